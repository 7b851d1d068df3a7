// Whose work the present step is: taken over by oneself, given to a colleague, or lent until a day.
import { html, nothing, type TemplateResult } from "lit";
import { AssignDossier } from "../graphql/operations/staff.ts";
import { t } from "../texts/staff/messages.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { ask } from "./service.ts";

export class DossierAssignment extends DossierForm {
  protected readonly success = "DossierAssigned";

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    if (!dossier?.work.isHere || dossier.work.choices.length === 0) return nothing;
    return this.folded(
      t.assign,
      html`<form class="stack" @submit=${this.#submit}>
        <p class="small soft">${t.assignMeans}</p>
        <div class="field">
          <label for="clerk-name">${t.clerkName}</label>
          <input id="clerk-name" name="clerk" maxlength="60" autocomplete="off" />
        </div>
        <div class="field">
          <label for="assigned-until">${t.assignUntil}</label>
          <input id="assigned-until" name="until" type="date" />
        </div>
        <div class="field">
          <label for="assign-reason">${t.reason}</label>
          <textarea id="assign-reason" name="reason" rows="2" maxlength="500" required></textarea>
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${t.assignNow}</button>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const clerkName = fieldOf(event, "clerk");
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      // There is no directory of clerks: a colleague is known by the name she goes by in the office.
      clerk: clerkName || null,
      clerkName: clerkName || null,
      until: fieldOf(event, "until") || null,
      reason: fieldOf(event, "reason"),
    };
    await this.change(wish, async (input) => (await ask(AssignDossier, { input })).assignDossier, t.didAssign);
  };
}

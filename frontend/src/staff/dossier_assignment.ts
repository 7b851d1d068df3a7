// Whose work the present step is: taken over by oneself, given to a colleague of the directory, or lent until a day.
import { html, nothing, type TemplateResult } from "lit";
import { AssignDossier } from "../graphql/operations/staff.ts";
import type { Colleague } from "../graphql/operations/types.ts";
import { inboxTexts } from "../texts/staff/inbox.ts";
import { t } from "../texts/staff/messages.ts";
import { colleagues } from "./directory/colleagues.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText } from "./element.ts";
import { ask } from "./service.ts";

export class DossierAssignment extends DossierForm {
  static override properties = { ...DossierForm.properties, others: { state: true } };
  declare others: readonly Colleague[];
  protected readonly success = "DossierAssigned";

  constructor() {
    super();
    this.others = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    if (!dossier?.work.acts.includes("ASSIGN")) return nothing;
    const w = inboxTexts();
    return this.folded(
      t.assign,
      html`<form class="stack" @submit=${this.#submit} @focusin=${this.#know}>
        <p class="small soft">${t.assignMeans}</p>
        <div class="field">
          <label for="assign-clerk">${w.clerk}</label>
          <select id="assign-clerk" name="clerk">
            <option value="">${w.myself}</option>
            ${this.others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
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

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (changed.has("dossier") && this.dossier) void this.#know();
  }

  /** The directory is read when a dossier is opened, and again by a form that is used much later. */
  readonly #know = async (): Promise<void> => {
    try {
      const others = await colleagues();
      if (others.map(({ id }) => id).join() !== this.others.map(({ id }) => id).join()) this.others = others;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      clerk: fieldOf(event, "clerk") || null,
      until: fieldOf(event, "until") || null,
      reason: fieldOf(event, "reason"),
    };
    await this.change(wish, async (input) => (await ask(AssignDossier, { input })).assignDossier, t.didAssign);
  };
}

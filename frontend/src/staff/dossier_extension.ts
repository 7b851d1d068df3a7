// An apology with a new date (form 04): the clerk sees the new date before she saves it.
import { html, nothing, type TemplateResult } from "lit";
import { ExtendDossier, StaffExtensionEffect } from "../graphql/operations/staff.ts";
import { localized } from "../texts/language.ts";
import { momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText } from "./element.ts";
import { ask } from "./service.ts";

export class DossierExtension extends DossierForm {
  static override properties = { ...DossierForm.properties, effect: { state: true }, isRefused: { state: true } };
  /** In words: the new date, or why there is none. */
  declare effect: string;
  declare isRefused: boolean;
  protected readonly success = "DossierExtended";

  constructor() {
    super();
    this.effect = "";
    this.isRefused = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    if (!dossier?.work.acts.includes("EXTEND")) return nothing;
    return this.folded(
      t.extend,
      html`<form class="stack" @submit=${this.#submit}>
        <p class="small soft">${t.extendMeans}</p>
        <div class="field">
          <label for="new-due-on">${t.newDueOn}</label>
          <input id="new-due-on" name="day" type="date" required @change=${this.#chosen} />
        </div>
        <div role="status">
          ${this.effect ? html`<p class="notice ${this.isRefused ? "bad" : ""} num">${this.effect}</p>` : nothing}
        </div>
        <div class="field">
          <label for="apology">${t.apology}</label>
          <p class="small soft" id="apology-hint">${t.noteHint}</p>
          <textarea id="apology" name="apology" rows="3" maxlength="500" required aria-describedby="apology-hint"></textarea>
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${t.extendNow}</button>
      </form>`,
    );
  }

  readonly #chosen = async (event: Event): Promise<void> => {
    const newDueOn = (event.target as HTMLInputElement).value;
    this.effect = "";
    if (!this.dossier || !newDueOn) return;
    try {
      const { dossier } = await ask(StaffExtensionEffect, { code: this.dossier.code, newDueOn });
      const seen = dossier?.work.effectOfExtension;
      if (!seen) return;
      this.isRefused = !seen.dueAfter;
      this.effect = seen.dueAfter
        ? t.extensionWillBe(momentText(seen.dueAfter), seen.addedWorkingDays)
        : seen.message
          ? localized(seen.message)
          : "";
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
      newDueOn: fieldOf(event, "day"),
      apology: fieldOf(event, "apology"),
    };
    await this.change(wish, async (input) => (await ask(ExtendDossier, { input })).extendDossier, t.didExtend);
    this.effect = "";
  };
}

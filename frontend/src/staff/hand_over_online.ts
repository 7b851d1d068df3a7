// The result is given out as a file: its fingerprint is reckoned here, the file goes nowhere.
import { html, nothing, type TemplateResult } from "lit";
import { sha256 } from "../elements/sha256.ts";
import { IssueResultOnline } from "../graphql/operations/handover.ts";
import { siteNow } from "../site_clock.ts";
import { localDay } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { ask } from "./service.ts";

export class HandOverOnline extends DossierForm {
  static override properties = { ...DossierForm.properties, file: { state: true } };
  declare file: { readonly name: string; readonly hash: string } | null;
  protected readonly success = "ResultIssuedOnline";

  constructor() {
    super();
    this.file = null;
  }

  protected override render(): TemplateResult {
    const text = handoverTexts();
    const today = localDay(siteNow());
    return this.folded(
      text.online,
      html`<form class="stack" @submit=${this.#submit}>
        <p class="small soft">${text.onlineMeans}</p>
        <div class="field">
          <label for="result-file">${text.file}</label>
          <input id="result-file" type="file" @change=${this.#chosen} />
          <div role="status">
            ${
              this.file
                ? html`<p class="small">${text.hash}:<br /><span class="hash num">${this.file.hash || text.hashing}</span></p>`
                : nothing
            }
          </div>
        </div>
        <div class="field">
          <label for="issued-on">${text.issuedOn}</label>
          <input id="issued-on" name="issued" type="date" required .defaultValue=${today} max=${today} />
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${text.issue}</button>
      </form>`,
    );
  }

  readonly #chosen = async (event: Event): Promise<void> => {
    const chosen = (event.target as HTMLInputElement).files?.[0];
    this.file = chosen ? { name: chosen.name, hash: "" } : null;
    this.trouble = "";
    if (!chosen) return;
    const hash = await sha256(chosen);
    if (this.file?.name === chosen.name) this.file = { name: chosen.name, hash };
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier, file } = this;
    if (!dossier) return;
    if (!file?.hash) return void (this.trouble = handoverTexts().chooseFile);
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      fileName: file.name,
      sha256: file.hash,
      issuedOn: fieldOf(event, "issued"),
    };
    await this.change(
      wish,
      async (input) => (await ask(IssueResultOnline, { input })).issueResultOnline,
      handoverTexts().didIssue,
    );
  };
}

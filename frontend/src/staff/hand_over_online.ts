// The result is given out as a file: sent to where it is kept, then confirmed.
import { html, type TemplateResult } from "lit";
import { IssueResultOnline } from "../graphql/operations/handover.ts";
import { siteNow } from "../site_clock.ts";
import { localDay } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import type { FileSender } from "./file_sender.ts";
import { ask } from "./service.ts";

export class HandOverOnline extends DossierForm {
  protected readonly success = "ResultIssuedOnline";

  protected override render(): TemplateResult {
    const text = handoverTexts();
    const today = localDay(siteNow());
    return this.folded(
      text.online,
      html`<form class="stack" @submit=${this.#submit}>
        <p class="small soft">${text.onlineMeans}</p>
        <dl-file-sender class="stack" name="result-file" .label=${text.file}></dl-file-sender>
        <div class="field">
          <label for="issued-on">${text.issuedOn}</label>
          <input id="issued-on" name="issued" type="date" required .defaultValue=${today} max=${today} />
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${text.issue}</button>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    const sender = this.querySelector<FileSender>("dl-file-sender");
    if (!dossier || !sender || this.isBusy) return;
    const issuedOn = fieldOf(event, "issued");
    this.isBusy = true;
    this.trouble = "";
    const upload = await sender.sent({ dossier: dossier.code });
    this.isBusy = false;
    if (!upload) return;
    let isAnswered = false;
    await this.change(
      { dossier: dossier.code, version: dossier.version, upload, issuedOn },
      async (input) => {
        const { issueResultOnline } = await ask(IssueResultOnline, { input });
        isAnswered = true;
        return issueResultOnline;
      },
      handoverTexts().didIssue,
    );
    if (isAnswered) sender.settle(!this.trouble);
  };
}

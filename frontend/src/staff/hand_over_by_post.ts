// The result goes by post, and what became of it there.
import { html, type TemplateResult } from "lit";
import { EndPosting, PostResult } from "../graphql/operations/handover.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { problem } from "./element.ts";
import { ask } from "./service.ts";

export class HandOverByPost extends DossierForm {
  protected get success(): string {
    return this.dossier?.work.handover?.isWithThePost ? "PostingEnded" : "ResultPosted";
  }

  protected override render(): TemplateResult {
    const text = handoverTexts();
    if (this.dossier?.work.handover?.isWithThePost) {
      return html`<div class="stack">
        <button type="button" aria-busy=${this.isBusy} @click=${() => void this.#end(true)}>${text.delivered}</button>
        <button type="button" class="plain" aria-busy=${this.isBusy} @click=${() => void this.#end(false)}>${text.cameBack}</button>
        ${problem(this.trouble)}
      </div>`;
    }
    return this.folded(
      text.post,
      html`<form class="stack" @submit=${this.#submit}>
        <div class="field">
          <label for="carrier">${text.carrier}</label>
          <input id="carrier" name="carrier" maxlength="60" required .defaultValue=${text.usualCarrier} />
        </div>
        <div class="field">
          <label for="tracking-number">${text.tracking}</label>
          <input id="tracking-number" name="tracking" maxlength="50" autocomplete="off" required />
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${text.sendByPost}</button>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      carrier: fieldOf(event, "carrier"),
      trackingNumber: fieldOf(event, "tracking"),
    };
    await this.change(wish, async (input) => (await ask(PostResult, { input })).postResult, handoverTexts().didPost);
  };

  async #end(isDelivered: boolean): Promise<void> {
    const { dossier } = this;
    if (!dossier) return;
    const text = handoverTexts();
    await this.change(
      { dossier: dossier.code, version: dossier.version, isDelivered },
      async (input) => (await ask(EndPosting, { input })).endPosting,
      isDelivered ? text.didDeliver : text.didComeBack,
    );
  }
}

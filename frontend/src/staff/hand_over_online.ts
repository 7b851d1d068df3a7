// The result is given out as a file: sent to where it is kept, then confirmed.
import { html, nothing, type TemplateResult } from "lit";
import { sha256 } from "../elements/sha256.ts";
import { Intention } from "../graphql/intention.ts";
import { IssueResultOnline, OfferUpload } from "../graphql/operations/handover.ts";
import type { FileKind } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { fileSize } from "../texts/file_size.ts";
import { localDay } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText } from "./element.ts";
import { ask } from "./service.ts";
import { ACCEPTED, fit, type Place, upload, UploadBroke } from "./uploading.ts";

interface Chosen {
  readonly file: File;
  readonly kind: FileKind;
  /** "" while it is reckoned. */
  readonly hash: string;
}

/** The service offers no place, and says why. */
class NoPlace extends Error {}

export class HandOverOnline extends DossierForm {
  static override properties = {
    ...DossierForm.properties,
    chosen: { state: true },
    percent: { state: true },
    isBroken: { state: true },
  };
  declare chosen: Chosen | null;
  /** Of the file that is being sent; null while none is. */
  declare percent: number | null;
  declare isBroken: boolean;
  protected readonly success = "ResultIssuedOnline";
  readonly #offering = new Intention();
  /** The place of the chosen file once it was sent: who presses again need not send it again. */
  #sent = "";

  constructor() {
    super();
    this.chosen = null;
    this.percent = null;
    this.isBroken = false;
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
          <input id="result-file" type="file" accept=${ACCEPTED} ?disabled=${this.percent !== null} @change=${this.#choose} />
          <div role="status">
            ${
              this.chosen
                ? html`<p class="small">${text.hash}:<br /><span class="hash num">${this.chosen.hash || text.hashing}</span></p>`
                : nothing
            }
          </div>
        </div>
        <div class="field">
          <label for="issued-on">${text.issuedOn}</label>
          <input id="issued-on" name="issued" type="date" required .defaultValue=${today} max=${today} />
        </div>
        ${this.#progress()}
        <button class="plain" aria-busy=${this.isBusy}>${text.issue}</button>
      </form>`,
    );
  }

  #progress(): TemplateResult | typeof nothing {
    if (this.percent === null) return nothing;
    const text = handoverTexts();
    return html`<div class="field">
      <label for="sent" class="num">${text.sending(this.percent)}</label>
      <progress id="sent" max="100" .value=${this.percent}></progress>
      <div role="status">${this.isBroken ? html`<p class="notice">${text.sendingAgain}</p>` : nothing}</div>
    </div>`;
  }

  readonly #choose = async (event: Event): Promise<void> => {
    const text = handoverTexts();
    const file = (event.target as HTMLInputElement).files?.[0];
    this.chosen = null;
    this.trouble = "";
    this.#forget();
    if (!file) return;
    const found = fit(file);
    if ("unfit" in found) {
      const { unfit } = found;
      return void (this.trouble = unfit === "tooLarge" ? text.tooLarge(fileSize(file.size)) : text[unfit]);
    }
    this.chosen = { file, kind: found.kind, hash: "" };
    const hash = await sha256(file);
    if (this.chosen?.file === file) this.chosen = { ...this.chosen, hash };
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier, chosen } = this;
    if (!dossier || this.isBusy) return;
    if (!chosen?.hash) return void (this.trouble = this.trouble || handoverTexts().chooseFile);
    const issuedOn = fieldOf(event, "issued");
    if (!(await this.#send(dossier.code, chosen))) return;
    let isAnswered = false;
    await this.change(
      { dossier: dossier.code, version: dossier.version, upload: this.#sent, issuedOn },
      async (input) => {
        const { issueResultOnline } = await ask(IssueResultOnline, { input });
        isAnswered = true;
        return issueResultOnline;
      },
      handoverTexts().didIssue,
    );
    // Refused, the file is sent anew: it may be what is wrong.
    if (isAnswered) this.#forget();
    if (isAnswered && !this.trouble) this.chosen = null;
  };

  /** Whether the file was sent, now or before. */
  async #send(dossier: string, { file, kind, hash }: Chosen): Promise<boolean> {
    if (this.#sent) return true;
    const wish = { dossier, fileName: file.name, kind, size: file.size, sha256: hash };
    const offer = async (): Promise<Place> => {
      const input = { ...wish, idempotencyKey: this.#offering.key(wish) };
      const { offerUpload } = await ask(OfferUpload, { input });
      if (offerUpload.__typename !== "UploadOffered") throw new NoPlace(offerUpload.message);
      return offerUpload.upload;
    };
    this.isBusy = true;
    this.trouble = "";
    this.percent = 0;
    try {
      this.#sent = await upload(file, offer, {
        onProgress: (share) => {
          this.percent = Math.floor(share * 100);
          this.isBroken = false;
        },
        onBreak: () => (this.isBroken = true),
      });
      return true;
    } catch (failure) {
      if (failure instanceof NoPlace) this.trouble = failure.message;
      else this.trouble = failure instanceof UploadBroke ? handoverTexts().notArrived : failureText(failure);
      return false;
    } finally {
      this.isBusy = false;
      this.percent = null;
      this.isBroken = false;
    }
  }

  #forget(): void {
    this.#sent = "";
    this.#offering.settle();
  }
}

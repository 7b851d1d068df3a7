// A field for one file that is sent when the form around it is: its fingerprint, how far it is, what went wrong.
import { html, nothing, type TemplateResult } from "lit";
import { sha256 } from "../elements/sha256.ts";
import { Intention } from "../graphql/intention.ts";
import { OfferUpload } from "../graphql/operations/handover.ts";
import type { FileKind } from "../graphql/operations/types.ts";
import { fileSize } from "../texts/file_size.ts";
import { fileTexts } from "../texts/staff/files.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";
import { ACCEPTED, fit, type Place, upload, UploadBroke } from "./uploading.ts";

interface Chosen {
  readonly file: File;
  readonly kind: FileKind;
  /** "" while it is reckoned. */
  readonly hash: string;
}

/** Whose file it is: a dossier's result, or the scan of one of its papers. */
export interface Owner {
  readonly dossier: string;
  readonly document?: string;
}

const nameOf = ({ dossier, document }: Owner): string => `${dossier}/${document ?? ""}`;

/** The service offers no place, and says why. */
class NoPlace extends Error {}

export class FileSender extends StaffElement {
  static override properties = {
    name: {},
    label: {},
    chosen: { state: true },
    percent: { state: true },
    isBroken: { state: true },
    trouble: { state: true },
  };
  /** Tells the fields of one page apart. */
  declare name: string;
  declare label: string;
  declare chosen: Chosen | null;
  /** Of the file that is being sent; null while none is. */
  declare percent: number | null;
  declare isBroken: boolean;
  declare trouble: string;
  readonly #offering = new Intention();
  /** The place of the chosen file once it was sent: who presses again for the same owner need not send it again. */
  #sent = "";
  #sentFor = "";

  constructor() {
    super();
    this.name = "";
    this.label = "";
    this.chosen = null;
    this.percent = null;
    this.isBroken = false;
    this.trouble = "";
  }

  protected override render(): TemplateResult {
    const text = fileTexts();
    return html`<div class="field">
        <label for=${this.name}>${this.label}</label>
        <input id=${this.name} type="file" accept=${ACCEPTED} ?disabled=${this.percent !== null} @change=${this.#choose} />
        <div role="status">
          ${
            this.chosen
              ? html`<p class="small">${text.hash}:<br /><span class="hash num">${this.chosen.hash || text.hashing}</span></p>`
              : nothing
          }
        </div>
      </div>
      ${this.#progress()} ${problem(this.trouble)}`;
  }

  #progress(): TemplateResult | typeof nothing {
    if (this.percent === null) return nothing;
    const text = fileTexts();
    return html`<div class="field">
      <label for="${this.name}-sent" class="num">${text.sending(this.percent)}</label>
      <progress id="${this.name}-sent" max="100" .value=${this.percent}></progress>
      <div role="status">${this.isBroken ? html`<p class="notice">${text.sendingAgain}</p>` : nothing}</div>
    </div>`;
  }

  /** The place where the chosen file lies now; null when there is none yet, which is said. */
  async sent(owner: Owner): Promise<string | null> {
    const { chosen } = this;
    if (!chosen?.hash) {
      this.trouble = this.trouble || fileTexts().chooseFile;
      return null;
    }
    if (this.#sentFor !== nameOf(owner)) this.#sent = "";
    if (!this.#sent) await this.#send(owner, chosen);
    this.#sentFor = nameOf(owner);
    return this.#sent || null;
  }

  /** An answer came: the file is sent anew for another try, for it may be what is wrong. With `done` none is chosen. */
  settle(isDone: boolean): void {
    this.#sent = "";
    this.#offering.settle();
    if (!isDone) return;
    this.chosen = null;
    const input = this.querySelector("input");
    if (input) input.value = "";
  }

  readonly #choose = async (event: Event): Promise<void> => {
    const text = fileTexts();
    const file = (event.target as HTMLInputElement).files?.[0];
    this.chosen = null;
    this.trouble = "";
    this.settle(false);
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

  async #send(owner: Owner, { file, kind, hash }: Chosen): Promise<void> {
    const wish = { ...owner, fileName: file.name, kind, size: file.size, sha256: hash };
    const offer = async (): Promise<Place> => {
      const input = { ...wish, idempotencyKey: this.#offering.key(wish) };
      const { offerUpload } = await ask(OfferUpload, { input });
      if (offerUpload.__typename !== "UploadOffered") throw new NoPlace(offerUpload.message);
      return offerUpload.upload;
    };
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
    } catch (failure) {
      if (failure instanceof NoPlace) {
        this.trouble = failure.message;
        this.#offering.settle();
      } else this.trouble = failure instanceof UploadBroke ? fileTexts().notArrived : failureText(failure);
    } finally {
      this.percent = null;
      this.isBroken = false;
    }
  }
}

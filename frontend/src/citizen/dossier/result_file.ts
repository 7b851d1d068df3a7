// The result's file, for whoever has shown the second factor on this page: its address is asked for at each press.
import { html, LitElement, type TemplateResult } from "lit";
import { saveFrom } from "../../elements/save_file.ts";
import { ApiError, run } from "../../graphql/client.ts";
import { type MyDetails, MyResultFile } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { handoverTexts } from "../../texts/citizen/handover.ts";
import { t } from "../../texts/citizen/messages.ts";
import { fileSize } from "../../texts/file_size.ts";
import { wholeDay } from "../../texts/moments.ts";

type Shown = Extract<
  NonNullable<ResultOf<typeof MyDetails>["dossier"]>["personal"],
  { __typename: "PersonalDetails" }
>;

export class ResultFile extends LitElement {
  static override properties = {
    code: {},
    digits: { attribute: false },
    file: { attribute: false },
    isAsking: { state: true },
    said: { state: true },
  };
  declare code: string;
  declare digits: string;
  declare file: NonNullable<Shown["resultFile"]> | null;
  declare isAsking: boolean;
  declare said: { readonly text: string; readonly isBad: boolean } | null;

  constructor() {
    super();
    this.file = null;
    this.isAsking = false;
    this.said = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { file } = this;
    if (!file) return html``;
    const text = handoverTexts();
    return html`<h3>${text.yourFile}</h3>
      <p class="tight">
        <b>${file.name}</b><br />
        <span class="soft small num">${text.signedOn(wholeDay(file.issuedOn), fileSize(file.size ?? 0))}</span>
      </p>
      <button type="button" aria-busy=${this.isAsking} @click=${() => void this.#download()}>${text.download}</button>
      <div role="status">
        ${this.said ? html`<p class="notice ${this.said.isBad ? "" : "good"}">${this.said.text}</p>` : ""}
      </div>
      <p class="small soft">${text.keepIt}</p>`;
  }

  async #download(): Promise<void> {
    if (this.isAsking) return;
    const text = handoverTexts();
    this.isAsking = true;
    this.said = null;
    try {
      const { dossier } = await run(MyResultFile, { code: this.code, phoneLast4: this.digits });
      const found = dossier?.personal;
      const address = found?.__typename === "PersonalDetails" ? found.resultFile?.address : null;
      if (address) saveFrom(address.url);
      this.said = address ? { text: text.downloading, isBad: false } : { text: text.fileIsGone, isBad: true };
    } catch (failure) {
      this.said = { text: failure instanceof ApiError ? failure.message : t.noAnswer, isBad: true };
    } finally {
      this.isAsking = false;
    }
  }
}

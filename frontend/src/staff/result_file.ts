// The file of a result that was given out online, for the units of its dossier.
import { html, nothing, type TemplateResult } from "lit";
import { saveFrom } from "../elements/save_file.ts";
import { StaffResultFile } from "../graphql/operations/handover.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { fileSize } from "../texts/file_size.ts";
import { wholeDay } from "../texts/moments.ts";
import { fileTexts } from "../texts/staff/files.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { problem, WorkingElement } from "./element.ts";
import { ask } from "./service.ts";

export class ResultFile extends WorkingElement {
  static override properties = { ...WorkingElement.properties, dossier: { attribute: false } };
  declare dossier: StaffDossierFields | null;

  constructor() {
    super();
    this.dossier = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const file = this.dossier?.work.resultFile;
    if (!file) return nothing;
    const text = handoverTexts();
    return html`<p>
        ${file.name} · <span class="num">${wholeDay(file.issuedOn)}${file.size ? ` · ${fileSize(file.size)}` : ""}</span>
      </p>
      <p class="small">${fileTexts().hash}:<br /><span class="hash num">${file.sha256}</span></p>
      ${
        file.size
          ? html`<button type="button" class="plain fit" aria-busy=${this.isBusy} @click=${() => void this.work(this.#fetch)}>
              ${text.download}
            </button>`
          : nothing
      }
      ${problem(this.trouble)}`;
  }

  readonly #fetch = async (): Promise<void> => {
    if (!this.dossier) return;
    const { dossier } = await ask(StaffResultFile, { code: this.dossier.code });
    const address = dossier?.work.resultFile?.address;
    if (address) saveFrom(address.url);
    else this.trouble = handoverTexts().fileIsGone;
  };
}

// The scan of a paper that need not be brought again, fetched at intake.
import { html, nothing, type TemplateResult } from "lit";
import { saveFrom } from "../elements/save_file.ts";
import { StaffScans } from "../graphql/operations/handover.ts";
import { fileSize } from "../texts/file_size.ts";
import { fileTexts } from "../texts/staff/files.ts";
import { problem, WorkingElement } from "./element.ts";
import type { Copy } from "./intake_submitter.ts";
import { ask } from "./service.ts";

export class CopyScan extends WorkingElement {
  static override properties = { ...WorkingElement.properties, copy: { attribute: false } };
  declare copy: Copy | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { copy } = this;
    if (!copy?.scan) return nothing;
    return html`<button
        type="button"
        class="plain small fit"
        aria-label="${fileTexts().fetchScan}: ${copy.document}"
        aria-busy=${this.isBusy}
        @click=${() => void this.work(() => this.#fetch(copy))}
      >
        ${fileTexts().fetchScan} · ${fileSize(copy.scan.size)}
      </button>
      ${problem(this.trouble)}`;
  }

  /** Addresses lapse, so one is asked for when it is used. */
  async #fetch({ dossierCode, document }: Copy): Promise<void> {
    const { dossier } = await ask(StaffScans, { code: dossierCode });
    const scan = dossier?.work.scans.find((each) => each.document === document);
    if (scan) saveFrom(scan.address.url);
    else this.trouble = fileTexts().noScan;
  }
}

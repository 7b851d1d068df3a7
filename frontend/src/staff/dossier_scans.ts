// The scans of a dossier's digitised papers: looked at, attached, replaced by a better one.
import { html, nothing, type TemplateResult } from "lit";
import { saveFrom } from "../elements/save_file.ts";
import { Intention } from "../graphql/intention.ts";
import { AttachScan, StaffScans } from "../graphql/operations/handover.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { fileSize } from "../texts/file_size.ts";
import { momentText } from "../texts/moments.ts";
import { fileTexts } from "../texts/staff/files.ts";
import { problem, WorkingElement } from "./element.ts";
import type { FileSender } from "./file_sender.ts";
import { ask } from "./service.ts";

type Scan = NonNullable<ResultOf<typeof StaffScans>["dossier"]>["work"]["scans"][number];

export class DossierScans extends WorkingElement {
  static override properties = {
    ...WorkingElement.properties,
    dossier: { attribute: false },
    scans: { state: true },
    said: { state: true },
  };
  declare dossier: StaffDossierFields | null;
  /** Null until they were asked for. */
  declare scans: readonly Scan[] | null;
  declare said: string;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.dossier = null;
    this.scans = null;
    this.said = "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    const papers = dossier?.work.intake.documents.filter(({ isDigitised }) => isDigitised) ?? [];
    // Another unit is told nothing of them.
    if (!dossier?.work.handover || papers.length === 0) return nothing;
    const text = fileTexts();
    return html`<details class="act" @toggle=${this.#toggled}>
      <summary>${text.scans}</summary>
      <div class="stack">
        <p class="small soft">${text.scansMean}</p>
        ${this.scans ? html`${this.#list(papers)} ${this.#form(papers)}` : html`<p role="status">${text.loading}</p>`}
        <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
        ${problem(this.trouble)}
      </div>
    </details>`;
  }

  #list(papers: readonly { readonly name: string }[]): TemplateResult {
    const text = fileTexts();
    return html`<ul class="papers">
      ${papers.map(({ name }) => {
        const scan = this.scans?.find(({ document }) => document === name);
        return html`<li>
          <p>
            <b>${name}</b><br />
            <span class="small soft num"
              >${scan ? `${fileSize(scan.size)} · ${momentText(scan.attachedAt)} · ${scan.clerkName}` : text.noScan}</span
            >
          </p>
          ${
            scan
              ? html`<button
                  type="button"
                  class="plain fit"
                  aria-label="${text.fetchScan}: ${name}"
                  aria-busy=${this.isBusy}
                  @click=${() => void this.work(() => this.#fetch(name))}
                >
                  ${text.fetchScan}
                </button>`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
  }

  #form(papers: readonly { readonly name: string }[]): TemplateResult {
    const text = fileTexts();
    return html`<form class="stack" @submit=${this.#submit}>
      <div class="field">
        <label for="scan-of">${text.scanOf}</label>
        <select id="scan-of" name="document">
          ${papers.map(({ name }) => html`<option value=${name}>${name}</option>`)}
        </select>
      </div>
      <dl-file-sender class="stack" name="scan-file" .label=${text.scanFile}></dl-file-sender>
      <button class="plain" aria-busy=${this.isBusy}>${text.attach}</button>
    </form>`;
  }

  readonly #toggled = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !this.scans) void this.work(this.#load);
  };

  readonly #load = async (): Promise<void> => {
    if (!this.dossier) return;
    const { dossier } = await ask(StaffScans, { code: this.dossier.code });
    this.scans = dossier?.work.scans ?? [];
  };

  /** Addresses lapse, so they are asked for anew. */
  async #fetch(document: string): Promise<void> {
    this.said = "";
    await this.#load();
    const scan = this.scans?.find((each) => each.document === document);
    if (scan) saveFrom(scan.address.url);
    else this.trouble = fileTexts().noScan;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const document = String(new FormData(event.target as HTMLFormElement).get("document") ?? "");
    await this.work(() => this.#attach(document));
  };

  async #attach(document: string): Promise<void> {
    const sender = this.querySelector<FileSender>("dl-file-sender");
    const dossier = this.dossier?.code;
    if (!sender || !dossier) return;
    this.said = "";
    const upload = await sender.sent({ dossier, document });
    if (!upload) return;
    const wish = { dossier, upload };
    const { attachScan } = await ask(AttachScan, { input: { ...wish, idempotencyKey: this.#intention.key(wish) } });
    this.#intention.settle();
    const isDone = attachScan.__typename === "ScanAttached";
    sender.settle(isDone);
    if (!isDone) return void (this.trouble = attachScan.message);
    this.said = fileTexts().attached(document);
    await this.#load();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get("dossier") as StaffDossierFields | null | undefined;
    if (!changed.has("dossier") || before?.code === this.dossier?.code) return;
    this.scans = null;
    this.said = "";
    this.trouble = "";
  }
}

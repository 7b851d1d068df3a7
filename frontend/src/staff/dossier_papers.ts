// The papers a dossier called for so far: printed again any time, the receipt on a roll too.
import { html, nothing, type TemplateResult } from "lit";
import { savePdf } from "../elements/save_file.ts";
import { StaffPaper } from "../graphql/operations/staff.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

type Paper = StaffDossierFields["work"]["papers"][number];

export class DossierPapers extends StaffElement {
  static override properties = {
    dossier: { attribute: false },
    busy: { state: true },
    trouble: { state: true },
  };
  declare dossier: StaffDossierFields | null;
  /** Which button waits for its file. */
  declare busy: string;
  declare trouble: string;

  constructor() {
    super();
    this.dossier = null;
    this.busy = "";
    this.trouble = "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const papers = this.dossier?.work.papers ?? [];
    if (papers.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="papers-title">
      <h3 id="papers-title">${t.papers}</h3>
      <p class="small soft">${t.papersHint}</p>
      <ul class="papers">
        ${papers.map(
          (paper) => html`<li>
            <p>
              <b>${t.formNumber(paper.number)}</b> · ${localized(paper.title)}<br /><span class="small soft num"
                >${momentText(paper.issuedAt)}</span
              >
            </p>
            <div class="row">
              ${this.#button(paper, false)} ${paper.fitsRoll ? this.#button(paper, true) : nothing}
            </div>
          </li>`,
        )}
      </ul>
      ${problem(this.trouble)}
    </section>`;
  }

  #button(paper: Paper, onRoll: boolean): TemplateResult {
    const words = onRoll ? t.printRoll : t.printA4;
    return html`<button
      type="button"
      class="plain fit"
      aria-label="${words}: ${t.formNumber(paper.number)}, ${momentText(paper.issuedAt)}"
      aria-busy=${this.busy === nameOf(paper, onRoll)}
      @click=${() => void this.#print(paper, onRoll)}
    >
      ${words}
    </button>`;
  }

  async #print(paper: Paper, onRoll: boolean): Promise<void> {
    const { dossier } = this;
    if (!dossier || this.busy) return;
    this.busy = nameOf(paper, onRoll);
    this.trouble = "";
    try {
      const answer = await ask(StaffPaper, { code: dossier.code, paper: paper.id, onRoll });
      const file = answer.dossier?.work.paper;
      if (file) savePdf(file);
      else this.trouble = t.paperIsGone;
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.busy = "";
    }
  }
}

const nameOf = (paper: Paper, onRoll: boolean): string => `${paper.id}${onRoll ? "-roll" : ""}`;

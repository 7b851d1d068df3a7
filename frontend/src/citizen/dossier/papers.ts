// The papers the office gave out, to be downloaded by whoever has shown the second factor on this page.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { savePdf } from "../../elements/save_file.ts";
import { ApiError, run } from "../../graphql/client.ts";
import { type MyDetails, MyPaper } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { momentText } from "../../texts/moments.ts";

type Shown = Extract<
  NonNullable<ResultOf<typeof MyDetails>["dossier"]>["personal"],
  { __typename: "PersonalDetails" }
>;
type Paper = Shown["papers"][number];

export class DossierPapers extends LitElement {
  static override properties = {
    code: {},
    digits: { attribute: false },
    papers: { attribute: false },
    busy: { state: true },
    trouble: { state: true },
  };
  declare code: string;
  declare digits: string;
  declare papers: readonly Paper[];
  /** The paper that is being fetched. */
  declare busy: string;
  declare trouble: string;

  constructor() {
    super();
    this.papers = [];
    this.busy = "";
    this.trouble = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<h3>${t.papersTitle}</h3>
      <p class="small soft">${t.papersHint}</p>
      <ul class="list">
        ${this.papers.map(
          (paper) => html`<li class="tight">
            <p>
              <b>${localized(paper.title)}</b><br /><span class="soft small num"
                >${t.paperForm(paper.number)} · ${momentText(paper.issuedAt)}</span
              >
            </p>
            <button
              type="button"
              class="plain"
              aria-label="${t.downloadPaper}: ${localized(paper.title)}, ${momentText(paper.issuedAt)}"
              aria-busy=${this.busy === paper.id}
              @click=${() => void this.#download(paper)}
            >
              ${t.downloadPaper}
            </button>
          </li>`,
        )}
      </ul>
      <div role="alert">${this.trouble ? html`<p class="notice">${this.trouble}</p>` : nothing}</div>`;
  }

  async #download(paper: Paper): Promise<void> {
    if (this.busy) return;
    this.busy = paper.id;
    this.trouble = "";
    try {
      const { dossier } = await run(MyPaper, { code: this.code, phoneLast4: this.digits, paper: paper.id });
      const found = dossier?.personal;
      if (found?.__typename === "PersonalDetails" && found.paper) savePdf(found.paper);
      else this.trouble = t.paperIsGone;
    } catch (failure) {
      this.trouble = failure instanceof ApiError ? failure.message : t.noAnswer;
    } finally {
      this.busy = "";
    }
  }
}

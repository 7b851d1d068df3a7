// Dossiers that wait for their citizens' papers, longest first: those long unanswered are for the head to decide.
import { html, nothing, type TemplateResult } from "lit";
import { AwaitedPapers } from "../../graphql/operations/due_watch.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { dayAndMonth, localDay } from "../../texts/moments.ts";
import { awaitedTexts } from "../../texts/staff/awaited_papers.ts";
import { problem, WorkingElement } from "../element.ts";
import { ask } from "../service.ts";

type Awaited = ResultOf<typeof AwaitedPapers>["awaitedPapers"];

const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;
/** As far as the service counts. */
const MOST_COUNTED = 300;

/** Sends `open-awaited` with a dossier's code. */
export class AwaitedPapersSection extends WorkingElement {
  static override properties = { ...WorkingElement.properties, awaited: { state: true } };
  declare awaited: Awaited | null;

  constructor() {
    super();
    this.awaited = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** As many as were shown before. */
  async load(): Promise<void> {
    const first = Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, this.awaited?.dossiers.nodes.length ?? 0));
    await this.work(async () => {
      this.awaited = (await ask(AwaitedPapers, { first })).awaitedPapers;
    });
  }

  readonly #more = (): Promise<void> =>
    this.work(async () => {
      const known = this.awaited;
      if (!known) return;
      const { nodes, pageInfo } = known.dossiers;
      const { awaitedPapers: next } = await ask(AwaitedPapers, { first: PAGE_SIZE, after: pageInfo.endCursor });
      this.awaited = { ...next, dossiers: { ...next.dossiers, nodes: [...nodes, ...next.dossiers.nodes] } };
    });

  protected override render(): TemplateResult {
    const t = awaitedTexts();
    const { awaited } = this;
    return html`<section class="sheet stack" aria-labelledby="awaited">
      <h2 id="awaited">${t.title}</h2>
      ${problem(this.trouble)}
      ${
        !awaited
          ? nothing
          : awaited.dossiers.nodes.length === 0
            ? html`<p>${t.none}</p>`
            : html`<p class="small soft">
                  ${t.count(awaited.awaitedCount, awaited.awaitedCount >= MOST_COUNTED)} ${t.means}
                </p>
                ${this.#renderRows(awaited)}`
      }
      ${
        awaited?.dossiers.pageInfo.hasNextPage
          ? html`<button type="button" class="plain fit" aria-busy=${this.isBusy} @click=${this.#more}>${t.more}</button>`
          : nothing
      }
    </section>`;
  }

  #renderRows({ dossiers: { nodes } }: Awaited): TemplateResult {
    const t = awaitedTexts();
    return html`<table class="due">
      <caption class="visually-hidden">
        ${t.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.dossier}</th>
          <th scope="col">${t.asked}</th>
          <th scope="col">${t.waits}</th>
        </tr>
      </thead>
      <tbody>
        ${nodes.map(
          ({ about, since, workingDays, isAbandoned, isLate }) =>
            html`<tr>
              <td>
                <button type="button" class="quiet num" @click=${() => this.send("open-awaited", about.code)}>${about.code}</button>
                <span class="clip small soft">${about.procedureName}</span>
              </td>
              <td class="small">
                ${about.note}
                ${about.documents.filter(({ state }) => state === "MISSING").map(({ name }) => html`<p><b>${name}</b></p>`)}
              </td>
              <td class="num">
                ${t.since(dayAndMonth(localDay(since)), workingDays)}
                ${isAbandoned ? html`<br /><span class="pill warn">${t.abandoned}</span>` : nothing}
                ${isLate ? html`<br /><span class="pill bad">${t.late}</span>` : nothing}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

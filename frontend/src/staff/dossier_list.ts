// The list of a procedure's dossiers: chosen by procedure and days, on screen, on paper and as a file.
import { html, nothing, type TemplateResult } from "lit";
import { saveText } from "../elements/save_file.ts";
import { DossierListFile, DossierListPage, ListedProcedures } from "../graphql/operations/terms.ts";
import type { ListEntryFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { localized } from "../texts/language.ts";
import { localDay } from "../texts/moments.ts";
import { listText } from "../texts/staff/dossier_list.ts";
import { problem, WorkingElement } from "./element.ts";
import { ask } from "./service.ts";

type Procedure = ResultOf<typeof ListedProcedures>["listedProcedures"]["nodes"][number];
type Shown = Omit<ResultOf<typeof DossierListPage>["dossierList"], "entries">;

/** What is shown: a procedure and the days of receipt, "" for any. */
interface Choice {
  readonly procedure: string;
  readonly since: string;
  readonly until: string;
}

/** Pages that are read without being asked for; a longer list says that it goes on. */
const PAGES_AT_ONCE = 3;

/** Sends `list-left`. */
export class DossierListPageElement extends WorkingElement {
  static override properties = {
    procedures: { state: true },
    shown: { state: true },
    entries: { state: true },
  };
  /** Null until the first answer is there. */
  declare procedures: readonly Procedure[] | null;
  declare shown: Shown | null;
  declare entries: readonly ListEntryFields[];
  #choice: Choice = { procedure: "", since: "", until: "" };
  #further: string | null = null;

  constructor() {
    super();
    this.procedures = null;
    this.shown = null;
    this.entries = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.work(async () => {
      const { listedProcedures } = await ask(ListedProcedures, {});
      this.procedures = listedProcedures.nodes;
    });
  }

  protected override render(): TemplateResult {
    const text = listText();
    return html`
      <main class="settings dossier-list stack">
        <div class="row between wrap no-print">
          <h1>${text.title}</h1>
          <button type="button" class="quiet" @click=${() => this.send("list-left")}>${text.back}</button>
        </div>
        <p class="soft no-print">${text.lead}</p>
        ${this.#renderChoice()} ${problem(this.trouble)} ${this.shown ? this.#renderList(this.shown) : nothing}
      </main>
    `;
  }

  #renderChoice(): TemplateResult {
    const text = listText();
    if (!this.procedures) return html`<p class="soft" role="status">${this.trouble ? nothing : text.loading}</p>`;
    if (this.procedures.length === 0) return html`<p class="notice">${text.noProcedures}</p>`;
    return html`<form class="sheet stack no-print" @submit=${this.#show}>
      <label
        ><span>${text.procedure}</span>
        <select name="procedure">
          ${this.procedures.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select></label
      >
      <div class="grid">
        <label><span>${text.since}</span><input type="date" name="since" /></label>
        <label><span>${text.until}</span><input type="date" name="until" /></label>
      </div>
      <button aria-busy=${this.isBusy}>${text.show}</button>
    </form>`;
  }

  #renderList({ officeName, procedureName, acceptsFrom, acceptsUntil }: Shown): TemplateResult {
    const text = listText();
    return html`<section class="sheet stack" aria-labelledby="list-title">
      <h2 id="list-title" tabindex="-1">${procedureName}</h2>
      <p class="soft">
        ${officeName} · ${text.count(this.entries.length, this.#further === null)}${
          acceptsFrom && acceptsUntil ? ` · ${text.round(dayInFull(acceptsFrom), dayInFull(acceptsUntil))}` : nothing
        }
      </p>
      ${this.entries.length === 0 ? html`<p>${text.nobody}</p>` : this.#renderTable()}
      <div class="others no-print">
        ${
          this.#further
            ? html`<button type="button" class="plain" @click=${() => void this.work(() => this.#read(1))}>${text.more}</button>`
            : nothing
        }
        <button type="button" class="plain" @click=${() => window.print()}>${text.print}</button>
        <button type="button" class="plain" aria-busy=${this.isBusy} @click=${() => void this.work(() => this.#save())}>
          ${text.save}
        </button>
      </div>
    </section>`;
  }

  #renderTable(): TemplateResult {
    const text = listText();
    return html`<table class="num" aria-labelledby="list-title">
        <thead>
          <tr>
            <th scope="col">${text.number}</th>
            <th scope="col">${text.name}</th>
            <th scope="col">${text.state}</th>
            <th scope="col">${text.received}</th>
            <th scope="col">${text.due}</th>
            <th scope="col">${text.ended}</th>
          </tr>
        </thead>
        <tbody>
          ${this.entries.map(
            (entry, index) =>
              html`<tr>
                <td>${index + 1}</td>
                <td>
                  <b>${entry.name ?? html`<span class="soft">${text.unnamed}</span>`}</b>
                  <span class="small soft dossier-code">${entry.code}</span>
                </td>
                <td>
                  ${localized(entry.state)}
                  <span class="small soft dossier-code">${entry.isFinished ? text.finished : text.working}</span>
                </td>
                <td data-label="${text.received}: ">${dayOf(entry.receivedAt)}</td>
                <td data-label="${text.due}: ">${dayOf(entry.dueAt)}</td>
                <td data-label="${text.ended}: ">${dayOf(entry.endedAt)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  readonly #show = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(typed.get(name) ?? "");
    void this.work(async () => {
      this.#choice = { procedure: text("procedure"), since: text("since"), until: text("until") };
      this.#further = null;
      this.entries = [];
      this.shown = null;
      await this.#read(PAGES_AT_ONCE);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#list-title")?.focus();
    });
  };

  async #read(pages: number): Promise<void> {
    for (let page = 0; page < pages; page += 1) {
      const { dossierList } = await ask(DossierListPage, { ...this.#wanted(), after: this.#further });
      const { entries, ...shown } = dossierList;
      this.entries = [...this.entries, ...entries.nodes];
      this.shown = shown;
      this.#further = entries.pageInfo.hasNextPage ? entries.pageInfo.endCursor : null;
      if (!this.#further) return;
    }
  }

  async #save(): Promise<void> {
    const { dossierList } = await ask(DossierListFile, this.#wanted());
    saveText({ fileName: `${this.#choice.procedure}.csv`, text: dossierList.listCsv, type: "text/csv;charset=utf-8" });
  }

  #wanted(): { procedure: string; since: string | null; until: string | null } {
    const { procedure, since, until } = this.#choice;
    return { procedure, since: since || null, until: until || null };
  }
}

function dayOf(moment: string | null): string {
  return moment ? dayInFull(localDay(moment)) : "–";
}

/** "23/11/2026": on paper the year is asked for. */
function dayInFull(day: string): string {
  return day.split("-").reverse().join("/");
}

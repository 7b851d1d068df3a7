// Every procedure of an office: by words, by sector, or those most used here.
import { html, nothing } from "lit";
import { define } from "../../elements/define.ts";
import { OfficeSectors, ProcedureList } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { back, frame, skeleton } from "../frame.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";
import { levelPill } from "../procedure/facts.ts";
import { procedureName } from "./names.ts";
import { ProcedureSearch } from "./search.ts";

export const tag = "dl-procedures-page";

const PAGE_LENGTH = 20;
const MOST_USED_SHOWN = 8;

type List = ResultOf<typeof ProcedureList>["procedures"];

class ProceduresPage extends Page {
  #office: ResultOf<typeof OfficeSectors>["office"] = null;
  #nodes: List["nodes"] | null = null;
  #pageInfo: List["pageInfo"] | null = null;
  readonly #sector = new URLSearchParams(location.search).get("sector");

  protected get heading(): string {
    return this.#sector ?? t.procedureQuestion;
  }

  protected async load(): Promise<void> {
    const [{ office }] = await Promise.all([
      this.ask(OfficeSectors, { office: this.param("office") }),
      this.#more([], null),
    ]);
    this.#office = office;
  }

  async #more(before: List["nodes"], after: string | null): Promise<void> {
    const { procedures } = await this.ask(ProcedureList, {
      office: this.param("office"),
      search: "",
      sector: this.#sector,
      mostUsed: this.#sector === null,
      first: this.#sector === null ? MOST_USED_SHOWN : PAGE_LENGTH,
      after,
    });
    this.#nodes = [...before, ...procedures.nodes];
    this.#pageInfo = procedures.pageInfo;
    this.requestUpdate();
  }

  override render() {
    const office = this.param("office");
    return frame({
      lead: this.#sector
        ? back(address.procedures(office), t.allSectors)
        : back(address.office(office), this.#office?.name ?? t.toOffice),
      aside: html`<span class="small soft nowrap">${t.step(1, 3)}</span>`,
      body: html`<h1>${this.#sector ?? t.procedureQuestion}</h1>
        ${this.networkNotice()}
        ${this.#sector
          ? nothing
          : html`<dl-procedure-search
              .office=${office}
              .isLabelled=${true}
              .hrefFor=${(code: string) => address.procedure(office, code)}
            ></dl-procedure-search>`}
        ${this.#list()} ${this.#sector ? nothing : this.#sectors()}`,
    });
  }

  #list() {
    if (!this.#nodes) return this.failure ? nothing : skeleton("tall");
    return html`<section class="sheet" aria-labelledby="procedure-list">
      <h2 id="procedure-list">${this.#sector ? t.inThisSector : t.mostUsedHere}</h2>
      <ul class="list">
        ${this.#nodes.map(
          (procedure) => html`<li>
            <a class="tap" href=${address.procedure(this.param("office"), procedure.code)}
              >${procedureName(procedure)}</a
            >
            <p>${levelPill(procedure.level)}</p>
          </li>`,
        )}
      </ul>
      ${this.#pageInfo?.hasNextPage && this.#sector
        ? html`<button type="button" class="plain" @click=${this.#showMore}>${t.showMore}</button>`
        : nothing}
    </section>`;
  }

  #sectors() {
    if (!this.#office) return nothing;
    return html`<section class="sheet" aria-labelledby="sectors">
      <h2 id="sectors">${t.bySector}</h2>
      <ul class="list">
        ${this.#office.sectors.map(
          (sector) =>
            html`<li><a class="tap" href=${address.procedures(this.param("office"), sector)}>${sector}</a></li>`,
        )}
      </ul>
    </section>`;
  }

  readonly #showMore = (): void => {
    void this.#more(this.#nodes ?? [], this.#pageInfo?.endCursor ?? null).catch(() => {
      this.failure = "no-answer";
      this.requestUpdate();
    });
  };
}

define("dl-procedure-search", ProcedureSearch);
define(tag, ProceduresPage);

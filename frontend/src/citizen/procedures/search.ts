// Finding a procedure by a few words, with or without accents: a field, and the procedures under it as one types.
import { html, LitElement, nothing } from "lit";
import { ProcedureList } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { ask } from "../kept_answers.ts";
import { t } from "../../texts/citizen/first.ts";
import { procedureName } from "./names.ts";

const TYPING_PAUSE_IN_MS = 250;
const MOST_SHOWN = 8;

type Found = ResultOf<typeof ProcedureList>["procedures"];

export class ProcedureSearch extends LitElement {
  static override properties = { office: {}, hrefFor: { attribute: false }, isLabelled: { attribute: false } };
  declare office: string;
  /** Where a found procedure leads. */
  declare hrefFor: (code: string) => string;
  /** The page's own heading asks the question; else the field shows its label. */
  declare isLabelled: boolean;
  #words = "";
  #found: Found | null = null;
  #isFailed = false;
  #timer = 0;
  #asking = new AbortController();

  constructor() {
    super();
    this.office = "";
    this.hrefFor = () => "#";
    this.isLabelled = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    return html`<form role="search" @submit=${this.#submit}>
        <label for="procedure-search" class=${this.isLabelled ? "visually-hidden" : ""}>${t.searchLabel}</label>
        <input
          id="procedure-search"
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          placeholder=${t.searchHint}
          .value=${this.#words}
          @input=${this.#typed}
        />
      </form>
      <div role="status">${this.#words ? this.#answer() : nothing}</div>`;
  }

  #answer() {
    if (this.#isFailed) return html`<p class="notice bad">${t.noAnswer}</p>`;
    if (!this.#found) return html`<p class="soft small">${t.searching}</p>`;
    const { nodes, pageInfo } = this.#found;
    if (nodes.length === 0) return html`<p class="notice">${t.noProcedure(this.#words)}</p>`;
    return html`<p class="small soft">${pageInfo.hasNextPage ? t.manyFound(nodes.length) : t.found(nodes.length)}</p>
      <ul class="sheet list">
        ${nodes.map(
          (procedure) => html`<li>
            <a class="tap" href=${this.hrefFor(procedure.code)}>${procedureName(procedure)}</a>
            <p class="small soft">${procedure.sector}</p>
          </li>`,
        )}
      </ul>`;
  }

  #typed(event: InputEvent): void {
    this.#words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), TYPING_PAUSE_IN_MS);
    this.requestUpdate();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    clearTimeout(this.#timer);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const search = this.#words.trim();
    if (!search) {
      this.#found = null;
      this.requestUpdate();
      return;
    }
    try {
      const asked = { office: this.office, search, mostUsed: false, first: MOST_SHOWN };
      this.#found = (await ask(ProcedureList, asked, signal)).data.procedures;
      this.#isFailed = false;
    } catch {
      if (signal.aborted) return;
      this.#isFailed = true;
    }
    this.requestUpdate();
  }
}

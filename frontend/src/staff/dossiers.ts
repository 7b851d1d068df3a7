// The office's dossiers by what is left of their time, narrowed as the clerk likes, several chosen to act on; and one by its code.
import { html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../graphql/client.ts";
import { StaffInbox, StaffInboxChoices } from "../graphql/operations/inbox.ts";
import type { InboxRow } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { inboxTexts } from "../texts/staff/inbox.ts";
import { t } from "../texts/staff/messages.ts";
import { registrationTexts } from "../texts/staff/registration.ts";
import type { DossierDialog } from "./dossier.ts";
import { draft, keepDraft } from "./drafts.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import type { BatchDialog } from "./inbox/batch.ts";
import { MOST_CHOSEN } from "./inbox/common.ts";
import { EVERYTHING, type Filter, isNarrowed, wishOf } from "./inbox/filter.ts";
import { type Choices, renderFilters } from "./inbox/filters.ts";
import { mayBeChosen, renderRows } from "./inbox/rows.ts";
import type { RegistrationDialog } from "./registration.ts";
import { ask } from "./service.ts";

const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;
/** Short pages, of which the service looks at so many rows each, are followed so far when the list is asked for again. */
const MOST_PAGES_AT_ONCE = 5;
const REFRESH_SECONDS = 60;
const FILTER_DRAFT = "inbox";

export class DossierLists extends StaffElement {
  static override properties = {
    office: { attribute: false },
    rows: { state: true },
    filter: { state: true },
    choices: { state: true },
    chosen: { state: true },
    trouble: { state: true },
    code: { state: true },
  };
  declare office: string;
  /** Null until the first answer. */
  declare rows: readonly InboxRow[] | null;
  declare filter: Filter;
  declare choices: Choices | null;
  /** Codes. */
  declare chosen: ReadonlySet<string>;
  declare trouble: string;
  /** As typed in the search field. */
  declare code: string;
  /** Where the list goes on; null at its end. */
  #next: string | null = null;
  #poll: Poll | null = null;
  /** Counts what was asked for: the newest answer is shown, not the last that comes. */
  #asked = 0;
  readonly #open = (event: Event): void => this.#show((event as CustomEvent<string>).detail);
  /** A dossier was taken in at the desk: it belongs on the list at once. */
  readonly #received = (): void => this.#reload();

  constructor() {
    super();
    this.office = "";
    this.rows = null;
    this.filter = { ...EVERYTHING, ...draft<Partial<Filter>>(FILTER_DRAFT, {}) };
    this.choices = null;
    this.chosen = new Set();
    this.trouble = "";
    this.code = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("open-dossier", this.#open);
    document.addEventListener("dossier-received", this.#received);
    this.#poll = poll(async () => {
      await this.#load();
      return REFRESH_SECONDS;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("open-dossier", this.#open);
    document.removeEventListener("dossier-received", this.#received);
    this.#poll?.stop();
  }

  /** As many as were shown before, so that what has been unfolded stays unfolded. */
  async #load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const wanted = Math.max(PAGE_SIZE, this.rows?.length ?? 0);
    try {
      this.choices ??= (await ask(StaffInboxChoices, {})).inboxChoices;
      const found: InboxRow[] = [];
      let after: string | null = null;
      for (let page = 0; page < MOST_PAGES_AT_ONCE; page += 1) {
        const inbox = await this.#page(Math.min(wanted - found.length, LARGEST_PAGE), after);
        found.push(...inbox.nodes);
        after = inbox.pageInfo.hasNextPage ? inbox.pageInfo.endCursor : null;
        if (!after || found.length >= wanted || (page === 0 && !this.rows?.length)) break;
      }
      if (asked !== this.#asked) return; // something else was asked for meanwhile
      this.#next = after;
      this.rows = found;
      const known = new Set(found.map(({ code }) => code));
      this.chosen = new Set([...this.chosen].filter((code) => known.has(code)));
      this.trouble = "";
    } catch (failure) {
      const said = failureText(failure);
      if (asked === this.#asked) this.trouble = said;
      throw failure;
    }
  }

  /** At once, also while an older question is on its way. */
  #reload(): void {
    this.#load().catch(failureText); // said beside the list already; what is our own fault is thrown
  }

  async #page(first: number, after: string | null) {
    return (await ask(StaffInbox, { ...wishOf(this.filter, siteNow()), first, after })).inbox;
  }

  async #more(): Promise<void> {
    try {
      const { nodes, pageInfo } = await this.#page(PAGE_SIZE, this.#next);
      this.#next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      const known = new Set(this.rows?.map(({ code }) => code));
      this.rows = [...(this.rows ?? []), ...nodes.filter(({ code }) => !known.has(code))];
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  #show(code: string): void {
    void this.querySelector<DossierDialog>("dl-dossier")?.open(code);
  }

  #narrow(filter: Filter): void {
    keepDraft(FILTER_DRAFT, filter);
    this.filter = filter;
    this.rows = null;
    this.chosen = new Set();
    this.#reload();
  }

  protected override render(): TemplateResult {
    return html`
      <section class="dossiers" aria-labelledby="dossiers-title">
        <div class="row between wrap">
          <h2 id="dossiers-title">${t.dossiers}</h2>
          <button type="button" class="plain fit" @click=${this.#register}>${registrationTexts().open}</button>
        </div>
        ${renderFilters(this.filter, this.choices, (filter) => this.#narrow(filter))}
        ${this.rows ? this.#renderList(this.rows) : this.trouble ? nothing : html`<p role="status">${t.loading}</p>`}
        ${problem(this.trouble)}
        <form class="find" @submit=${this.#find}>
          <label for="find-dossier">${t.findDossier}</label>
          <div class="row">
            <input
              id="find-dossier"
              class="code"
              autocomplete="off"
              spellcheck="false"
              placeholder="H17.45-261123-0001"
              .value=${this.code}
              @input=${this.#typed}
            />
            <button class="plain">${t.find}</button>
          </div>
        </form>
        <dl-dossier @dossier-moved=${() => this.#reload()}></dl-dossier>
        <dl-registration .office=${this.office}></dl-registration>
        <dl-dossier-batch @batch-done=${this.#acted}></dl-dossier-batch>
      </section>
    `;
  }

  #renderList(rows: readonly InboxRow[]): TemplateResult {
    const w = inboxTexts();
    const nothingHere = this.#next ? w.lookOn : isNarrowed(this.filter) ? w.nothingFound : t.noDossiers;
    return html`
      ${
        rows.length === 0
          ? html`<p class="soft" role="status">${nothingHere}</p>`
          : html`${this.#renderChosen(rows)}
            ${renderRows({
              rows,
              chosen: this.chosen,
              choose: (row, isChosen) => this.#choose(row, isChosen),
              show: (code) => this.#show(code),
            })}`
      }
      ${this.#next ? html`<button type="button" class="quiet" @click=${() => void this.#more()}>${t.more}</button>` : nothing}
    `;
  }

  #renderChosen(rows: readonly InboxRow[]): TemplateResult {
    const w = inboxTexts();
    const possible = rows.filter(mayBeChosen).slice(0, MOST_CHOSEN);
    const all = possible.length > 0 && possible.every(({ code }) => this.chosen.has(code));
    return html`<div class="chosen">
      <label class="switch"
        ><input
          type="checkbox"
          .checked=${all}
          ?disabled=${possible.length === 0}
          @change=${() => (this.chosen = all ? new Set() : new Set(possible.map(({ code }) => code)))}
        />${w.chooseAll}</label
      >
      <span role="status" class="small">${this.chosen.size > 0 ? w.chosen(this.chosen.size) : ""}${this.chosen.size === MOST_CHOSEN ? html`. ${w.mostChosen(MOST_CHOSEN)}` : nothing}</span>
      ${
        this.chosen.size > 0
          ? html`<button type="button" class="plain fit" @click=${this.#act}>${w.actOnChosen}</button>`
          : nothing
      }
    </div>`;
  }

  #choose(row: InboxRow, isChosen: boolean): void {
    const next = new Set(this.chosen);
    if (isChosen && next.size < MOST_CHOSEN) next.add(row.code);
    else next.delete(row.code);
    this.chosen = next;
    this.requestUpdate(); // a box ticked beyond the most is unticked again
  }

  readonly #register = (): void => this.querySelector<RegistrationDialog>("dl-registration")?.open();

  readonly #act = (): void => {
    const chosen = this.rows?.filter(({ code }) => this.chosen.has(code)) ?? [];
    void this.querySelector<BatchDialog>("dl-dossier-batch")?.open(chosen, this.choices?.batchSteps ?? []);
  };

  /** What was refused stays chosen. */
  readonly #acted = (event: Event): void => {
    const done = new Set((event as CustomEvent<string[]>).detail);
    this.chosen = new Set([...this.chosen].filter((code) => !done.has(code)));
    this.#reload();
  };

  readonly #typed = (event: Event): void => {
    this.code = (event.target as HTMLInputElement).value;
  };

  readonly #find = (event: Event): void => {
    event.preventDefault();
    if (this.code.trim()) this.#show(this.code.trim());
  };
}

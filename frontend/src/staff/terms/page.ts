// The manager's page of procedures: one is found, its terms are drafted, previewed and applied, with their record.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../../graphql/intention.ts";
import { ChangeTerms, PreviewTerms, TermsNow, TermsProcedures } from "../../graphql/operations/terms.ts";
import type { TermsChangeFields, TermsFields, TermsInput } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { localized } from "../../texts/language.ts";
import { momentText } from "../../texts/moments.ts";
import { termsText } from "../../texts/staff/terms.ts";
import { failureText, problem, WorkingElement } from "../element.ts";
import { ask } from "../service.ts";
import { renderDifferences } from "../settings/preview.ts";
import { draftOf, inputOf, type TermsDraft } from "./draft.ts";
import { renderFields } from "./form.ts";

type Procedure = ResultOf<typeof TermsProcedures>["procedures"]["nodes"][number];
type Preview = ResultOf<typeof PreviewTerms>["previewTerms"];

const SHORTEST_REASON = 3;

/** Sends `terms-left`. */
export class TermsPage extends WorkingElement {
  static override properties = {
    office: { attribute: false },
    found: { state: true },
    terms: { state: true },
    seen: { state: true },
    changes: { state: true },
    said: { state: true },
  };
  declare office: string;
  /** Null until the first answer is there. */
  declare found: readonly Procedure[] | null;
  /** Of the procedure that was chosen. */
  declare terms: TermsFields | null;
  /** The change that was previewed and what it would do; null while editing. */
  declare seen: { readonly terms: TermsInput; readonly preview: Preview } | null;
  declare changes: readonly TermsChangeFields[];
  declare said: string;
  #draft: TermsDraft | null = null;
  #reason = "";
  #search = "";
  #further: string | null = null;
  #olderThan: string | null = null;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.office = "";
    this.found = null;
    this.terms = null;
    this.seen = null;
    this.changes = [];
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#find("", null);
  }

  async #find(search: string, after: string | null): Promise<void> {
    this.#search = search;
    await this.#tell(async () => {
      const { procedures } = await ask(TermsProcedures, { office: this.office, search, after });
      if (search !== this.#search) return;
      this.found = after ? [...(this.found ?? []), ...procedures.nodes] : procedures.nodes;
      this.#further = procedures.pageInfo.hasNextPage ? procedures.pageInfo.endCursor : null;
    });
  }

  async #open(procedure: string): Promise<void> {
    await this.#load(procedure, null);
    await this.updateComplete;
    this.querySelector<HTMLElement>("#procedure-name")?.focus();
  }

  async #load(procedure: string, after: string | null): Promise<void> {
    const { procedureTerms } = await ask(TermsNow, { procedure, after });
    const { changes, ...terms } = procedureTerms;
    this.changes = after ? [...this.changes, ...changes.nodes] : changes.nodes;
    this.#olderThan = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
    if (!after) this.#edit(terms);
  }

  #edit(terms: TermsFields): void {
    this.terms = terms;
    this.#draft = draftOf(terms);
    this.seen = null;
    this.#reason = "";
  }

  /** What goes wrong is said on the page. */
  async #tell(act: () => Promise<void>): Promise<void> {
    this.trouble = "";
    try {
      await act();
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  protected override render(): TemplateResult {
    const text = termsText();
    return html`
      <main class="settings stack">
        <div class="row between wrap">
          <h1>${text.title}</h1>
          <button type="button" class="quiet" @click=${() => this.send("terms-left")}>${text.back}</button>
        </div>
        <p class="soft">${text.lead}</p>
        <p class=${this.said ? "notice good" : ""} role="status">${this.said}</p>
        ${this.terms && this.#draft ? this.#renderTerms(this.terms, this.#draft) : this.#renderSearch()}
      </main>
    `;
  }

  #renderSearch(): TemplateResult {
    const text = termsText();
    const { found } = this;
    const empty = found === null ? text.loading : text.nothingFound;
    return html`
      <div class="field">
        <label for="terms-search">${text.search}</label>
        <input
          id="terms-search"
          type="search"
          autocomplete="off"
          maxlength="80"
          .value=${this.#search}
          @input=${(event: Event) => void this.#find((event.target as HTMLInputElement).value, null)}
        />
      </div>
      ${problem(this.trouble)}
      <p class="soft" role="status">${found?.length || this.trouble ? nothing : empty}</p>
      <ul class="procedures">
        ${(found ?? []).map(
          ({ code, name, sector }) =>
            html`<li>
              <button type="button" class="plain" @click=${() => void this.work(() => this.#open(code))}>
                <span>${name}<span class="small soft"> ${sector} · <span class="num">${code}</span></span></span>
              </button>
            </li>`,
        )}
      </ul>
      ${
        this.#further
          ? html`<button type="button" class="quiet" @click=${() => void this.#find(this.#search, this.#further)}>
              ${text.more}
            </button>`
          : nothing
      }
    `;
  }

  #renderTerms(terms: TermsFields, draft: TermsDraft): TemplateResult {
    const text = termsText();
    return html`
      <section class="sheet stack" aria-labelledby="procedure-name">
        <h2 id="procedure-name" tabindex="-1">${terms.name}</h2>
        <p class="row between wrap">
          <span class="small soft">${terms.sector} · <span class="num">${terms.code}</span></span>
          <button type="button" class="quiet" @click=${this.#leaveProcedure}>${text.otherProcedure}</button>
        </p>
        <div class="stack" ?hidden=${this.seen !== null}>
          ${renderFields({ office: this.office, terms, draft, redraw: () => this.requestUpdate() })} ${this.seen ? nothing : problem(this.trouble)}
          <button type="button" aria-busy=${this.isBusy} @click=${() => void this.work(() => this.#preview())}>
            ${text.preview}
          </button>
        </div>
      </section>
      ${this.seen ? this.#renderSeen(this.seen.preview) : nothing} ${this.#renderHistory()}
    `;
  }

  #renderSeen({ differences, effects }: Preview): TemplateResult {
    const text = termsText();
    return html`<section class="sheet stack preview" aria-labelledby="preview-title">
      <h2 id="preview-title" tabindex="-1">${text.previewTitle}</h2>
      ${renderDifferences(differences)}
      <h3>${text.effects}</h3>
      <ul class="effects">
        ${effects.map((effect) => html`<li>${localized(effect)}</li>`)}
      </ul>
      <div class="field">
        <label for="reason">${text.reason}</label>
        <textarea
          id="reason"
          rows="2"
          maxlength="200"
          .value=${this.#reason}
          @input=${(event: Event) => {
            this.#reason = (event.target as HTMLTextAreaElement).value;
            this.trouble = "";
          }}
        ></textarea>
      </div>
      ${problem(this.trouble)}
      <div class="others">
        <button type="button" class="plain" @click=${() => (this.seen = null)}>${text.discard}</button>
        <button type="button" aria-busy=${this.isBusy} @click=${() => void this.work(() => this.#apply())}>
          ${text.apply}
        </button>
      </div>
    </section>`;
  }

  #renderHistory(): TemplateResult {
    const text = termsText();
    return html`<section class="sheet stack" aria-labelledby="history-title">
      <h2 id="history-title">${text.history}</h2>
      ${this.changes.length === 0 ? html`<p class="soft">${text.noHistory}</p>` : nothing}
      <ol class="history">
        ${this.changes.map(
          (change) =>
            html`<li class="tight">
              <p><b>${change.reason}</b></p>
              <p class="small soft">${text.changedBy(change.byName, momentText(change.at))}</p>
              ${renderDifferences(change.differences)}
            </li>`,
        )}
      </ol>
      ${
        this.#olderThan
          ? html`<button type="button" class="quiet" @click=${() => void this.work(() => this.#loadOlder())}>${text.more}</button>`
          : nothing
      }
    </section>`;
  }

  async #loadOlder(): Promise<void> {
    if (this.terms) await this.#load(this.terms.code, this.#olderThan);
  }

  readonly #leaveProcedure = async (): Promise<void> => {
    this.terms = null;
    this.seen = null;
    this.said = "";
    this.trouble = "";
    await this.updateComplete;
    this.querySelector<HTMLElement>("#terms-search")?.focus();
  };

  async #preview(): Promise<void> {
    if (!this.terms || !this.#draft) return;
    this.said = "";
    const terms = inputOf(this.terms, this.#draft);
    const { previewTerms } = await ask(PreviewTerms, { procedure: this.terms.code, terms });
    this.seen = { terms, preview: previewTerms };
    await this.updateComplete;
    this.querySelector<HTMLElement>("#preview-title")?.focus();
  }

  async #apply(): Promise<void> {
    const { seen, terms } = this;
    if (!seen || !terms) return;
    if (this.#reason.trim().length < SHORTEST_REASON) {
      this.trouble = termsText().reasonMissing;
      return;
    }
    const wish = { procedure: terms.code, version: terms.version, terms: seen.terms, reason: this.#reason };
    const input = { ...wish, idempotencyKey: this.#intention.key(wish) };
    const { changeTerms: answer } = await ask(ChangeTerms, { input });
    this.#intention.settle();
    if (answer.__typename === "TermsChanged") this.said = termsText().applied;
    if (answer.__typename === "TermsChanged" || answer.__typename === "TermsHaveChanged") await this.#load(terms.code, null);
    if (answer.__typename !== "TermsChanged") this.trouble = answer.message;
  }
}

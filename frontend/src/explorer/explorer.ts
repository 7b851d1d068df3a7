// The explorer: write a query, run it, read the answer; how to call the API, and its schema.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { type SiteConfig, siteConfig } from "../config.ts";
import { explorerTexts } from "../texts/explorer.ts";
import { chooseLanguage, language } from "../texts/language.ts";
import { EXAMPLE_NAMES, type ExampleName, exampleText } from "./examples.ts";
import { type RawAnswer, sendRaw } from "./raw_request.ts";
import { INTROSPECTION, type Introspection, renderReference } from "./schema_reference.ts";

const FIRST_OFFICE = "query FirstOffice { offices(first: 1) { nodes { id } } }";
/** Stands in the examples until the API has named an office of its own. */
const SOME_OFFICE = "lien-chieu";

export class ApiExplorer extends LitElement {
  static override properties = {
    config: { state: true },
    office: { state: true },
    query: { state: true },
    variables: { state: true },
    answer: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    reference: { state: true },
    referenceFailed: { state: true },
  };
  declare config: SiteConfig | null;
  declare office: string;
  declare query: string;
  declare variables: string;
  declare answer: RawAnswer | null;
  declare trouble: string;
  declare isBusy: boolean;
  declare reference: Introspection | null;
  declare referenceFailed: boolean;
  #token = "";
  #example: ExampleName | null = "procedure";

  constructor() {
    super();
    this.config = null;
    this.office = SOME_OFFICE;
    this.query = exampleText("procedure", SOME_OFFICE);
    this.variables = "";
    this.answer = null;
    this.trouble = "";
    this.isBusy = false;
    this.reference = null;
    this.referenceFailed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  async #start(): Promise<void> {
    this.config = await siteConfig();
    await Promise.all([this.#findOffice(), this.#readSchema()]);
  }

  async #findOffice(): Promise<void> {
    let id = this.config?.demo?.office;
    if (!id) {
      const answer = await sendRaw(this.#api, { query: FIRST_OFFICE }).catch(() => null);
      id = (answer?.data as { offices?: { nodes: readonly { id: string }[] } } | null)?.offices?.nodes[0]?.id;
    }
    if (!id) return;
    this.office = id;
    if (this.#example) this.query = exampleText(this.#example, id);
  }

  async #readSchema(): Promise<void> {
    this.referenceFailed = false;
    const answer = await sendRaw(this.#api, { query: INTROSPECTION }).catch(() => null);
    const data = answer?.data as Introspection | null | undefined;
    if (data?.__schema) this.reference = data;
    else this.referenceFailed = true;
  }

  get #api(): string {
    return this.config?.api ?? "/graphql";
  }

  protected override render(): TemplateResult {
    const t = explorerTexts(language());
    document.title = `${t.title} · Đến Lượt`;
    return html`
      <header class="bar">
        <b>Đến Lượt</b>
        <button
          type="button"
          class="quiet"
          lang=${language() === "vi" ? "en" : "vi"}
          @click=${this.#switchLanguage}
        >
          ${t.language}
        </button>
      </header>
      <main>
        <div class="stack lead-in">
          <h1>${t.title}</h1>
          <p>${t.lead}</p>
        </div>
        <section class="workbench" aria-label=${t.query}>
          <div class="stack">${this.#renderEditor()}</div>
          <div class="stack">${this.#renderResult()}</div>
        </section>
        <div class="columns">
          <section class="stack">${this.#renderHowTo()}</section>
          <section class="stack reference">
            <h2>${t.reference}</h2>
            ${this.#renderReference()}
          </section>
        </div>
      </main>
    `;
  }

  #renderEditor(): TemplateResult {
    const t = explorerTexts(language());
    return html`
      <h2>${t.examples}</h2>
      <div class="row wrap">
        ${EXAMPLE_NAMES.map(
          (name) =>
            html`<button
              type="button"
              class="plain fit"
              aria-pressed=${name === this.#example}
              @click=${() => this.#choose(name)}
            >
              ${t.exampleNames[name]}
            </button>`,
        )}
      </div>
      <form class="stack" @submit=${this.#submit} @keydown=${this.#keyed}>
        <div class="field">
          <label for="query">${t.query}</label>
          <textarea
            id="query"
            rows="18"
            spellcheck="false"
            autocapitalize="off"
            .value=${this.query}
            @input=${this.#typed}
          ></textarea>
        </div>
        <div class="field">
          <label for="variables">${t.variables}</label>
          <textarea
            id="variables"
            rows="2"
            spellcheck="false"
            autocapitalize="off"
            .value=${this.variables}
            @input=${(event: Event) => (this.variables = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
        </div>
        <div class="field">
          <label for="token">${t.token}</label>
          <input
            id="token"
            autocomplete="off"
            spellcheck="false"
            @input=${(event: Event) => (this.#token = (event.target as HTMLInputElement).value.trim())}
          />
        </div>
        <button aria-busy=${this.isBusy} aria-keyshortcuts="Control+Enter">
          ${this.isBusy ? t.running : t.run}
        </button>
      </form>
    `;
  }

  #renderResult(): TemplateResult {
    const t = explorerTexts(language());
    const { answer } = this;
    return html`
      <div class="row between wrap">
        <h2>${t.result}</h2>
        <span class="small soft num" role="status"
          >${answer ? t.status(answer.status, answer.milliseconds, answer.bytes) : nothing}</span
        >
      </div>
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      <pre tabindex="0" role="region" aria-label=${t.result}>${answer?.text ?? t.nothingYet}</pre>
    `;
  }

  #renderHowTo(): TemplateResult {
    const t = explorerTexts(language());
    return html`
      <h2>${t.howTo}</h2>
      <p>${t.call}</p>
      <pre tabindex="0" role="region" aria-label="curl">${this.#curl()}</pre>
      <p>${t.writes}</p>
      <p>${t.staff} <code>${this.config?.staff?.issuer ?? t.noIssuer}</code>. ${t.claims}</p>
      <h2>${t.limits}</h2>
      <ul class="limits">
        ${t.limitList.map((text) => html`<li>${text}</li>`)}
      </ul>
    `;
  }

  #renderReference(): TemplateResult {
    const t = explorerTexts(language());
    if (this.reference)
      return html`<p class="soft">${t.referenceLead}</p>
        ${renderReference(this.reference, t)}`;
    if (!this.referenceFailed) return html`<p role="status">${t.loading}</p>`;
    return html`<p role="status">${t.referenceFailed}</p>
      <button type="button" class="plain fit" @click=${this.#readSchema}>${t.retry}</button>`;
  }

  #curl(): string {
    const address = new URL(this.#api, location.href).href;
    return `curl ${address} \\\n  -H 'content-type: application/json' \\\n  -d '{"query":"{ board(office: \\"${this.office}\\") { asOf groups { name { vi } waiting } } }"}'`;
  }

  #choose(name: ExampleName): void {
    this.#example = name;
    this.query = exampleText(name, this.office);
    this.variables = "";
    void this.#run();
  }

  readonly #typed = (event: Event): void => {
    this.query = (event.target as HTMLTextAreaElement).value;
    this.#example = null;
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#run();
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#run();
  };

  async #run(): Promise<void> {
    if (this.isBusy) return;
    const t = explorerTexts(language());
    this.trouble = "";
    const variables = parseVariables(this.variables);
    if (!variables) return void (this.trouble = t.variablesAreInvalid);
    this.isBusy = true;
    try {
      this.answer = await sendRaw(this.#api, {
        query: this.query,
        variables,
        token: this.#token,
        language: language(),
      });
    } catch {
      this.trouble = t.noAnswer;
    } finally {
      this.isBusy = false;
    }
  }

  readonly #switchLanguage = (): void => {
    chooseLanguage(language() === "vi" ? "en" : "vi");
    document.documentElement.lang = language();
    this.requestUpdate();
  };
}

/** An object, an empty one for an empty field, or null when it is not JSON of an object. */
function parseVariables(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

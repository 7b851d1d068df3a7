// What every citizen's page has: its address, its title, asking the API, and saying when the network is gone.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { ApiError, type Doc } from "../graphql/client.ts";
import { clockTime } from "../texts/moments.ts";
import { t } from "../texts/citizen/first.ts";
import { announce } from "./announce.ts";
import { ask } from "./kept_answers.ts";

/** Set in light DOM: one stylesheet serves every page, and labels reach their fields. */
export abstract class Page extends LitElement {
  /** The named parts of the address. Set before the page is shown. */
  params: Readonly<Record<string, string>> = {};
  /** Why the page cannot show what it should. */
  protected failure: "no-answer" | { readonly message: string } | null = null;
  /** When the oldest answer on the page was true, if it is a kept one. */
  protected keptAt: number | null = null;
  #leaving = new AbortController();

  /** The page's own title, announced when it changes; empty while it is not known. */
  protected abstract get heading(): string;
  /** Ask what the page shows. Called when the page opens and when the person tries again. */
  protected abstract load(): Promise<void>;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaving = new AbortController();
    window.addEventListener("online", () => void this.reload(), { signal: this.leaving });
    void this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
  }

  protected override updated(): void {
    const title = this.heading ? `${this.heading} · ${t.siteName}` : t.siteName;
    if (title === document.title) return;
    document.title = title;
    if (this.heading) announce(this.heading);
  }

  /** Aborted when the person leaves the page. */
  protected get leaving(): AbortSignal {
    return this.#leaving.signal;
  }

  protected param(name: string): string {
    return this.params[name] ?? "";
  }

  protected async reload(): Promise<void> {
    this.keptAt = null;
    this.failure = null;
    try {
      await this.load();
    } catch (failure) {
      if (this.leaving.aborted) return;
      this.failure = failure instanceof ApiError ? { message: failure.message } : "no-answer";
      if (!(failure instanceof Error) || failure.name === "TypeError") console.error(failure);
    }
    this.requestUpdate();
  }

  /** Ask, and remember on the page whether the answer is a kept one. */
  protected async ask<Result, Variables extends object>(
    doc: Doc<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const { data, keptAt } = await ask(doc, variables, this.leaving);
    if (keptAt !== null) this.keptAt = Math.min(keptAt, this.keptAt ?? keptAt);
    return data;
  }

  /** What stands above the content when it is not fresh, or instead of it when there is none. */
  protected networkNotice(): TemplateResult | typeof nothing {
    if (this.failure) {
      const text = this.failure === "no-answer" ? t.noAnswer : this.failure.message;
      return html`<div class="notice bad stack" role="alert">
        <p>${text}</p>
        <button type="button" class="plain" @click=${() => void this.reload()}>${t.tryAgain}</button>
      </div>`;
    }
    if (this.keptAt === null) return nothing;
    return html`<p class="notice" role="status">${t.offlineSince(clockTime(this.keptAt))}</p>`;
  }
}

// The frame of the citizen's site: shows the page of the address, moves the focus, says where the person is.
import { html, LitElement, nothing } from "lit";
import { type SiteConfig, siteConfig } from "../config.ts";
import { language } from "../texts/language.ts";
import { t } from "../texts/citizen/first.ts";
import type { Page } from "./page.ts";
import { openPage, watchMoves } from "./router.ts";

export class App extends LitElement {
  #page: Page | null = null;
  #shown = "";
  #opening = 0;
  #demo: SiteConfig["demo"] = null;
  #isBroken = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchMoves(() => void this.#open());
    void this.#open();
    void siteConfig().then((config) => {
      this.#demo = config.demo;
      this.requestUpdate();
    });
  }

  async #open(): Promise<void> {
    const here = location.pathname + location.search;
    if (here === this.#shown) return;
    const isFirst = this.#shown === "";
    this.#shown = here;
    this.#opening += 1;
    const opening = this.#opening;
    const makePage = openPage(location.pathname);
    await siteConfig(); // says where the API is
    let page: Page;
    try {
      page = await makePage;
    } catch {
      // A part of the page did not come: no network, or the site was renewed meanwhile.
      this.#isBroken = true;
      this.requestUpdate();
      return;
    }
    if (opening !== this.#opening) return;
    this.#isBroken = false;
    this.#page = page;
    this.requestUpdate();
    await this.updateComplete;
    await page.updateComplete;
    if (isFirst) return;
    scrollTo(0, 0);
    page.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
  }

  override render() {
    return html`<a class="skip" href="#main" @click=${this.#skip}>${t.skipToContent}</a>
      ${this.#demo
        ? html`<aside class="demo small" aria-label=${t.demoLabel}>
            ${language() === "en" ? this.#demo.bannerEn : this.#demo.bannerVi}
          </aside>`
        : nothing}
      ${this.#isBroken
        ? html`<main class="stack">
            <h1>${t.noAnswerTitle}</h1>
            <p>${t.noAnswer}</p>
            <button type="button" @click=${() => location.reload()}>${t.tryAgain}</button>
          </main>`
        : this.#page}`;
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>("#main")?.focus();
  }
}

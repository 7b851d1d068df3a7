// The parts around a page's content: its top bar, its main region, its foot.
import { html, nothing, type TemplateResult } from "lit";
import { chooseLanguage, language } from "../texts/language.ts";
import { t } from "../texts/citizen/first.ts";
import { address } from "./router.ts";

type Content = TemplateResult | string | typeof nothing;

interface Frame {
  /** Left side of the top bar: where the person is, or the way back. */
  readonly lead: Content;
  /** Right side of the top bar. */
  readonly aside?: Content;
  /** The language switch stands in the top bar, so not in the foot too. */
  readonly isSwitchOnTop?: boolean;
  readonly body: Content;
}

export function frame({ lead, aside = nothing, isSwitchOnTop = false, body }: Frame): TemplateResult {
  return html`<header class="top">
      <div class="row between">
        <div class="tight">${lead}</div>
        ${isSwitchOnTop ? languageSwitch() : aside}
      </div>
    </header>
    <main id="main" tabindex="-1" class="stack">${body}</main>
    <footer class="foot small">
      <nav aria-label=${t.footLabel} class="row between wrap">
        <a class="tap" href=${address.mine}>${t.myPapers}</a>
        ${isSwitchOnTop ? nothing : languageSwitch()}
        <a class="tap" href="/">${t.otherOffices}</a>
      </nav>
    </footer>`;
}

/** The way back to where the person came from. */
export function back(href: string, text: string): TemplateResult {
  return html`<a class="tap back" href=${href}><span aria-hidden="true">←</span> ${text}</a>`;
}

/** Named in the other language, as its reader would look for it. */
function languageSwitch(): TemplateResult {
  const other = language() === "vi" ? "en" : "vi";
  const change = (): void => {
    chooseLanguage(other);
    location.reload();
  };
  return html`<button type="button" class="quiet" lang=${other} @click=${change}>
    ${other === "en" ? "English" : "Tiếng Việt"}
  </button>`;
}

/** Grey blocks the size of what will come: the page does not jump when it does. */
export function skeleton(...heights: readonly ("line" | "title" | "block" | "tall")[]): TemplateResult {
  return html`<div class="stack" role="status">
    ${heights.map((height) => html`<span class="skeleton ${height}" aria-hidden="true"></span>`)}
    <span class="visually-hidden">${t.loading}</span>
  </div>`;
}

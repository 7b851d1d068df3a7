// What both widgets share: their attributes, their language, links to the service, and standing alone on any page.
import { css, html, LitElement, type TemplateResult } from "lit";
import { clockTime, localDay } from "../texts/moments.ts";
import { type WidgetTexts, widgetTexts } from "../texts/widget.ts";

/** Known only while the script runs: where it came from is where the service is. */
const SCRIPT_ORIGIN = originOf(document.currentScript);

function originOf(script: HTMLOrSVGScriptElement | null): string {
  return script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : location.origin;
}

export abstract class Widget extends LitElement {
  static override properties = { office: {}, api: {}, lang: {} };
  /** The office's id, e.g. lien-chieu. */
  declare office: string;
  /** The service's site, e.g. https://denluot.example; the script's own origin when left out. */
  declare api: string;

  constructor() {
    super();
    this.office = "";
    this.api = "";
  }

  protected get base(): string {
    return (this.api || SCRIPT_ORIGIN).replace(/\/+$/, "");
  }

  protected get language(): "vi" | "en" {
    const nearest = this.closest<HTMLElement>("[lang]")?.lang ?? "";
    return nearest.toLowerCase().startsWith("en") ? "en" : "vi";
  }

  protected get t(): WidgetTexts {
    return widgetTexts(this.language);
  }

  protected address(path: string): string {
    return `${this.base}${path}${path.includes("?") ? "&" : "?"}lang=${this.language}`;
  }

  /** A link out of the ward's page; the service opens beside it. */
  protected link(path: string, text: string | TemplateResult, kind = ""): TemplateResult {
    return html`<a class=${kind} href=${this.address(path)} target="_blank" rel="noopener"
      >${text}<span class="unseen"> (${this.t.newTab})</span></a
    >`;
  }

  /** "thứ Hai 23/11", "Mon 23 Nov". */
  protected dayText(moment: string): string {
    return DAYS[this.language].format(new Date(moment)).replace(/^T/, "t").replace(/,/g, "");
  }

  /** "13:30" on the day of `asOf`, "7:00 thứ Ba 24/11" on another. */
  protected whenText(moment: string, asOf: string): string {
    return localDay(moment) === localDay(asOf) ? clockTime(moment) : `${clockTime(moment)} ${this.dayText(moment)}`;
  }
}

const dayFormat = (locale: string, weekday: "long" | "short", month: "numeric" | "short") =>
  new Intl.DateTimeFormat(locale, { timeZone: "Asia/Ho_Chi_Minh", weekday, day: "numeric", month });
const DAYS = { vi: dayFormat("vi-VN", "long", "numeric"), en: dayFormat("en-GB", "short", "short") };

/** Nothing of the host page leaks in but its type size and the --dl-* colours it may set. */
export const widgetStyles = css`
  :host {
    all: initial !important;
    display: block !important;
    box-sizing: border-box !important;
    container-type: inline-size !important;
    contain-intrinsic-inline-size: min(
      18em,
      70vw
    ) !important; /* in a float or flex row nothing else gives a width */
    font-family:
      system-ui,
      -apple-system,
      Roboto,
      "Noto Sans",
      sans-serif !important;
    font-size: inherit !important;
    line-height: 1.45 !important;
    color: var(--dl-ink, #17202a) !important;
    color-scheme: light !important;
    --brand: var(--dl-brand, #0b5a8a);
    --soft: var(--dl-soft, #4a5763);
    --line: var(--dl-line, #d7dde2);
    --paper: var(--dl-paper, #fff);
    --good: #1d7044;
    --warn: #8a5300;
  }
  :host([hidden]) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  .sheet {
    display: grid;
    gap: 0.6em;
    padding: 1em;
    border: 1px solid var(--line);
    border-radius: 0.6em;
    background: var(--paper);
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.2em 0.8em;
  }
  h2 {
    font-size: 1.1em;
  }
  h3 {
    font-size: 1em;
  }
  ul {
    list-style: none;
  }
  .soft {
    color: var(--soft);
    font-size: 0.9em;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .pill {
    padding: 0.15em 0.7em;
    border-radius: 99em;
    background: #e6f3eb;
    color: var(--good);
    font-size: 0.9em;
    font-weight: 600;
  }
  .pill.warn {
    background: #fff4dc;
    color: var(--warn);
  }
  a {
    color: var(--brand);
    text-underline-offset: 0.2em;
  }
  a.main {
    display: inline-flex;
    align-items: center;
    min-height: 3em;
    font-weight: 600;
  }
  button {
    min-height: 3em;
    padding: 0.4em 0.8em;
    border: 1px solid var(--soft);
    border-radius: 0.6em;
    background: var(--paper);
    color: var(--brand);
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid #17202a;
    box-shadow: 0 0 0 6px #ffdd00;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skeleton {
    height: 3.2em;
    border-radius: 0.6em;
    background: #eceff2;
  }
`;

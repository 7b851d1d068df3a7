// What the console's elements share: light DOM, and saying why something did not work.
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { ApiError, NoAnswerError } from "../graphql/client.ts";
import { chooseLanguage, language } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { SessionIsOver } from "./service.ts";

/** Set in light DOM: one sheet serves the console, and printing can leave everything but the receipt away. */
export abstract class StaffElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Does one thing at a time; what went wrong with the last one is its `trouble`, said beside the hand that caused it. */
export abstract class WorkingElement extends StaffElement {
  static override properties: PropertyDeclarations = { trouble: { state: true }, isBusy: { state: true } };
  declare trouble: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.trouble = "";
    this.isBusy = false;
  }

  /** Nothing when another thing is under way; what failed may be asked for again. */
  protected async work(task: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = "";
    try {
      await task();
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  }
}

/** The sentence for a failure, or "" for an ended session, which the page says once for all. Throws what is our own fault. */
export function failureText(failure: unknown): string {
  if (failure instanceof SessionIsOver) return "";
  if (failure instanceof ApiError) return failure.message;
  if (failure instanceof NoAnswerError) return t.notSent;
  throw failure;
}

/** An error beside the hand that caused it. */
export function problem(text: string): TemplateResult | typeof nothing {
  return text ? html`<p class="notice bad" role="alert">${text}</p>` : nothing;
}

/** A key as it is printed on a button; screen readers hear it through aria-keyshortcuts. */
export function keyCap(key: string): TemplateResult {
  return html`<kbd aria-hidden="true">${key}</kbd>`;
}

/** Changing language starts the page again; what was typed is kept as a draft. */
export function languageSwitch(): TemplateResult {
  const other = language() === "vi" ? "en" : "vi";
  const change = (): void => {
    chooseLanguage(other);
    location.reload();
  };
  return html`<button type="button" class="quiet" lang=${other} @click=${change}>${t.language}</button>`;
}

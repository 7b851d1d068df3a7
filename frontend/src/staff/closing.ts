// For how long a counter is closed: a dialog with a few times to be back, and the rest of the day.
import { html, type TemplateResult } from "lit";
import { siteNow } from "../site_clock.ts";
import { clockTime } from "../texts/moments.ts";
import { closingText } from "../texts/staff/closing.ts";
import { StaffElement } from "./element.ts";

const BREAKS_IN_MINUTES = [15, 30, 45, 60];
const STEP_IN_MS = 5 * 60_000;

/** The UTC moment so many minutes from now, on the nearest mark of five minutes. */
export function backAfter(minutes: number, now: number): string {
  return new Date(Math.round((now + minutes * 60_000) / STEP_IN_MS) * STEP_IN_MS).toISOString();
}

/** Sends `closing-chosen` with the moment to be back, or null for the rest of the day. */
export class ClosingDialog extends StaffElement {
  static override properties = { asked: { state: true } };
  declare asked: number;

  constructor() {
    super();
    this.asked = 0;
  }

  open(): void {
    this.asked = siteNow();
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #choose(backAt: string | null): void {
    this.#dialog?.close();
    this.send("closing-chosen", backAt);
  }

  protected override render(): TemplateResult {
    const texts = closingText();
    return html`
      <dialog aria-labelledby="closing-title">
        <div class="stack">
          <h2 id="closing-title">${texts.title}</h2>
          <p class="soft">${texts.means}</p>
          <ul class="stack">
            ${BREAKS_IN_MINUTES.map((minutes) => {
              const backAt = backAfter(minutes, this.asked);
              return html`<li>
                <button type="button" class="plain num" @click=${() => this.#choose(backAt)}>
                  ${texts.until(clockTime(backAt), minutes)}
                </button>
              </li>`;
            })}
            <li>
              <button type="button" class="plain" @click=${() => this.#choose(null)}>${texts.forToday}</button>
            </li>
          </ul>
          <button type="button" class="quiet fit" @click=${() => this.#dialog?.close()}>${texts.stay}</button>
        </div>
      </dialog>
    `;
  }
}

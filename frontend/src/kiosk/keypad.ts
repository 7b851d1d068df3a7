// Keys large enough for any finger: the letters and digits that a short code may have.
import { html, type TemplateResult } from "lit";
import { kioskTexts } from "../texts/kiosk.ts";

export const SHORT_CODE_LENGTH = 4;
/** As the codes are made: nothing that looks like something else. */
const KEYS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** `changed` is told what is typed after each key. */
export function keypad(typed: string, changed: (typed: string) => void): TemplateResult {
  const t = kioskTexts();
  const boxes = Array.from({ length: SHORT_CODE_LENGTH }, (_, index) => typed[index] ?? "");
  return html`<div class="typed num" role="status" aria-label="${t.typed}: ${typed.split("").join(" ")}">
      ${boxes.map((letter) => html`<span>${letter}</span>`)}
    </div>
    <div class="keys">
      ${[...KEYS].map(
        (key) =>
          html`<button type="button" class="key num" @click=${() => changed((typed + key).slice(0, SHORT_CODE_LENGTH))}>
            ${key}
          </button>`,
      )}
      <button type="button" class="key erase" ?disabled=${typed === ""} @click=${() => changed(typed.slice(0, -1))}>
        ${t.erase}
      </button>
    </div>`;
}

// Keys large enough for any finger: the letters and digits that a short code may have.
import { html, type TemplateResult } from "lit";
import { kioskTexts } from "../texts/kiosk.ts";

const SHORT_CODE_LENGTH = 4;
/** As the codes are made: nothing that looks like something else. */
const KEYS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

interface Typing {
  readonly typed: string;
  /** Told what is typed after each key. */
  readonly changed: (typed: string) => void;
  readonly send: () => void;
}

export function keypad({ typed, changed, send }: Typing): TemplateResult {
  const t = kioskTexts();
  const boxes = Array.from({ length: SHORT_CODE_LENGTH }, (_, index) => typed[index] ?? "");
  return html`<div class="entry">
      <div class="typed num" role="status" aria-label="${t.typed}: ${typed.split("").join(" ")}">
        ${boxes.map((letter) => html`<span>${letter}</span>`)}
      </div>
      <button type="button" class="send" ?disabled=${typed.length < SHORT_CODE_LENGTH} @click=${send}>
        ${t.checkInNow}
      </button>
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

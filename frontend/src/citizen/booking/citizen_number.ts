// The number of one's identity card: typed or scanned, sent with the booking, kept nowhere on the phone.
import { html, type TemplateResult } from "lit";
import { canScan, CodeScanner } from "../../elements/code_scanner.ts";
import { define } from "../../elements/define.ts";
import { bookingText } from "../../texts/booking.ts";
import { t } from "../../texts/citizen/messages.ts";
import { field } from "../contact.ts";
import { type Card, readCard } from "./card.ts";

const LONGEST_NUMBER = 16;

export class CitizenNumber {
  #card: Card | null = null;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is sent for a number that stands in the form: the card's text when it came from there. */
  given(typed: string): string | null {
    if (!typed) return null;
    return this.#card?.number === typed ? this.#card.text : typed;
  }

  fields(isNeeded: boolean, error: string | undefined): TemplateResult {
    const text = bookingText();
    const inside = html`${field({
        name: "citizen",
        label: isNeeded ? text.citizen : t.optional(text.citizen),
        hint: text.citizenHint,
        value: this.#card?.number ?? "",
        error,
        kind: "digits",
        maxLength: LONGEST_NUMBER,
      })}
      <dl-code-scanner
        ?hidden=${!canScan()}
        .scanText=${text.scanCard}
        .stopText=${t.stopScanning}
        .refusedText=${text.cardCameraRefused}
        .scanned=${this.#read}
      ></dl-code-scanner>`;
    if (isNeeded) return inside;
    return html`<details ?open=${this.#card !== null || Boolean(error)}>
      <summary>${text.giveCitizen}</summary>
      <div class="stack">${inside}</div>
    </details>`;
  }

  readonly #read = (scanned: string): boolean => {
    const card = readCard(scanned);
    if (!card) return false;
    this.#card = card;
    const form = document.querySelector<HTMLFormElement>("form");
    fill(form?.querySelector("#citizen"), card.number);
    const name = form?.querySelector<HTMLInputElement>("#name");
    if (name && !name.value.trim()) fill(name, card.name);
    this.#changed();
    return true;
  };
}

function fill(input: HTMLInputElement | null | undefined, value: string): void {
  if (input) input.value = value;
}

define("dl-code-scanner", CodeScanner);

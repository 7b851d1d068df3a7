// How many sheets of a paper were handed in, and whether the clerk digitised it.
import { html, nothing, type TemplateResult } from "lit";
import { handoverTexts } from "../texts/staff/handover.ts";
import type { RequiredDocument, Tick } from "./intake_documents.ts";

const MOST_SHEETS = 99;

export interface Details {
  readonly originals: number;
  readonly copies: number;
  readonly isDigitised: boolean;
  /** A day; empty while nobody said. */
  readonly validUntil: string;
}

export const isPaper = (tick: Tick): boolean => tick === "ORIGINAL" || tick === "COPY";

/** What the procedure asks for, in the form that was ticked. */
export function usualDetails({ originals, copies }: RequiredDocument, tick: Tick): Details {
  const asked = originals || copies ? { originals, copies } : tick === "COPY" ? { originals: 0, copies: 1 } : { originals: 1, copies: 0 };
  const counts = tick === "COPY" ? { originals: 0, copies: asked.copies || asked.originals } : asked;
  return { ...counts, isDigitised: false, validUntil: "" };
}

interface DetailsRow {
  readonly document: RequiredDocument;
  readonly index: number;
  readonly details: Details;
  readonly changed: (details: Details) => void;
}

export function renderDetails({ document, index, details, changed }: DetailsRow): TemplateResult {
  const text = handoverTexts();
  const count = (what: "originals" | "copies"): TemplateResult =>
    html`<label class="count">
      <span>${text[what]}</span>
      <input
        type="number"
        min="0"
        max=${MOST_SHEETS}
        inputmode="numeric"
        aria-label=${text.countOf(text[what], document.name)}
        .value=${String(details[what])}
        @change=${(event: Event) => changed({ ...details, [what]: sheets(event) })}
      />
    </label>`;
  return html`<div class="details">
    ${count("originals")} ${count("copies")}
    <label class="switch" for="digitised-${index}">
      <input
        id="digitised-${index}"
        type="checkbox"
        .checked=${details.isDigitised}
        @change=${(event: Event) => changed({ ...details, isDigitised: (event.target as HTMLInputElement).checked })}
      />
      <span>${text.digitised}</span>
    </label>
    ${
      details.isDigitised
        ? html`<label class="count wide">
            <span>${text.validUntil}</span>
            <input
              type="date"
              aria-label=${text.countOf(text.validUntil, document.name)}
              .value=${details.validUntil}
              @change=${(event: Event) => changed({ ...details, validUntil: (event.target as HTMLInputElement).value })}
            />
          </label>`
        : nothing
    }
  </div>`;
}

function sheets(event: Event): number {
  const typed = Math.trunc(Number((event.target as HTMLInputElement).value));
  return Math.min(MOST_SHEETS, Math.max(0, Number.isFinite(typed) ? typed : 0));
}

// For how many people or dossiers a time is booked: as many places in a row.
import { html, type TemplateResult } from "lit";
import { bookingText } from "../../texts/booking.ts";

const MOST_PLACES = 4;

/** What an address says in `n`; one place when it says nothing usable. */
export function readPlaces(parameters: string): number {
  const places = Number(new URLSearchParams(parameters).get("n") ?? "1");
  return Number.isInteger(places) && places >= 1 && places <= MOST_PLACES ? places : 1;
}

export function howMany(places: number, chosen: (places: number) => void): TemplateResult {
  const text = bookingText();
  const choices = Array.from({ length: MOST_PLACES }, (_, index) => index + 1);
  return html`<details ?open=${places > 1}>
    <summary>${text.needMore}</summary>
    <div class="field">
      <label for="places">${text.howMany}</label>
      <p class="small soft" id="places-hint">${text.howManyHint}</p>
      <select
        id="places"
        aria-describedby="places-hint"
        @change=${(event: Event) => chosen(Number((event.target as HTMLSelectElement).value))}
      >
        ${choices.map((count) => html`<option value=${count} ?selected=${count === places}>${count}</option>`)}
      </select>
    </div>
  </details>`;
}

// When to set out: the beginning of the window, less the way here, which the person says once and the phone keeps.
import { html, LitElement, nothing } from "lit";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/messages.ts";
import { clockTime } from "../../texts/moments.ts";
import { leaveBy } from "./leave_by_moment.ts";

const CHOICES_IN_MINUTES = [0, 10, 20, 30, 45, 60];
const TRAVEL_KEY = "denluot.travel";

function travelMinutes(): number {
  try {
    const minutes = Number(localStorage.getItem(TRAVEL_KEY));
    return CHOICES_IN_MINUTES.includes(minutes) ? minutes : 0;
  } catch {
    return 0;
  }
}

function keepTravelMinutes(minutes: number): void {
  try {
    localStorage.setItem(TRAVEL_KEY, String(minutes));
  } catch {
    // Storage is full or switched off: then the person says it again next time.
  }
}

export class LeaveBy extends LitElement {
  static override properties = { at: { attribute: false } };
  /** The moment to be here: an ISO date and time. */
  declare at: string;
  #minutes = travelMinutes();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    const minutes = this.#minutes;
    const moment = leaveBy(this.at, minutes, siteNow());
    return html`<section class="sheet tight">
      <div class="field">
        <label for="travel">${t.travel}</label>
        <select id="travel" @change=${this.#choose}>
          ${CHOICES_IN_MINUTES.map(
            (choice) => html`<option value=${choice} ?selected=${choice === minutes}>${t.travelMinutes(choice)}</option>`,
          )}
        </select>
      </div>
      <p class="lead num" role="status">
        ${minutes === 0 ? nothing : html`<b>${moment ? t.leaveBy(clockTime(moment)) : t.leaveNow}</b>`}
      </p>
    </section>`;
  }

  readonly #choose = (event: Event): void => {
    this.#minutes = Number((event.target as HTMLSelectElement).value);
    keepTravelMinutes(this.#minutes);
    this.requestUpdate();
  };
}

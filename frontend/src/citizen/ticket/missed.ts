// Called and not there: who is in the hall says so once more, and is back in the line after the next two.
import { html, LitElement, nothing } from "lit";
import { Intention } from "../../graphql/intention.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { missedTexts } from "../../texts/citizen/missed.ts";
import { t } from "../../texts/citizen/messages.ts";
import { clockTime } from "../../texts/moments.ts";
import { focusFirstError, text } from "../contact.ts";
import { HALL_CODE_LENGTH, hallCodeField, tidyHallCode } from "../here/hall_code.ts";
import { checkIn } from "../here/send.ts";

/** Whether its holder missed the call and can still come back. */
export function mayReturn({ returnUntil }: TicketText): boolean {
  return returnUntil !== null && siteNow() <= Date.parse(returnUntil);
}

export class Missed extends LitElement {
  static override properties = {
    ticket: { attribute: false },
    arrived: { attribute: false },
    lapsed: { attribute: false },
  };
  declare ticket: TicketText;
  /** Told the ticket when she is back in the line. */
  declare arrived: (ticket: TicketText) => void;
  /** Told when the time to come back is over. */
  declare lapsed: () => void;
  readonly #intention = new Intention();
  #error = "";
  #isSending = false;
  #timer = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const left = Date.parse(this.ticket.returnUntil ?? "") - siteNow();
    this.#timer = window.setTimeout(() => this.lapsed(), Math.max(0, left) + 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { ticket } = this;
    const texts = missedTexts();
    return html`<div class="stack">
      <section class="hero">
        <div class="code"><span class="soft">${t.yourNumber}</span><b class="num">${ticket.label}</b></div>
        <div class="body tight">
          <h1>${texts.youWereCalled}</h1>
          <p>${texts.mayReturn(ticket.counter, ticket.returnUntil ? clockTime(ticket.returnUntil) : "")}</p>
        </div>
      </section>
      <form class="sheet stack" novalidate @submit=${this.#submitted}>
        ${hallCodeField({
          value: "",
          error: this.#error || undefined,
          scanned: (code) => void this.#comeBack(code),
        })}
        <button type="submit" aria-busy=${this.#isSending}>${texts.iAmHere}</button>
      </form>
    </div>`;
  }

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.#comeBack(tidyHallCode(text(new FormData(form), "hallCode")));
  };

  async #comeBack(hallCode: string): Promise<void> {
    if (this.#isSending) return;
    if (hallCode.length !== HALL_CODE_LENGTH) {
      this.#error = t.hallCodeMissing;
    } else {
      this.#isSending = true;
      this.requestUpdate();
      const answer = await checkIn({
        ticket: this.ticket.code,
        hallCode,
        priority: null,
        intention: this.#intention,
      });
      this.#isSending = false;
      if (answer.ticket) return this.arrived(answer.ticket);
      this.#error = answer.message;
    }
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }
}

/** A line under the number of who was sent to one counter. */
export function sentToCounter({ sentToCounter: counter }: TicketText) {
  return counter === null ? nothing : html`<p class="small">${missedTexts().sentToCounter(counter)}</p>`;
}

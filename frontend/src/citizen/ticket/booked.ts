// A ticket before its day, and on its day before the check-in: when, what to bring, how to change it.
import { html, LitElement, nothing } from "lit";
import { define } from "../../elements/define.ts";
import { Intention } from "../../graphql/intention.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { bookingText } from "../../texts/booking.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayText, momentText } from "../../texts/moments.ts";
import { preparationText } from "../../texts/preparation.ts";
import { focusFirstError, text } from "../contact.ts";
import { declarationLink } from "../declaration/link.ts";
import { HALL_CODE_LENGTH, hallCodeField, tidyHallCode } from "../here/hall_code.ts";
import { checkIn } from "../here/send.ts";
import { procedureName } from "../procedures/names.ts";
import { priorityField, readPriority } from "../priority.ts";
import { address } from "../router.ts";
import { showCode } from "./code.ts";
import { officeNotice } from "./notice.ts";

export class Booked extends LitElement {
  static override properties = {
    ticket: { attribute: false },
    isToday: { attribute: false },
    arrived: { attribute: false },
  };
  declare ticket: TicketText;
  declare isToday: boolean;
  declare arrived: (ticket: TicketText) => void;
  readonly #intention = new Intention();
  #error = "";
  #isSending = false;
  #isPreparing = false;

  protected override firstUpdated(): void {
    // Few ask for it, and it has a question of its own: loaded after the ticket is shown.
    if (this.ticket.mayChange && this.ticket.appointmentAt) void import("./earlier.ts");
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    const { ticket } = this;
    return html`<div class="stack">
      ${officeNotice(ticket)}
      <section class="hero">
        <div class="body tight">
          <p class="soft">${ticket.procedure ? procedureName(ticket.procedure) : localized(ticket.group.name)}</p>
          <h1 class="num">${ticket.appointmentAt ? momentText(ticket.appointmentAt) : dayText(ticket.day)}</h1>
          ${ticket.places > 1 && ticket.appointmentEndsAt
            ? html`<p class="num">${bookingText().placesUntil(ticket.places, clockTime(ticket.appointmentEndsAt))}</p>`
            : nothing}
          <p>${ticket.officeName} · ${t.counters(ticket.group.counters)}</p>
          <p class="small soft">${this.isToday ? t.checkInOnArrival : t.beforeTheDay}</p>
        </div>
      </section>
      ${ticket.appointmentAt ? html`<dl-leave-by .at=${ticket.appointmentAt}></dl-leave-by>` : nothing}
      ${ticket.mayChange && ticket.appointmentAt ? html`<dl-earlier .ticket=${ticket}></dl-earlier>` : nothing}
      ${this.isToday ? this.#checkIn() : nothing}
      ${ticket.procedure
        ? html`<section class="sheet" aria-labelledby="bring">
            <h2 id="bring">${t.bring}</h2>
            <dl-checklist .procedure=${ticket.procedure.code} .cases=${ticket.procedure.cases}></dl-checklist>
            ${declarationLink({ office: ticket.officeId, procedure: ticket.procedure.code, day: ticket.day, ticket: ticket.code })}
            ${this.#isPreparing
              ? nothing
              : html`<button type="button" class="plain" @click=${this.#prepare}>${preparationText().open}</button>`}
          </section>`
        : nothing}
      ${this.#isPreparing ? html`<dl-preparation .ticket=${ticket}></dl-preparation>` : nothing}
      <section class="sheet code-sheet" aria-labelledby="code">
        <h2 id="code">${t.ticketCode}</h2>
        <dl-qr-code .svg=${ticket.qrSvg} .label=${t.qrLabel}></dl-qr-code>
        <p class="lead num"><b>${showCode(ticket.code)}</b></p>
        <p class="small soft">${t.keepThisCode}${this.isToday ? html` ${t.shortCode} <b class="num">${ticket.shortCode}</b>.` : nothing}</p>
      </section>
      <button type="button" class="plain" @click=${this.#saveToCalendar}>${t.addToCalendar}</button>
      ${ticket.mayChange ? this.#changes(ticket) : nothing}
    </div>`;
  }

  #checkIn() {
    return html`<form class="sheet stack" novalidate @submit=${this.#arrive}>
      <h2>${t.areYouHere}</h2>
      ${hallCodeField({
        value: "",
        error: this.#error || undefined,
        scanned: (code) => void this.#checkInWith(code),
      })}
      ${priorityField(this.ticket.priorityClasses)}
      <button type="submit" aria-busy=${this.#isSending}>${t.checkIn}</button>
    </form>`;
  }

  #changes(ticket: TicketText) {
    const move = ticket.procedure
      ? `${address.book(ticket.officeId, ticket.procedure.code)}#t=${ticket.code}&n=${ticket.places}`
      : null;
    return html`<div class="pair">
      ${move ? html`<a class="button plain" href=${move}>${t.changeTime}</a>` : nothing}
      <dl-cancel-ticket .ticket=${ticket} .cancelled=${this.arrived}></dl-cancel-ticket>
    </div>`;
  }

  readonly #arrive = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const form = event.target as HTMLFormElement;
    await this.#checkInWith(tidyHallCode(text(new FormData(form), "hallCode")));
  };

  async #checkInWith(hallCode: string): Promise<void> {
    if (hallCode.length !== HALL_CODE_LENGTH) {
      this.#error = t.hallCodeMissing;
    } else {
      this.#isSending = true;
      this.requestUpdate();
      const priority = readPriority(this.querySelector("form"));
      const answer = await checkIn({ ticket: this.ticket.code, hallCode, priority, intention: this.#intention });
      this.#isSending = false;
      if (answer.ticket) return this.arrived(answer.ticket);
      this.#error = answer.message;
    }
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }

  /** What is ticked as ready until now stands on the sheet. */
  readonly #prepare = async (): Promise<void> => {
    const { Preparation } = await import("./preparation.ts");
    define("dl-preparation", Preparation);
    this.#isPreparing = true;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>("#preparation")?.focus();
  };

  readonly #saveToCalendar = (): void => {
    const file = new Blob([this.ticket.calendarFile], { type: "text/calendar;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `den-luot-${this.ticket.day}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
}

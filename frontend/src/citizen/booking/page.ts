// Booking a time, or moving a booked one: a day and a time, then name and phone, then the ticket.
import { html, nothing } from "lit";
import { bookingText } from "../../texts/booking.ts";
import { define } from "../../elements/define.ts";
import { Intention } from "../../graphql/intention.ts";
import { FreeSlots } from "../../graphql/operations/citizen.ts";
import type { SlotText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { clockTime, localDay, momentText } from "../../texts/moments.ts";
import { contactFields, type FieldErrors, focusFirstError, readContact, text, typedContact } from "../contact.ts";
import { back, frame, skeleton } from "../frame.ts";
import { keepTicket } from "../my_papers.ts";
import { Page } from "../page.ts";
import { procedureTitle } from "../procedures/names.ts";
import { address, go } from "../router.ts";
import { isCitizenNumber } from "./card.ts";
import { CitizenNumber } from "./citizen_number.ts";
import { Hold } from "./hold.ts";
import { howMany, readPlaces } from "./how_many.ts";
import { type Booked, book, move } from "./send.ts";
import { type SlotDay, times } from "./times.ts";

export const tag = "dl-booking-page";

/** A refusal about one of these stands beside it. */
const FIELDS = new Set(["name", "phone", "citizen"]);

class BookingPage extends Page {
  #answer: ResultOf<typeof FreeSlots> | null = null;
  #day = "";
  /** Chosen in the address, so that going back from name and phone leads to the times. */
  #slot = new URLSearchParams(location.search).get("slot") ?? "";
  readonly #isContactStep = this.#slot !== "";
  /** Of a booked ticket to be moved; after the # so that it is never sent to a server's log. */
  readonly #ticket = new URLSearchParams(location.hash.slice(1)).get("t");
  #places = readPlaces(this.#ticket ? location.hash.slice(1) : location.search);
  readonly #hold = new Hold(() => this.requestUpdate());
  readonly #citizen = new CitizenNumber(() => {
    this.#errors = {}; // what was missing stands there now, or is asked for again
    this.requestUpdate();
  });
  readonly #intention = new Intention();
  #problem = "";
  #errors: FieldErrors = {};
  /** The office said so; the kept list of times may not know it yet. */
  #isTimeGone = false;
  #isSending = false;

  protected get heading(): string {
    return this.#isContactStep ? t.contactTitle : t.timeTitle;
  }

  protected async load(): Promise<void> {
    const { office, procedure } = this.params as { office: string; procedure: string };
    this.#answer = await this.ask(FreeSlots, { office, procedure, places: this.#places });
    const days = this.#answer.slots.nodes;
    const slot = this.#findSlot();
    this.#day = slot ? localDay(slot.startsAt) : this.#day || firstFree(days);
    if (!slot && !this.#isContactStep) this.#slot = "";
    if (slot && this.#isContactStep && !this.#hold.id) await this.#holdTime();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", () => this.#hold.release(), { signal: this.leaving });
    window.addEventListener("pageshow", (event) => void (event.persisted && this.#isContactStep && this.#holdTime()), {
      signal: this.leaving,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold.release();
  }

  async #holdTime(): Promise<void> {
    const { office, procedure } = this.params as { office: string; procedure: string };
    await this.#hold.take({ office, procedure, slot: this.#slot, places: this.#places });
    if (this.#hold.isTimeGone) {
      this.#isTimeGone = true;
      this.#problem = this.#hold.message;
    }
    this.requestUpdate();
  }

  override render() {
    const { office, procedure } = this.params as { office: string; procedure: string };
    const known = this.#answer?.procedure;
    const here = address.book(office, procedure) + location.hash;
    return frame({
      lead: this.#isContactStep
        ? back(here, t.timeTitle)
        : this.#ticket
          ? back(address.ticket(this.#ticket), t.toTicket)
          : back(address.procedure(office, procedure), known ? procedureTitle(known) : t.toProcedure),
      aside: this.#ticket
        ? nothing
        : html`<span class="small soft nowrap">${t.step(this.#isContactStep ? 3 : 2, 3)}</span>`,
      body: html`<h1>${this.#ticket ? t.moveTitle : this.heading}</h1>
        ${this.networkNotice()}
        ${this.#problem ? html`<p class="notice bad" role="alert" tabindex="-1">${this.#problem}</p>` : nothing}
        ${this.#answer
          ? this.#isContactStep
            ? this.#contactStep(here)
            : this.#timeStep()
          : this.failure
            ? nothing
            : skeleton("block", "tall", "block")}`,
    });
  }

  #timeStep() {
    const days = this.#answer?.slots.nodes ?? [];
    if (days.length === 0) return html`<p class="notice">${t.notHandledHere}</p>`;
    return html`<form class="stack" novalidate @submit=${this.#timeChosen}>
      ${this.#ticket ? nothing : howMany(this.#places, this.#countChosen)}
      ${times({
        days,
        places: this.#places,
        day: this.#day,
        slot: this.#slot,
        chooseDay: (date) => this.#choose(date, ""),
        chooseSlot: (id) => this.#choose(this.#day, id),
      })}
      ${this.#summary()}
      <button type="submit" aria-busy=${this.#isSending}>${this.#ticket ? t.moveHere : t.continue}</button>
      ${this.#ticket ? nothing : this.#waitInstead()}
    </form>`;
  }

  #waitInstead() {
    const { office, procedure } = this.params as { office: string; procedure: string };
    const text = bookingText();
    return html`<p class="small">
      ${text.noneSuits}
      <a class="tap" href="${address.wait(office, procedure)}${this.#places > 1 ? `?n=${this.#places}` : ""}">${text.joinWaitlist}</a>
    </p>`;
  }

  #contactStep(here: string) {
    const slot = this.#findSlot();
    if (this.#isTimeGone || !slot || (slot.freePlaces === 0 && !this.#hold.id)) {
      return html`${this.#problem ? nothing : html`<p class="notice bad" role="alert">${t.timeGone}</p>`}
        <p>${t.contactIsKept}</p>
        <a class="button" href=${here}>${t.chooseAnotherTime}</a>`;
    }
    return html`<form class="stack" novalidate @submit=${this.#contactGiven}>
      ${this.#summary()} ${this.#holdNotice()} ${contactFields(typedContact(), this.#errors)}
      ${this.#citizen.fields(this.#needsCitizen, this.#errors["citizen"])}
      <p class="small soft">${t.contactPromise}</p>
      <button type="submit" aria-busy=${this.#isSending}>${t.bookThisTime}</button>
    </form>`;
  }

  #holdNotice() {
    const { id, until, isLapsed, message } = this.#hold;
    const says = bookingText();
    if (!id) return message ? html`<p class="notice" role="status">${message}</p>` : nothing;
    if (!isLapsed) return html`<p class="notice good num" role="status">${says.heldUntil(clockTime(until))}</p>`;
    return html`<div class="notice stack" role="status">
      <p>${says.holdLapsed}</p>
      <button type="button" class="plain" @click=${() => void this.#holdTime()}>${says.holdAgain}</button>
    </div>`;
  }

  #summary() {
    const slot = this.#findSlot();
    const group = this.#answer?.procedure?.group;
    const minutes = this.#answer?.procedure?.deskMinutes;
    return html`<div class="sheet tight summary" aria-live="polite">
      <b class="num">${slot ? momentText(slot.startsAt) : t.noTimeChosen}${slot && group ? ` · ${t.counters(group.counters)}` : ""}</b>
      ${this.#places > 1
        ? html`<p class="num">
            ${slot ? bookingText().placesUntil(this.#places, clockTime(slot.endsAt)) : bookingText().placesInARow(this.#places)}
          </p>`
        : nothing}
      <p class="small soft">${minutes ? t.deskMinutes(minutes) : t.comeEarly}</p>
    </div>`;
  }

  #choose(day: string, slot: string): void {
    this.#day = day;
    this.#slot = slot;
    this.#problem = "";
    this.requestUpdate();
  }

  readonly #countChosen = (places: number): void => {
    this.#places = places;
    this.#slot = "";
    void this.reload();
  };

  get #needsCitizen(): boolean {
    return this.#answer?.office?.needsCitizenNumber ?? false;
  }

  #findSlot(): SlotText | undefined {
    return this.#answer?.slots.nodes.flatMap((day) => day.slots).find((slot) => slot.id === this.#slot);
  }

  readonly #timeChosen = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.#slot) return void this.#refuse(t.chooseATimeFirst);
    if (this.#ticket) return void this.#send(move({ ticket: this.#ticket, slot: this.#slot, intention: this.#intention }));
    const { office, procedure } = this.params as { office: string; procedure: string };
    // Coming back by the browser's button shows the time that was chosen.
    go(`${address.book(office, procedure)}?slot=${encodeURIComponent(this.#slot)}${this.#places > 1 ? `&n=${this.#places}` : ""}`);
  };

  readonly #contactGiven = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { name, phone } = readContact(form);
    const typed = text(new FormData(form), "citizen");
    const lacksCitizen = typed ? !isCitizenNumber(typed) : this.#needsCitizen;
    this.#errors = {
      ...(name ? {} : { name: t.nameMissing }),
      ...(phone ? {} : { phone: t.phoneMissing }),
      ...(lacksCitizen ? { citizen: bookingText().citizenMissing } : {}),
    };
    if (Object.keys(this.#errors).length > 0) return void this.#refuse("");
    const { office, procedure } = this.params as { office: string; procedure: string };
    const chosen = { slot: this.#slot, places: this.#places, hold: this.#hold.id, citizen: this.#citizen.given(typed) };
    void this.#send(book({ office, procedure, ...chosen, name, phone, intention: this.#intention }));
  };

  async #send(sending: Promise<Booked>): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    const booked = await sending;
    this.#isSending = false;
    if (booked.ticket) {
      this.#hold.keep();
      keepTicket(booked.ticket);
      go(address.ticket(booked.ticket.code), { replace: true });
      return;
    }
    this.#errors = booked.field ? { [booked.field]: booked.message } : {};
    this.#isTimeGone = booked.isTimeGone;
    if (booked.isTimeGone) {
      await this.reload();
      this.#slot = this.#isContactStep ? this.#slot : "";
    }
    await this.#refuse(FIELDS.has(booked.field ?? "") ? "" : booked.message);
  }

  async #refuse(problem: string): Promise<void> {
    this.#problem = problem;
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }
}

function firstFree(days: readonly SlotDay[]): string {
  return (days.find((day) => day.isOpen && day.freePlaces > 0) ?? days[0])?.date ?? "";
}

define(tag, BookingPage);

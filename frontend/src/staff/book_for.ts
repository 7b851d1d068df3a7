// A clerk books for who rings up or stands at the desk: procedure, how many, time with the reserve, name and phone.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Intention } from "../graphql/intention.ts";
import { BookForCitizen, DeskSlots } from "../graphql/operations/staff.ts";
import type { DeskSlotDay } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { bookForText } from "../texts/staff/book_for.ts";
import { t } from "../texts/staff/messages.ts";
import { clockTime, dayText, momentText } from "../texts/moments.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import type { FoundProcedure } from "./procedure_search.ts";
import { ask } from "./service.ts";
import { singleKey } from "./shortcuts.ts";
import { UNDO_KEY, undoButton } from "./undo.ts";

type Booked = Extract<ResultOf<typeof BookForCitizen>["bookForCitizen"], { __typename: "AppointmentBooked" }>["ticket"];

const MOST_PLACES = 4;

export class BookForDialog extends StaffElement {
  static override properties = {
    office: { attribute: false },
    counter: { attribute: false },
    undoSeconds: { attribute: false },
    isOpen: { state: true },
    procedure: { state: true },
    places: { state: true },
    days: { state: true },
    day: { state: true },
    booked: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare office: string;
  /** The clerk's own open counter, which remembers what she books for ten seconds. */
  declare counter: number | null;
  /** How long what was booked can still be taken back. */
  declare undoSeconds: number;
  declare isOpen: boolean;
  declare procedure: FoundProcedure | null;
  /** For how many people or dossiers: as many places in a row. */
  declare places: number;
  declare days: readonly DeskSlotDay[];
  declare day: string;
  declare booked: Booked | null;
  declare trouble: string;
  declare isBusy: boolean;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.office = "";
    this.counter = null;
    this.undoSeconds = 0;
    this.isOpen = false;
    this.isBusy = false;
    this.#clear();
  }

  open(): void {
    this.#clear();
    this.isOpen = true;
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #clear(): void {
    this.procedure = null;
    this.places = 1;
    this.days = [];
    this.day = "";
    this.booked = null;
    this.trouble = "";
  }

  async #choose(procedure: FoundProcedure): Promise<void> {
    this.procedure = procedure;
    await this.#loadTimes(procedure);
    await this.updateComplete;
    this.querySelector<HTMLElement>("#for-day")?.focus();
  }

  async #loadTimes(procedure: FoundProcedure): Promise<void> {
    const { places } = this;
    await this.#tell(async () => {
      const { deskSlots } = await ask(DeskSlots, { procedure: procedure.code, places });
      if (procedure !== this.procedure || places !== this.places) return;
      this.days = deskSlots.nodes.filter(({ freePlaces }) => freePlaces > 0);
      if (!this.days.some(({ date }) => date === this.day)) this.day = this.days[0]?.date ?? "";
    });
  }

  /** Whatever goes wrong is said in the dialog. */
  async #tell(task: () => Promise<void>): Promise<void> {
    this.trouble = "";
    try {
      await task();
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { procedure } = this;
    if (this.isBusy || !procedure) return;
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const wish = {
      procedure: procedure.code,
      slot: text("slot"),
      places: this.places,
      name: text("name"),
      phone: text("phone"),
      citizen: text("citizen") || null,
    };
    this.isBusy = true;
    await this.#tell(async () => {
      const input = { ...wish, counter: this.counter, idempotencyKey: this.#intention.key(wish) };
      const { bookForCitizen: answer } = await ask(BookForCitizen, { input });
      this.#intention.settle();
      if (answer.__typename === "AppointmentBooked") {
        this.booked = answer.ticket;
        this.send("appointment-booked");
        await this.updateComplete;
        this.querySelector<HTMLElement>("#booked-title")?.focus();
        return;
      }
      await this.#loadTimes(procedure);
      this.trouble = answer.message;
    });
    this.isBusy = false;
  };

  protected override render(): TemplateResult {
    return html`
      <dialog
        class="book-for"
        aria-labelledby="book-for-title"
        @keydown=${this.#pressed}
        @close=${() => (this.isOpen = false)}
      >
        <div class="stack">
          <h2 id="book-for-title">${bookForText().title}</h2>
          ${this.booked ? this.#renderBooked(this.booked) : this.procedure ? this.#renderForm(this.procedure) : this.#renderSearch()}
          ${problem(this.trouble)}
          <button type="button" class="quiet fit" @click=${() => this.#dialog?.close()}>${t.close}</button>
        </div>
      </dialog>
    `;
  }

  #renderSearch(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<dl-procedure-search
      class="stack"
      .office=${this.office}
      .field=${"for-procedure"}
      @procedure-found=${({ detail }: CustomEvent<FoundProcedure>) => void this.#choose(detail)}
    ></dl-procedure-search>`;
  }

  #renderForm(procedure: FoundProcedure): TemplateResult {
    const text = bookForText();
    const slots = this.days.find(({ date }) => date === this.day)?.slots.filter(({ freePlaces }) => freePlaces > 0) ?? [];
    return html`
      <p>
        <b>${procedure.name}</b>
        <button type="button" class="quiet fit" @click=${() => (this.procedure = null)}>${text.otherProcedure}</button>
      </p>
      <div class="field">
        <label for="for-places">${text.places}</label>
        <p class="small soft" id="for-places-hint">${text.placesHint}</p>
        <select id="for-places" class="fit" aria-describedby="for-places-hint" @change=${this.#countChosen}>
          ${Array.from({ length: MOST_PLACES }, (_, index) => index + 1).map(
            (count) => html`<option value=${count} .selected=${count === this.places}>${count}</option>`,
          )}
        </select>
      </div>
      ${
        this.days.length === 0
          ? html`<p class="notice" role="status">${this.places > 1 ? text.noRow : text.noTimes}</p>`
          : html`<form class="stack" @submit=${this.#send}>
              <div class="pair">
                <div class="field">
                  <label for="for-day">${text.day}</label>
                  <select id="for-day" @change=${(event: Event) => (this.day = (event.target as HTMLSelectElement).value)}>
                    ${this.days.map(({ date }) => html`<option value=${date} ?selected=${date === this.day}>${dayText(date)}</option>`)}
                  </select>
                </div>
                <div class="field">
                  <label for="for-slot">${text.time}</label>
                  <select id="for-slot" name="slot">
                    ${repeat(
                      slots,
                      ({ id }) => id, // the chosen time stays chosen while it is offered
                      (slot) =>
                        html`<option value=${slot.id}>${this.#timeText(slot)} · ${text.free(slot.freePlaces, slot.ofReserve)}</option>`,
                    )}
                  </select>
                </div>
              </div>
              <div class="pair">
                <div class="field">
                  <label for="for-name">${text.name}</label>
                  <input id="for-name" name="name" autocomplete="off" required maxlength="60" />
                </div>
                <div class="field">
                  <label for="for-phone">${text.phone}</label>
                  <input id="for-phone" name="phone" type="tel" autocomplete="off" required maxlength="20" />
                </div>
              </div>
              <div class="field">
                <label for="for-citizen">${text.citizen}</label>
                <p class="small soft" id="for-citizen-hint">${text.citizenHint}</p>
                <input id="for-citizen" name="citizen" autocomplete="off" maxlength="600" aria-describedby="for-citizen-hint" />
              </div>
              <button type="submit" aria-busy=${this.isBusy}>${text.book}</button>
            </form>`
      }
    `;
  }

  #timeText({ startsAt, endsAt }: DeskSlotDay["slots"][number]): string {
    const from = clockTime(startsAt);
    return this.places > 1 ? `${from} ${bookForText().until(clockTime(endsAt))}` : from;
  }

  readonly #countChosen = async (event: Event): Promise<void> => {
    this.places = Number((event.target as HTMLSelectElement).value);
    this.isBusy = true;
    if (this.procedure) await this.#loadTimes(this.procedure);
    this.isBusy = false;
  };

  #renderBooked({ code, appointmentAt, appointmentEndsAt, places }: Booked): TemplateResult {
    const text = bookForText();
    const groups = code.match(/.{1,4}/g)?.join(" ") ?? code;
    const untilWhen = places > 1 && appointmentEndsAt ? text.placesUntil(places, clockTime(appointmentEndsAt)) : "";
    return html`
      <div class="notice good stack" role="status">
        <h3 id="booked-title" tabindex="-1">${appointmentAt ? text.booked(momentText(appointmentAt)) : nothing}</h3>
        ${untilWhen ? html`<p>${untilWhen}</p>` : nothing}
        <p>${text.tellCode}</p>
        <p class="code num"><b>${groups}</b></p>
        ${this.undoSeconds ? undoButton(this.undoSeconds, this.#undo) : nothing}
      </div>
      <button type="button" class="plain" @click=${() => this.#clear()}>${text.another}</button>
    `;
  }

  readonly #undo = (): void => {
    this.#dialog?.close();
    this.send("undo-wanted");
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (this.booked && this.undoSeconds && singleKey(event) === UNDO_KEY) this.#undo();
  };
}

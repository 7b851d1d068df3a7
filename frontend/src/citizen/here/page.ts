// In the hall: check in a booked ticket, or take a number. The code on the board proves that one is there.
import { html, nothing } from "lit";
import { CodeScanner } from "../../elements/code_scanner.ts";
import { define } from "../../elements/define.ts";
import { Intention } from "../../graphql/intention.ts";
import { MyTicket, OfficeHome, ProcedurePage } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/messages.ts";
import { clockTime, localDay } from "../../texts/moments.ts";
import { type Board, BoardWatch } from "../board_watch.ts";
import { contactFields, field, type FieldErrors, focusFirstError, readContact, text, typedContact } from "../contact.ts";
import { back, frame, skeleton } from "../frame.ts";
import { keepTicket, myPapers } from "../my_papers.ts";
import { mayNotBeReached } from "../not_reached.ts";
import { openingPill } from "../opening.ts";
import { Page } from "../page.ts";
import { priorityField, readPriority } from "../priority.ts";
import { procedureName, procedureTitle } from "../procedures/names.ts";
import { ProcedureSearch } from "../procedures/search.ts";
import { address, go } from "../router.ts";
import { HALL_CODE_LENGTH, hallCodeField, tidyHallCode } from "./hall_code.ts";
import { type Arrived, checkIn, takeTicket } from "./send.ts";

export const tag = "dl-here-page";

class HerePage extends Page {
  #home: ResultOf<typeof OfficeHome> | null = null;
  #procedure: ResultOf<typeof ProcedurePage>["procedure"] = null;
  #board: Board | null = null;
  readonly #procedureCode = new URLSearchParams(location.search).get("p");
  #mine: readonly TicketText[] = [];
  /** From the QR on the board, after the # so that no server's log holds it; or typed. */
  #hallCode = tidyHallCode(new URLSearchParams(location.hash.slice(1)).get("h") ?? "");
  #isScanned = this.#hallCode !== "";
  readonly #intention = new Intention();
  #errors: FieldErrors = {};
  #problem = "";
  #isSending = false;
  #mayBookInstead = false;

  constructor() {
    super();
    // Whoever is about to take a number is told when it may be too late for one.
    new BoardWatch(this, {
      office: () => (this.#procedureCode ? this.param("office") : ""),
      changed: (board) => {
        this.#board = board;
        this.requestUpdate();
      },
    });
  }

  protected get heading(): string {
    return this.#procedureCode ? t.takeNumberTitle : t.hereTitle;
  }

  protected async load(): Promise<void> {
    const office = this.param("office");
    const [home, procedure] = await Promise.all([
      this.ask(OfficeHome, { office }),
      this.#procedureCode ? this.ask(ProcedurePage, { office, procedure: this.#procedureCode }) : null,
      this.#findMine().catch(() => undefined), // without them one can still type the code
    ]);
    this.#home = home;
    this.#procedure = procedure?.procedure ?? null;
  }

  async #findMine(): Promise<void> {
    if (this.#procedureCode) return;
    const today = localDay(siteNow());
    const codes = myPapers().filter((paper) => paper.officeId === this.param("office") && paper.day === today);
    const answers = await Promise.all(codes.map(({ code }) => this.ask(MyTicket, { code })));
    const isUseful = new Set(["BOOKED", "WAITING", "CALLED"]);
    this.#mine = answers.flatMap(({ ticket }) =>
      ticket && (isUseful.has(ticket.state) || ticket.returnUntil !== null) ? [ticket] : [],
    );
  }

  override render() {
    const office = this.param("office");
    const known = this.#home?.office;
    return frame({
      lead: back(
        this.#procedureCode ? this.#here() : address.office(office),
        this.#procedureCode ? t.hereTitle : (known?.name ?? t.toOffice),
      ),
      body: html`<h1>${this.heading}</h1>
        ${this.networkNotice()}
        ${known && !known.opening.isOpen ? html`<p>${openingPill(known.opening)}</p>` : nothing}
        ${this.#problem ? html`<p class="notice bad" role="alert" tabindex="-1">${this.#problem}</p>` : nothing}
        ${this.#mayBookInstead && this.#procedureCode
          ? html`<a class="button" href=${address.book(office, this.#procedureCode)}>${t.bookATime}</a>`
          : nothing}
        ${this.#home
          ? html`<form class="stack" novalidate @submit=${this.#submitted} @input=${this.#hallCodeTyped}>
              ${this.#hallCodeField()} ${this.#procedureCode ? this.#taking() : this.#arriving()}
            </form>`
          : this.failure
            ? nothing
            : skeleton("block", "block")}
        ${this.#home && !this.#procedureCode ? this.#choosing() : nothing}`,
    });
  }

  #hallCodeField() {
    if (this.#isScanned) {
      return html`<p class="notice good row between wrap">
        <span>${t.hallCodeScanned} <b class="num">${this.#hallCode}</b></span>
        <button type="button" class="quiet" @click=${this.#typeInstead}>${t.change}</button>
      </p>`;
    }
    return hallCodeField({
      value: this.#hallCode,
      error: this.#errors["hallCode"],
      scanned: (code) => {
        this.#hallCode = code;
        this.#isScanned = true;
        this.#errors = {};
        this.requestUpdate();
      },
    });
  }

  #arriving() {
    const booked = this.#mine.filter((ticket) => ticket.state === "BOOKED");
    const numbered = this.#mine.filter((ticket) => ticket.state !== "BOOKED");
    const name = (ticket: TicketText) => (ticket.procedure ? procedureTitle(ticket.procedure) : "");
    return html`${this.#priority()}
      ${numbered.map(
        (ticket) =>
          html`<a class="button" href=${address.ticket(ticket.code)}>${t.seeNumber(ticket.label ?? "")}</a>`,
      )}
      ${booked.map(
        (ticket) => html`<section class="sheet stack">
          <div class="tight">
            <h2>${t.yourAppointment(ticket.appointmentAt ? clockTime(ticket.appointmentAt) : "")}</h2>
            <p>${name(ticket)}</p>
          </div>
          <button type="submit" name="ticket" value=${ticket.code} aria-busy=${this.#isSending}>${t.checkIn}</button>
        </section>`,
      )}
      <details class="sheet" ?open=${Boolean(this.#errors["ticket"])}>
        <summary>${booked.length > 0 ? t.anotherTicket : t.iHaveATicket}</summary>
        <div class="stack">
          ${field({
            name: "typedTicket",
            label: t.ticketCode,
            hint: t.ticketCodeHint,
            error: this.#errors["ticket"],
            kind: "code",
            maxLength: 20,
          })}
          <button type="submit" name="ticket" value="" class="plain" aria-busy=${this.#isSending}>${t.checkIn}</button>
        </div>
      </details>`;
  }

  #choosing() {
    return html`<section class="sheet stack" aria-labelledby="take">
      <h2 id="take">${t.noTicketYet}</h2>
      <dl-procedure-search
        .office=${this.param("office")}
        .hrefFor=${(code: string) => this.#here(code)}
      ></dl-procedure-search>
      <ul class="list">
        ${this.#home?.procedures.nodes.map(
          (procedure) =>
            html`<li><a class="tap" href=${this.#here(procedure.code)}>${procedureName(procedure)}</a></li>`,
        )}
      </ul>
    </section>`;
  }

  #taking() {
    if (!this.#procedure) return html`<p class="notice">${t.procedureUnknown}</p>`;
    const group = this.#board?.groups.find((one) => one.id === this.#procedure?.group?.id);
    return html`<p class="sheet"><b>${procedureName(this.#procedure)}</b></p>
      ${group?.mayNotBeReached ? mayNotBeReached(this.param("office"), this.#procedure.code) : nothing}
      ${contactFields(typedContact(), this.#errors, { optional: true })}
      <p class="small soft">${t.contactIsOptional}</p>
      ${this.#priority()}
      <button type="submit" aria-busy=${this.#isSending}>${t.takeNumber}</button>`;
  }

  #priority() {
    return priorityField(this.#home?.office?.queuePolicy.priorityClasses ?? []);
  }

  #here(procedure?: string): string {
    return address.here(this.param("office"), procedure) + (this.#hallCode ? `#h=${this.#hallCode}` : "");
  }

  readonly #hallCodeTyped = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.name !== "hallCode") return;
    this.#hallCode = tidyHallCode(input.value);
    this.requestUpdate(); // links carry the code on
  };

  readonly #typeInstead = (): void => {
    this.#isScanned = false;
    this.#hallCode = "";
    this.requestUpdate();
  };

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.#hallCode.length !== HALL_CODE_LENGTH) return void this.#refuse({ hallCode: t.hallCodeMissing }, "");
    if (this.#procedureCode) return void this.#take(form);
    const typed = text(new FormData(form), "typedTicket");
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
    const ticket = button || typed;
    if (!ticket) return void this.#refuse({ ticket: t.ticketCodeMissing }, "");
    const asked = { ticket, hallCode: this.#hallCode, priority: readPriority(form) };
    const sending = checkIn({ ...asked, intention: this.#intention });
    void this.#send(sending, { hasTicketField: !button });
  };

  #take(form: HTMLFormElement): void {
    const { name, phone } = readContact(form);
    const asked = { office: this.param("office"), procedure: this.#procedureCode ?? "", hallCode: this.#hallCode, priority: readPriority(form) };
    void this.#send(takeTicket({ ...asked, name: name || null, phone: phone || null, intention: this.#intention }));
  }

  async #send(sending: Promise<Arrived>, { hasTicketField = false } = {}): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    const { ticket, message, field: about, mayBookInstead = false } = await sending;
    this.#isSending = false;
    this.#mayBookInstead = mayBookInstead;
    if (ticket) {
      keepTicket(ticket);
      return go(address.ticket(ticket.code), { replace: true });
    }
    const hasField = about !== null && (about !== "ticket" || hasTicketField);
    await this.#refuse(hasField ? { [about]: message } : {}, hasField ? "" : message);
  }

  async #refuse(errors: FieldErrors, problem: string): Promise<void> {
    this.#errors = errors;
    this.#problem = problem;
    if (errors["hallCode"] && this.#isScanned) {
      this.#isScanned = false;
      this.#hallCode = "";
    }
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }
}

define("dl-code-scanner", CodeScanner);
define("dl-procedure-search", ProcedureSearch);
define(tag, HerePage);

// One ticket through its day: booked, waiting, called, served. What is public comes from the board, for everybody alike.
import { html, nothing, type TemplateResult } from "lit";
import { CodeScanner } from "../../elements/code_scanner.ts";
import { define } from "../../elements/define.ts";
import { MyTicket } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localDay } from "../../texts/moments.ts";
import { type Board, BoardWatch } from "../board_watch.ts";
import { eraseLapsed } from "../declaration/keeping.ts";
import { back, frame, skeleton } from "../frame.ts";
import { keepTicket } from "../my_papers.ts";
import { Page } from "../page.ts";
import { Checklist } from "../procedure/checklist.ts";
import { address } from "../router.ts";
import { QrCode } from "../../elements/qr_code.ts";
import { Alarm } from "./alarm.ts";
import { Booked } from "./booked.ts";
import { calledScreen } from "./called.ts";
import { CancelTicket } from "./cancel.ts";
import { ended, serving } from "./ended.ts";
import { LeaveBy } from "./leave_by.ts";
import { LetOthersGo } from "./let_others.ts";
import { lookAgainAfter, orderOf, ticketOnBoard } from "./on_board.ts";
import { mayReturn, Missed } from "./missed.ts";
import { AddServiceForm, serviceList } from "./services.ts";
import { Waiting } from "./waiting.ts";

export const tag = "dl-ticket-page";

/** As long as a clerk may take an end back, and the way here. */
const LOOK_AGAIN_AFTER_MS = 13_000;
const MAY_BE_UNDONE = new Set<TicketText["state"]>(["DONE", "NO_SHOW"]);
const IN_THE_HALL = new Set<TicketText["state"]>(["WAITING", "CALLED", "SERVING"]);

/** Who missed the call may be brought back by a clerk: the board shows it. */
const isWatched = (ticket: TicketText): boolean => IN_THE_HALL.has(ticket.state) || mayReturn(ticket);

class TicketPage extends Page {
  #ticket: TicketText | null | undefined = undefined;
  #board: Board | null = null;
  readonly #alarm = new Alarm();
  #isOnTheWay = false;
  #lookAgain = 0;
  readonly #watch = new BoardWatch(this, {
    office: () => (this.#ticket && isWatched(this.#ticket) ? this.#ticket.officeId : ""),
    changed: (board) => void this.#boardChanged(board),
    pauseSeconds: (board) => (this.#ticket ? lookAgainAfter(this.#ticket, board) : board.nextPollSeconds),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alarm.quiet();
    clearTimeout(this.#lookAgain);
  }

  protected get heading(): string {
    const ticket = this.#ticket;
    if (!ticket) return ticket === null ? t.ticketUnknownTitle : "";
    if (ticket.state === "CALLED") return t.yourTurnAt(ticket.counter ?? 0);
    return ticket.label ? t.yourNumberIs(ticket.label) : t.appointmentTitle;
  }

  protected async load(): Promise<void> {
    const { ticket } = await this.ask(MyTicket, { code: this.param("code") });
    this.#show(ticket);
    eraseLapsed(localDay(siteNow()));
  }

  #show(ticket: TicketText | null): void {
    const hasJustEnded = this.#ticket && IN_THE_HALL.has(this.#ticket.state) && ticket && MAY_BE_UNDONE.has(ticket.state);
    this.#ticket = ticket;
    clearTimeout(this.#lookAgain);
    if (hasJustEnded) this.#lookAgain = window.setTimeout(() => void this.reload(), LOOK_AGAIN_AFTER_MS);
    if (ticket) keepTicket(ticket);
    if (ticket && isWatched(ticket)) this.#watch.start();
    else this.#watch.stop();
    this.#ring();
    this.requestUpdate();
  }

  async #boardChanged(board: Board): Promise<void> {
    if (!this.#ticket) return;
    const isReordered = this.#board !== null && orderOf(this.#board) !== orderOf(board);
    this.#board = board;
    const seen = ticketOnBoard(this.#ticket, board);
    if (seen) this.#ticket = seen;
    this.#ring();
    this.requestUpdate();
    if (this.keptAt !== null && !this.#watch.isWithoutNetwork) return void this.reload();
    if (seen === null || (isReordered && this.querySelector(".why[open]"))) {
      // Not where it was: only the ticket itself knows what became of it, and why it stands where it stands.
      const { ticket } = await this.ask(MyTicket, { code: this.param("code") });
      this.#show(ticket);
    }
  }

  #ring(): void {
    const ticket = this.#ticket;
    if (ticket?.state !== "CALLED") {
      this.#alarm.quiet();
      this.#isOnTheWay = false;
      return;
    }
    const called = this.#board?.counters.find(({ label, state }) => label === ticket.label && state === "CALLED");
    if (this.#alarm.ringFor(called?.since ?? ticket.calledAt ?? "")) this.#isOnTheWay = false;
  }

  override render(): TemplateResult {
    const ticket = this.#ticket;
    if (ticket?.state === "CALLED") {
      return calledScreen(ticket, this.#isOnTheWay, () => {
        this.#alarm.quiet();
        this.#isOnTheWay = true;
        this.requestUpdate();
      });
    }
    return frame({
      lead: ticket
        ? html`<a class="tap back" href=${address.office(ticket.officeId)}><b>${ticket.officeName}</b></a>`
        : back(address.mine, t.myPapers),
      aside: ticket?.state === "WAITING" ? Waiting.checkedInPill(ticket) : nothing,
      body: html`${this.networkNotice()} ${this.#body(ticket)}`,
    });
  }

  #body(ticket: TicketText | null | undefined) {
    if (ticket === undefined) return this.failure ? nothing : skeleton("tall", "block", "tall");
    if (ticket === null) return this.#unknown();
    switch (ticket.state) {
      case "BOOKED":
        return html`<dl-booked
          .ticket=${ticket}
          .isToday=${ticket.day === localDay(siteNow())}
          .arrived=${(arrived: TicketText) => this.#show(arrived)}
        ></dl-booked>`;
      case "WAITING":
        return html`<dl-waiting
          .ticket=${ticket}
          .board=${this.#board}
          .isOffline=${this.#watch.isWithoutNetwork && this.keptAt === null}
          .isOld=${this.#watch.isOld}
          .askWhy=${() => void this.reload()}
        ></dl-waiting>
        <div class="stack">
          ${serviceList(ticket)}
          <dl-add-service-form
            .ticket=${ticket}
            .changed=${(changed: TicketText) => this.#show(changed)}
          ></dl-add-service-form>
        </div>
        <dl-let-others-go
          .ticket=${ticket}
          .changed=${(changed: TicketText) => this.#show(changed)}
        ></dl-let-others-go>
        ${this.#cancel(ticket)}`;
      case "SERVING":
        return html`${serving(ticket)} ${serviceList(ticket)}`;
      default:
        if (!mayReturn(ticket)) return html`${ended(ticket)} ${ticket.state === "DONE" ? serviceList(ticket) : nothing}`;
        return html`<dl-missed
          .ticket=${ticket}
          .arrived=${(back: TicketText) => this.#show(back)}
          .lapsed=${() => void this.reload()}
        ></dl-missed>`;
    }
  }

  #cancel(ticket: TicketText) {
    if (!ticket.mayCancel) return nothing;
    return html`<dl-cancel-ticket
      .ticket=${ticket}
      .cancelled=${(cancelled: TicketText) => this.#show(cancelled)}
    ></dl-cancel-ticket>`;
  }

  #unknown() {
    return html`<h1>${t.ticketUnknownTitle}</h1>
      <p>${t.ticketUnknown}</p>
      <a class="button" href=${address.mine}>${t.myPapers}</a>`;
  }
}

define("dl-code-scanner", CodeScanner);
define("dl-qr-code", QrCode);
define("dl-checklist", Checklist);
define("dl-cancel-ticket", CancelTicket);
define("dl-booked", Booked);
define("dl-waiting", Waiting);
define("dl-leave-by", LeaveBy);
define("dl-let-others-go", LetOthersGo);
define("dl-add-service-form", AddServiceForm);
define("dl-missed", Missed);
define(tag, TicketPage);

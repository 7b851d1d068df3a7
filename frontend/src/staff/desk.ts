// The desk: one big button for what comes next, the line with its reasons, intake and dossiers beside it.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { SiteConfig } from "../config.ts";
import { type Poll, poll } from "../graphql/client.ts";
import { OfficeBoard } from "../graphql/operations/snapshot.ts";
import { StaffDesk, type StaffMe } from "../graphql/operations/staff.ts";
import type { DeskFields, PriorityClass } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment, siteNow } from "../site_clock.ts";
import { localized } from "../texts/language.ts";
import { clockTime } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { closingText } from "../texts/staff/closing.ts";
import type { BookForDialog } from "./book_for.ts";
import { servicesTexts } from "../texts/staff/services.ts";
import type { ClosingDialog } from "./closing.ts";
import { type DeskAct, type DeskAnswer, DeskActs, type Details, headOf } from "./desk_actions.ts";
import { renderDeskBar } from "./desk_bar.ts";
import { deskSigns } from "./desk_signs.ts";
import { problem, WorkingElement } from "./element.ts";
import { renderLine } from "./line.ts";
import { renderMissed } from "./missed.ts";
import { renderCurrent, renderSteps, type Step } from "./now.ts";
import { ask, SessionIsOver } from "./service.ts";
import { deskKey } from "./shortcuts.ts";
import { type AddServiceDialog, type ChosenProcedure, didFinishText } from "./services.ts";
import { type DeskSteps, stepsOf } from "./steps.ts";
import type { Destination, TransferDialog } from "./transfer.ts";
import { didAct, renderLastAct, secondsLeft, UNDO_KEY, undoableNow } from "./undo.ts";

// Calling asks the server who is next, whatever this page shows: only an empty line must be noticed soon. What is
// asked so often is the public board, which caches answer; the desk itself only when the board says it changed.
const POLL_SECONDS = 60;
const POLL_WHILE_NOBODY_WAITS_SECONDS = 10;
/** Expected people are not on the board: who books or cancels meanwhile shows after this. */
const DESK_IS_OLD_AFTER_MS = 600_000;
const TICK_IN_MS = 1_000;

export class Desk extends WorkingElement {
  static override properties = {
    me: { attribute: false },
    demo: { attribute: false },
    opened: { attribute: false },
    desk: { state: true },
    said: { state: true },
    isStale: { state: true },
  };
  declare me: ResultOf<typeof StaffMe>["me"];
  declare demo: SiteConfig["demo"];
  /** The desk as it was when the clerk sat down; what it is since then is this element's own. */
  declare opened: DeskFields;
  declare desk: DeskFields;
  declare said: string;
  declare isStale: boolean;

  readonly #acts = new DeskActs();
  #poll: Poll | null = null;
  /** Of the board when the desk was last asked for; empty when the desk must be asked for anyway. */
  #signs = "";
  #tick = 0;
  readonly #onKey = (event: KeyboardEvent): void => this.#pressed(event);

  constructor() {
    super();
    this.said = "";
    this.isStale = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
    this.#tick = window.setInterval(() => this.requestUpdate(), TICK_IN_MS); // the timer, and the seconds to undo in
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("opened")) return;
    this.desk = this.opened;
    this.#signs = "";
    this.#poll?.stop();
    this.#poll = poll((signal) => this.#refresh(signal));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
    clearInterval(this.#tick);
    this.#poll?.stop();
  }

  async #refresh(signal: AbortSignal): Promise<number> {
    try {
      const { number } = this.desk.counter;
      const { board } = await ask(OfficeBoard, { office: this.me.officeId }, signal);
      const signs = board ? deskSigns(board, number) : "";
      if (signs !== this.#signs || siteNow() - Date.parse(this.desk.asOf) > DESK_IS_OLD_AFTER_MS) {
        this.#show((await ask(StaffDesk, { counter: number }, signal)).desk);
        this.#signs = signs;
      }
      this.isStale = false;
    } catch (failure) {
      this.isStale = !(failure instanceof SessionIsOver);
      throw failure;
    }
    const nobodyIsHere = this.desk.current === null && this.desk.line.length === 0;
    return nobodyIsHere ? POLL_WHILE_NOBODY_WAITS_SECONDS : POLL_SECONDS;
  }

  #askNow(): void {
    this.#signs = "";
    this.#poll?.now();
  }

  /** An answer that set out before the last act and arrives after it must not turn the desk back. */
  #show(desk: DeskFields): void {
    if (Date.parse(desk.asOf) < Date.parse(this.desk.asOf)) return;
    noteMoment(desk.asOf);
    this.#acts.saw(desk);
    if (headOf(desk) !== headOf(this.desk)) this.trouble = ""; // said of a desk that has moved on
    this.desk = desk;
  }

  /** True when it was done. */
  async #act<Act extends DeskAct>(
    act: Act,
    said: (before: DeskFields, after: DeskFields) => string,
    details: Details<Act>,
  ): Promise<boolean> {
    const before = this.desk;
    const answer = await this.#acts.do(act, before.counter.number, details);
    return this.#showAnswer(answer, (after) => said(before, after));
  }

  #showAnswer(answer: DeskAnswer, said: (after: DeskFields) => string): boolean {
    if (!("desk" in answer)) {
      this.trouble = answer.message;
      this.#askNow();
      return false;
    }
    this.#show(answer.desk);
    this.said = said(answer.desk);
    return true;
  }

  readonly #markPriority = (label: string, priority: PriorityClass | null): void =>
    void this.work(async () => {
      const answer = await this.#acts.setPriority(this.desk.counter.number, label, priority);
      this.#showAnswer(answer, () => t.didSetPriority(label));
    });

  readonly #callNext = (): Promise<void> =>
    this.#step(async () => void (await this.#act("callNext", (_, after) => t.didCall(labelOf(after)), {})));
  readonly #start = (): Promise<void> =>
    this.#step(async () => void (await this.#act("startService", (before) => t.didStart(labelOf(before)), {})));
  readonly #recall = (): Promise<void> =>
    this.#step(async () => void (await this.#act("recallTicket", (before) => t.didRecall(labelOf(before)), {})));
  readonly #finish = (): Promise<void> =>
    this.#step(async () => void (await this.#act("finishService", didFinishText, {})));
  readonly #finishAndCall = (): Promise<void> =>
    this.#step(async () => {
      const isDone = await this.#act("finishService", didFinishText, {});
      if (isDone)
        await this.#act(
          "callNext",
          (before, after) => `${this.said} ${t.didCall(labelOf(after) || labelOf(before))}`,
          {},
        );
    });
  readonly #noShow = (): Promise<void> =>
    this.#step(async () => void (await this.#act("markNoShow", (before) => t.didNoShow(labelOf(before)), {})));
  readonly #undo = (): Promise<void> => this.#step(async () => void (await this.#act("undoLastAct", afterUndo, {})));
  readonly #chooseGroup = async (): Promise<void> => this.querySelector<TransferDialog>("dl-transfer")?.open();
  readonly #transfer = ({ detail: { group, counter } }: CustomEvent<Destination>): Promise<void> =>
    this.#step(async () => {
      const to = counter === null ? localized(group.name) : t.counter(counter);
      const said = (before: DeskFields): string => t.didTransfer(labelOf(before), to);
      await this.#act("transferTicket", said, { group: group.id, toCounter: counter });
    });
  readonly #addService = ({ detail: { code, name } }: CustomEvent<ChosenProcedure>): Promise<void> =>
    this.#step(async () => void (await this.#act("addServiceAtCounter", () => servicesTexts().didAdd(name), { procedure: code })));
  readonly #removeService = ({ code, name }: ChosenProcedure): Promise<void> =>
    this.#step(async () => void (await this.#act("removeServiceAtCounter", () => servicesTexts().didRemove(name), { procedure: code })));
  readonly #markReturn = (label: string): Promise<void> =>
    this.#step(async () => void (await this.#act("markReturn", () => t.didReturn(label), { label })));
  readonly #close = ({ detail: backAt }: CustomEvent<string | null>): Promise<void> =>
    this.#step(async () => void (await this.#act("closeCounter", () => (backAt ? closingText().closedUntil(clockTime(backAt)) : ""), { backAt })));
  readonly #reopen = (): Promise<void> => this.#step(async () => void (await this.#act("openCounter", () => "", {})));

  readonly #acting: DeskSteps = {
    callNext: this.#callNext,
    start: this.#start,
    recall: this.#recall,
    noShow: this.#noShow,
    finish: this.#finish,
    finishAndCall: this.#finishAndCall,
    transfer: this.#chooseGroup,
    addService: async () => this.querySelector<AddServiceDialog>("dl-add-service")?.open(),
    reopen: this.#reopen,
  };

  /** Do it, then give the hand the next button. */
  async #step(task: () => Promise<void>): Promise<void> {
    await this.work(task);
    await this.updateComplete;
    this.#focusNext();
  }

  #focusNext(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("[data-primary]")?.focus());
  }

  /** Closed, or opened by somebody else since: then nothing here is this clerk's to do. */
  get #isMine(): boolean {
    return this.desk.counter.isStaffed && this.desk.clerkName === this.me.name;
  }

  get #steps(): readonly [Step, ...Step[]] {
    return stepsOf(this.desk, this.#isMine, this.#acting);
  }

  #pressed(event: KeyboardEvent): void {
    const key = deskKey(event);
    const act = key === UNDO_KEY ? undoableNow(this.desk) && this.#undo : this.#steps.find((step) => step.key === key)?.act;
    if (!act) return;
    event.preventDefault();
    void act();
  }

  protected override render(): TemplateResult {
    const { desk } = this;
    const current = this.#isMine ? desk.current : null;
    const undoable = undoableNow(desk);
    return html`
      <a class="skip" href="#now">${t.skip}</a>
      ${this.#renderBar()}
      <main class="desk">
        <section class="now stack" id="now" tabindex="-1" aria-labelledby="now-title">
          ${renderCurrent({ desk, isMine: this.#isMine, isFree: current === null, remove: this.#removeService })}
          ${renderSteps({ steps: this.#steps, isBusy: this.isBusy, switched: () => this.requestUpdate() })}
          ${renderLastAct({ said: this.said, act: undoable, undo: this.#undo })}
          ${problem(this.trouble)}
          ${this.isStale ? html`<p class="notice" role="status">${t.stale(clockTime(desk.asOf))}</p>` : nothing}
        </section>
        <dl-intake
          class="intake"
          .office=${this.me.officeId}
          .counter=${desk.counter.number}
          .visit=${current}
          @dossier-received=${() => this.#askNow()}
        ></dl-intake>
        <div class="middle stack">
          ${renderLine(desk, this.#isMine ? this.#markPriority : null)}
          ${renderMissed(desk, this.#isMine ? this.#markReturn : null)}
          <dl-dossiers .office=${this.me.officeId}></dl-dossiers>
          <dl-unsent-notices></dl-unsent-notices>
        </div>
      </main>
      <dl-transfer
        .label=${labelOf(desk)}
        .groups=${desk.otherGroups}
        .counters=${desk.otherCounters}
        @destination-chosen=${this.#transfer}
      ></dl-transfer>
      <dl-closing @closing-chosen=${this.#close}></dl-closing>
      <dl-book-for
        .office=${this.me.officeId}
        .counter=${this.#isMine ? desk.counter.number : null}
        .undoSeconds=${undoable?.act === "BOOK" ? secondsLeft(undoable) : 0}
        @appointment-booked=${() => this.#askNow()}
        @undo-wanted=${this.#undo}
      ></dl-book-for>
      <dl-add-service .office=${this.me.officeId} .label=${labelOf(desk)} @service-chosen=${this.#addService}></dl-add-service>
    `;
  }

  #renderBar(): TemplateResult {
    return renderDeskBar({
      desk: this.desk,
      clerk: this.me.name,
      isMine: this.#isMine,
      demo: this.demo,
      bookFor: () => void this.querySelector<BookForDialog>("dl-book-for")?.open(),
      close: () => this.querySelector<ClosingDialog>("dl-closing")?.open(),
      leave: () => this.send("desk-left"),
      signOut: () => this.send("sign-out"),
    });
  }
}

const labelOf = (desk: DeskFields): string => desk.current?.label ?? "";

/** The act before it can be undone next, if it is young enough: then it is named. */
const afterUndo = (_: DeskFields, { undoable }: DeskFields): string =>
  undoable ? `${t.undone} ${didAct(undoable)}` : t.undone;

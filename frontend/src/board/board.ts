// The hall's TV board: who is called where, who waits, and the code that proves one is in the hall.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { type SiteConfig, siteConfig } from "../config.ts";
import { allowChime, chimeIsAllowed, ringChime } from "../elements/chime.ts";
import { type Poll, poll, run } from "../graphql/client.ts";
import { HallMirror } from "../graphql/operations/board.ts";
import { OfficeBoard } from "../graphql/operations/snapshot.ts";
import { Staleness } from "../staleness.ts";
import { boardTexts as texts } from "../texts/board.ts";
import { clockTime, dayText, localDay, minutesAway } from "../texts/moments.ts";
import { Announcements, type Call, callsOf } from "./calls.ts";
import { displayKey, officeOfAddress } from "./display_key.ts";
import { HallClock } from "./hall_clock.ts";
import { HallCodeKeeper } from "./hall_code.ts";
import { speak, spelled } from "./voice.ts";

type Answer = Awaited<ReturnType<typeof askBoard>>;
type Snapshot = NonNullable<Answer["board"]>;
type Group = Snapshot["groups"][number];

const askBoard = (office: string, signal: AbortSignal) => run(OfficeBoard, { office }, { signal });

const CLOCK_TICK_IN_MS = 1_000;
const FAILURE_WAIT_IN_SECONDS = 4;
/** The numbers stand in one column up to this many, in two beyond. */
const ONE_COLUMN_HOLDS = 4;
const MINUTE_IN_MS = 60_000;

export class HallBoardPage extends LitElement {
  static override properties = {
    snapshot: { state: true },
    isUnknown: { state: true },
    isLost: { state: true },
    now: { state: true },
  };
  declare snapshot: Snapshot | null;
  declare isUnknown: boolean;
  declare isLost: boolean;
  /** By the hall's clock; drives the clock on the wall and the age of what is shown. */
  declare now: number | null;

  readonly #office = officeOfAddress();
  readonly #clock = new HallClock();
  readonly #announcements = new Announcements();
  readonly #staleness = new Staleness(() => this.requestUpdate());
  /** The way to this board for a phone, as a QR code; null until the API has said it. */
  #mirror: { readonly boardUrl: string; readonly boardQrSvg: string } | null = null;
  #code: HallCodeKeeper | null = null;
  #config: SiteConfig | null = null;
  #poll: Poll | null = null;
  #tick = 0;

  constructor() {
    super();
    this.snapshot = null;
    this.isUnknown = this.#office === null;
    this.isLost = false;
    this.now = null;
  }

  /** Light DOM: one sheet sets the whole screen. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll?.stop();
    this.#code?.stop();
    this.#staleness.stop();
    clearInterval(this.#tick);
  }

  async #start(): Promise<void> {
    this.#config = await siteConfig();
    if (!this.#office || !this.isConnected) return;
    this.#pair();
    window.addEventListener("hashchange", () => this.#pair());
    this.#tick = window.setInterval(() => (this.now = this.#clock.now()), CLOCK_TICK_IN_MS);
    this.#poll = poll((signal) => this.#ask(signal), FAILURE_WAIT_IN_SECONDS);
    void allowChime().then(() => this.requestUpdate());
  }

  #pair(): void {
    const key = this.#office && displayKey(this.#office);
    this.#code?.stop();
    this.#code = this.#office && key ? new HallCodeKeeper(this.#office, key, () => this.requestUpdate()) : null;
    this.#code?.start();
    this.requestUpdate();
  }

  async #ask(signal: AbortSignal): Promise<number> {
    try {
      const { board } = await askBoard(this.#office!, signal);
      this.isLost = false;
      this.isUnknown = board === null;
      if (!board) return FAILURE_WAIT_IN_SECONDS;
      this.#clock.heard(board.asOf);
      this.now = this.#clock.now();
      this.#staleness.heard(board.asOf, this.now ?? Date.parse(board.asOf), board.nextPollSeconds);
      this.snapshot = board;
      if (!this.#mirror) void this.#askMirror();
      document.title = `${board.officeName} · Bảng gọi số`;
      this.#announce(this.#announcements.fresh(callsOf(board.counters)));
      return board.nextPollSeconds;
    } catch (failure) {
      this.isLost = true;
      throw failure;
    }
  }

  /** Asked once; without it the board is whole but for one small code, so it is tried again with the next answer. */
  async #askMirror(): Promise<void> {
    const { office } = await run(HallMirror, { office: this.#office! }).catch(() => ({ office: null }));
    this.#mirror = office;
    this.requestUpdate();
  }

  #announce(calls: readonly Call[]): void {
    if (calls.length === 0) return;
    void ringChime();
    for (const call of calls) if (chimeIsAllowed()) speak(texts.spoken(spelled(call.label), call.counter));
  }

  protected override render(): TemplateResult {
    if (this.isUnknown) return html`<main class="message"><h1>${texts.unknownOffice}</h1></main>`;
    const board = this.snapshot;
    if (!board)
      return html`<main class="message">
        <p role="status">${this.isLost ? texts.lostAtStart : texts.loading}</p>
      </main>`;
    return html`
      ${this.#renderBar(board)}
      <main>${this.#renderCalls(board)} ${this.#renderWaiting(board)}</main>
      ${this.#renderLost(board)} ${this.#renderFoot()}
    `;
  }

  #renderBar(board: Snapshot): TemplateResult {
    const now = this.now ?? Date.parse(board.asOf);
    return html`
      <header class="bar">
        <h1>${board.officeName}</h1>
        ${this.#config?.demo ? html`<span class="demo">${texts.demo}</span>` : nothing}
        ${chimeIsAllowed() ? nothing : html`<button class="sound" @click=${this.#allowSound}>${texts.soundOn}</button>`}
        <time class="num">${clockTime(now)} · ${dayText(localDay(now))}</time>
      </header>
    `;
  }

  #renderCalls(board: Snapshot): TemplateResult {
    const calls = callsOf(board.counters);
    const { opening } = board;
    const shape = `${calls.length > ONE_COLUMN_HOLDS ? "many" : ""} ${calls[0]?.isCalled ? "has-newest" : ""}`;
    return html`
      <section class="calls-area" aria-label=${texts.nowCalling}>
        ${
          opening.isOpen
            ? nothing
            : html`<p class="quiet-hall">
                <b>${texts.closed(opening.reason?.vi ?? texts.outsideHours)}</b
                >${opening.opensAt ? texts.reopens(this.#whenText(opening.opensAt)) : nothing}
              </p>`
        }
        ${
          opening.isOpen && calls.length === 0
            ? html`<p class="quiet-hall">
                <b>${texts.nobodyCalled}</b><span lang="en">${texts.nobodyCalledEn}</span>
              </p>`
            : nothing
        }
        <ol class="calls num ${shape}" aria-live="polite">
          ${calls.map((call, index) => this.#renderCall(call, index === 0))}
        </ol>
      </section>
    `;
  }

  #renderCall(call: Call, isFirst: boolean): TemplateResult {
    const kind = call.isCalled ? (isFirst ? "called newest" : "called") : "";
    return html`
      <li class=${kind}>
        <span>${call.label}<small>${call.isCalled ? texts.called : texts.served}</small></span
        ><span>${texts.counter(call.counter)}</span>
      </li>
    `;
  }

  #renderWaiting(board: Snapshot): TemplateResult {
    return html`
      <section class="waiting">
        <h2>${texts.waiting} <span lang="en">· ${texts.waitingEn}</span></h2>
        <ul>
          ${board.groups.map((group) => this.#renderGroup(group, board))}
        </ul>
        ${this.#renderMirror()}
      </section>
    `;
  }

  #renderMirror(): TemplateResult | typeof nothing {
    if (!this.#mirror) return nothing;
    return html`<div class="mirror">
      <dl-qr-code .svg=${this.#mirror.boardQrSvg} .label=${texts.mirrorQr}></dl-qr-code>
      <p>${texts.mirror}<small lang="en">${texts.mirrorEn}</small></p>
    </div>`;
  }

  #renderGroup(group: Group, board: Snapshot): TemplateResult {
    const staffed = board.counters.filter(
      (counter) => counter.isStaffed && group.counters.includes(counter.number),
    );
    return html`
      <li>
        <span
          >${group.letter} ${group.name.vi}<small class="num"
            >${staffed.length ? texts.counters(staffed.map((counter) => counter.number)) : notStaffed(group)}</small
          ></span
        >
        <span class="num">
          ${group.waiting || group.isStaffed ? texts.people(group.waiting) : nothing}
          <small>${this.#groupDetail(group, board)}</small>
        </span>
      </li>
    `;
  }

  #groupDetail(group: Group, board: Snapshot): string {
    const wait = group.window && group.waiting ? [texts.minutes(...minutesAway(group.window, board.asOf))] : [];
    if (group.mayNotBeReached) wait.push(texts.mayNotBeReached);
    const priority = group.priorityWaiting ? [texts.priority(group.priorityWaiting)] : [];
    if (wait.length > 0) return [...priority, ...wait].join(" · ");
    if (!board.opening.isOpen && board.opening.opensAt) return texts.reopens(this.#whenText(board.opening.opensAt));
    return "";
  }

  #renderLost(board: Snapshot): TemplateResult | typeof nothing {
    if (!this.isLost && !this.#staleness.isOld) return nothing;
    const age = Math.floor(((this.now ?? 0) - Date.parse(board.asOf)) / MINUTE_IN_MS);
    return html`<p class="lost" role="status">${(this.isLost ? texts.lost : texts.old)(clockTime(board.asOf), Math.max(0, age))}</p>`;
  }

  #renderFoot(): TemplateResult {
    const code = this.#code?.showing(this.now) ?? null;
    if (!this.#code || this.#code.keyIsWrong) return this.#renderPairing();
    return html`
      <footer class="foot">
        <dl-qr-code .svg=${code?.qrSvg ?? ""} .label=${texts.qr}></dl-qr-code>
        <p>
          ${texts.scanLead}<b>${texts.checkIn}</b>${texts.or}<b>${texts.takeNumber}</b>${texts.noPhone}
          <small lang="en">${texts.english}</small>
        </p>
        <p class="code num">
          ${code ? html`<small>${texts.hallCode}</small><b>${code.code}</b>` : texts.codeComing}
        </p>
      </footer>
    `;
  }

  #renderPairing(): TemplateResult {
    const demo = this.#config?.demo;
    const demoKey = demo?.office === this.#office ? demo?.displayKey : undefined;
    return html`
      <footer class="foot unpaired">
        <p class="on-phones"><a href="/o/${this.#office}">${texts.toOffice}</a></p>
        <p>
          <b>${this.#code?.keyIsWrong ? texts.wrongKey : texts.notPaired}</b>
          <small
            >${texts.howToPair} ${demoKey ? html`<a href="#k=${demoKey}">${texts.pairDemo}</a>` : nothing}</small
          >
        </p>
      </footer>
    `;
  }

  /** "13:30" today, "7:00, thứ Ba 24/11" on another day. */
  #whenText(moment: string): string {
    const isToday = localDay(moment) === localDay(this.now ?? moment);
    return isToday ? clockTime(moment) : `${clockTime(moment)}, ${dayText(localDay(moment))}`;
  }

  async #allowSound(): Promise<void> {
    await allowChime();
    void ringChime();
    this.requestUpdate();
  }
}

const notStaffed = ({ backAt }: Group): string => (backAt ? texts.backAt(clockTime(backAt)) : texts.notStaffed);

// The hall's kiosk: take a number, check in, get a slip; after each person the screen starts again.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { displayKey } from "../board/display_key.ts";
import { type SiteConfig, siteConfig } from "../config.ts";
import { configureClient, type Poll, poll } from "../graphql/client.ts";
import type { PriorityClass } from "../graphql/operations/types.ts";
import { kioskTexts } from "../texts/kiosk.ts";
import { chooseLanguage, type Language, language } from "../texts/language.ts";
import { checkIn, ticketCodeIn } from "./arriving.ts";
import { Catalogue, type Group } from "./catalogue.ts";
import { renderFinder } from "./finder.ts";
import { isOnlyWindow, machineId, officeOfAddress } from "./machine.ts";
import { NumberBook } from "./number_book.ts";
import { NumberDesk } from "./number_desk.ts";
import { ofGroup, type Procedure, restFirst } from "./procedures.ts";
import {
  renderCheckIn,
  renderGroups,
  renderMessage,
  renderPriorities,
  renderProcedures,
  renderStart,
  renderUnpaired,
} from "./screens.ts";
import { renderSlip, type Slip, slipOfNumber, slipOfTicket } from "./slip.ts";

type Screen =
  | { readonly name: "start" | "groups" | "check-in" }
  | { readonly name: "procedures"; readonly group: Group }
  | { readonly name: "finder"; readonly from?: Group }
  | { readonly name: "priorities"; readonly chosen: (priority: PriorityClass | null) => void }
  | { readonly name: "working"; readonly isTaking: boolean }
  | { readonly name: "refused"; readonly message: string }
  | { readonly name: "slip"; readonly slip: Slip };

const START: Screen = { name: "start" };
const SLIP_SHOWN_FOR_SECONDS = 15;
const IDLE_SCREEN_SECONDS = 45;
/** A slip waits so long for people ahead and window; then it is printed without. */
const PATIENCE_IN_MS = 2500;
const FAILURE_WAIT_IN_SECONDS = 4;

export class Kiosk extends LitElement {
  static override properties = { screen: { state: true }, typed: { state: true }, seconds: { state: true } };
  declare screen: Screen;
  declare typed: string;
  /** Until the screen starts again. */
  declare seconds: number;

  readonly #office = officeOfAddress();
  #config: SiteConfig | null = null;
  #catalogue: Catalogue | null = null;
  #book: NumberBook | null = null;
  #desk: NumberDesk | null = null;
  #isOnly: boolean | null = null;
  #poll: Poll | null = null;
  #tick = 0;

  constructor() {
    super();
    this.screen = START;
    this.typed = "";
    this.seconds = 0;
  }

  /** Light DOM: one sheet sets the screen and the paper. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("pointerdown", () => (this.seconds = this.#patience()));
    this.#tick = window.setInterval(() => this.#second(), 1000);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll?.stop();
    clearInterval(this.#tick);
  }

  async #start(): Promise<void> {
    if (!this.#office) return;
    const office = this.#office;
    this.#config = await siteConfig();
    this.#catalogue = new Catalogue(office);
    this.#book = new NumberBook(localStorage, office);
    this.#isOnly = await isOnlyWindow();
    if (!this.isConnected) return;
    this.#pair();
    window.addEventListener("hashchange", () => this.#pair());
    this.#poll = poll((signal) => this.#refresh(signal), FAILURE_WAIT_IN_SECONDS);
  }

  #pair(): void {
    const key = this.#office && displayKey(this.#office);
    const desk = this.#office && key ? { office: this.#office, displayKey: key, kiosk: machineId() } : null;
    this.#desk = desk && this.#book ? new NumberDesk(desk, this.#book) : null;
    this.#poll?.now();
    this.requestUpdate();
  }

  async #refresh(signal: AbortSignal): Promise<number> {
    const catalogue = this.#catalogue!;
    try {
      const seconds = await catalogue.refresh(signal);
      this.requestUpdate();
      const groups = catalogue.hall?.groups.map(({ id }) => id) ?? [];
      if (this.#isOnly && this.#desk) {
        await this.#desk.tellAll();
        if (catalogue.givesNumbers()) await this.#desk.fill(groups, catalogue.now());
      }
      await catalogue.refreshProcedures(signal);
      return seconds;
    } finally {
      this.requestUpdate();
    }
  }

  // -- who stands before it -------------------------------------------------------------------------------

  #patience(): number {
    return this.screen.name === "slip" ? SLIP_SHOWN_FOR_SECONDS : IDLE_SCREEN_SECONDS;
  }

  #show(screen: Screen): void {
    this.typed = "";
    this.screen = screen;
    this.seconds = this.#patience();
    void this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      this.querySelector<HTMLElement>("main h1")?.focus();
    });
  }

  #second(): void {
    if (this.screen.name === "start" || this.screen.name === "working") return;
    this.seconds -= 1;
    if (this.seconds <= 0) this.#leave();
  }

  /** Whoever comes next finds nothing of who was here. */
  readonly #leave = (): void => {
    this.#speak("vi");
    this.#show(START);
  };

  readonly #speak = (chosen: Language): void => {
    chooseLanguage(chosen);
    configureClient({ language: chosen });
    document.documentElement.lang = chosen;
    this.requestUpdate();
  };

  /** Ask for the priority class, where the office serves any early. */
  #askPriority(chosen: (priority: PriorityClass | null) => void): void {
    if (this.#catalogue?.priorities.length) this.#show({ name: "priorities", chosen });
    else chosen(null);
  }

  #chosen(group: Group, procedure: Procedure): void {
    this.#askPriority((priority) => void this.#take(group, procedure, priority));
  }

  async #take(group: Group, procedure: Procedure, priority: PriorityClass | null): Promise<void> {
    const t = kioskTexts();
    const now = this.#catalogue!.now();
    const taking = { group: group.id, procedure: procedure.code, priority };
    this.#show({ name: "working", isTaking: true });
    let given: ReturnType<NumberBook["issue"]>;
    try {
      if (this.#book!.left(group.id, now) === 0) await this.#desk?.fill([group.id], now).catch(() => undefined);
      given = this.#book!.issue(taking, now);
    } catch {
      return this.#show({ name: "refused", message: t.cannotKeep });
    }
    if (!given) return this.#show({ name: "refused", message: this.#desk?.byAppointment || t.noNumbers });
    const told = await this.#desk?.tell(given.lease, given.number, AbortSignal.timeout(PATIENCE_IN_MS));
    const { officeName } = this.#catalogue!.hall!;
    this.#print(slipOfNumber({ ...given, officeName, group, procedure, at: new Date(now).toISOString(), told }));
    if (told) await this.#desk?.fill([group.id], now).catch(() => undefined);
  }

  #arrive(code: string): void {
    this.#askPriority((priority) => void this.#checkIn(code, priority));
  }

  async #checkIn(code: string, priority: PriorityClass | null): Promise<void> {
    const here = { office: this.#office!, displayKey: displayKey(this.#office!) ?? "" };
    this.#show({ name: "working", isTaking: false });
    const ticket = await checkIn({ code, priority, ...here });
    if (typeof ticket === "string") return this.#show({ name: "refused", message: ticket });
    const checkedInAt = ticket.checkedInAt ?? new Date(this.#catalogue!.now()).toISOString();
    this.#print(slipOfTicket({ ...ticket, checkedInAt, officeName: this.#catalogue!.hall!.officeName }));
  }

  #print(slip: Slip): void {
    this.#show({ name: "slip", slip });
    void this.updateComplete
      .then(() => this.querySelector<LitElement>("dl-qr-code")?.updateComplete)
      .then(() => window.print());
  }

  // -- what it shows --------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const t = kioskTexts();
    const catalogue = this.#catalogue;
    if (!this.#office || catalogue?.isUnknown) return renderMessage(t.unknownOffice);
    if (this.#isOnly === false) return renderMessage(t.secondWindow);
    if (!catalogue?.hall || !catalogue.hasList) return renderMessage(t.loading);
    const demo = this.#config?.demo;
    if (!this.#desk || this.#desk.keyIsWrong) {
      return renderUnpaired(this.#desk ? t.wrongKey : t.notPaired, demo?.office === this.#office ? demo?.displayKey : "");
    }
    return html`<header class="bar">
        <p>${catalogue.hall.officeName}</p>
        ${demo ? html`<p class="demo">${t.demo}</p>` : nothing}
        <button type="button" class="quiet" @click=${() => this.#speak(language() === "vi" ? "en" : "vi")}>
          <span lang=${language() === "vi" ? "en" : "vi"}>${t.otherLanguage}</span>
        </button>
      </header>
      ${catalogue.isFresh ? nothing : html`<p class="banner" role="status">${t.offline}</p>`}
      ${this.#desk.refused ? html`<p class="banner bad" role="alert">${t.needsClerk(this.#desk.refused)}</p>` : nothing}
      <main class=${this.screen.name}>${this.#renderScreen(catalogue)}</main>
      ${this.#renderWayBack()}`;
  }

  #renderScreen(catalogue: Catalogue): TemplateResult {
    const t = kioskTexts();
    const { screen } = this;
    switch (screen.name) {
      case "start":
        return renderStart(catalogue, {
          take: () => {
            this.#poll?.now();
            this.#show({ name: "groups" });
          },
          checkIn: () => this.#show({ name: "check-in" }),
        });
      case "groups":
        return renderGroups(catalogue, {
          choose: (group) => this.#show({ name: "procedures", group }),
          find: () => this.#show({ name: "finder" }),
        });
      case "procedures":
        return renderProcedures(ofGroup(catalogue.procedures, screen.group.id), {
          choose: (procedure) => this.#chosen(screen.group, procedure),
          find: () => this.#show({ name: "finder", from: screen.group }),
        });
      case "finder":
        return renderFinder({
          typed: this.typed,
          procedures: restFirst(catalogue.procedures, screen.from?.id),
          groups: catalogue.hall?.groups ?? [],
          changed: (typed) => (this.typed = typed),
          choose: (group, procedure) => this.#chosen(group, procedure),
        });
      case "priorities":
        return renderPriorities(catalogue.priorities, screen.chosen);
      case "check-in":
        return renderCheckIn({
          typed: this.typed,
          isOffline: !catalogue.isFresh,
          changed: (typed) => (this.typed = typed),
          scanned: (text) => {
            const code = ticketCodeIn(text);
            if (code) this.#arrive(code);
            return code !== null;
          },
          send: () => this.#arrive(this.typed),
        });
      case "working":
        return html`<div role="status"><h1 tabindex="-1">${screen.isTaking ? t.preparing : t.sending}</h1></div>`;
      case "refused":
        return html`<div role="alert"><h1 tabindex="-1">${screen.message}</h1></div>`;
      case "slip":
        return html`${renderSlip(screen.slip)}
          <p class="printing" role="status">${t.printing}</p>`;
    }
  }

  #renderWayBack(): TemplateResult | typeof nothing {
    const t = kioskTexts();
    const { name } = this.screen;
    if (name === "start" || name === "working") return nothing;
    return html`<footer class="foot">
      <button type="button" class=${name === "slip" ? "" : "quiet"} @click=${this.#leave}>
        ${name === "slip" ? t.done : t.home}
      </button>
      ${name === "slip" ? html`<p class="num">${t.returns(this.seconds)}</p>` : nothing}
    </footer>`;
  }
}

// The console's frame: signed out, choosing a counter, or at the desk.
import { html, nothing, type TemplateResult } from "lit";
import { type SiteConfig, siteConfig } from "../config.ts";
import { ApiError } from "../graphql/client.ts";
import { StaffDesk, StaffMe } from "../graphql/operations/staff.ts";
import type { DeskFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment } from "../site_clock.ts";
import { t } from "../texts/staff/messages.ts";
import { enterDirectory } from "./directory/colleagues.ts";
import { openLinkedDossier } from "./linked_dossier.ts";
import { failureText, languageSwitch, problem, StaffElement } from "./element.ts";
import { linkedPlace, type Place, renderPlace, renderPlaceLinks } from "./places.ts";
import { ask, SESSION_OVER } from "./service.ts";
import { beginSignIn, completeSignIn, currentSession, forgetSession, SignInFailed } from "./session.ts";

type Me = ResultOf<typeof StaffMe>["me"];

const COUNTER_KEY = "denluot.staff.counter";

export class StaffApp extends StaffElement {
  static override properties = {
    config: { state: true },
    me: { state: true },
    desk: { state: true },
    trouble: { state: true },
    isOver: { state: true },
    isReady: { state: true },
    place: { state: true },
  };
  declare config: SiteConfig | null;
  declare me: Me | null;
  /** The desk the clerk works at; null while none is chosen. */
  declare desk: DeskFields | null;
  declare trouble: string;
  declare isOver: boolean;
  declare isReady: boolean;
  /** Another page instead of a counter. */
  declare place: Place;

  constructor() {
    super();
    this.config = null;
    this.me = null;
    this.desk = null;
    this.trouble = "";
    this.isOver = false;
    this.isReady = false;
    this.place = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(SESSION_OVER, () => (this.isOver = true));
    void this.#start();
  }

  async #start(): Promise<void> {
    this.config = await siteConfig();
    if (this.config.demo) noteMoment(this.config.demo.now);
    this.trouble = "";
    try {
      if (this.config.staff) await completeSignIn(this.config.staff);
      if (currentSession()) await this.#enter();
    } catch (failure) {
      this.trouble = troubleText(failure);
    }
    this.isReady = true;
  }

  /** Who signed in, and whether a counter of theirs is still open from before. */
  async #enter(): Promise<void> {
    const { me } = await ask(StaffMe, {});
    const counter = Number(sessionStorage.getItem(COUNTER_KEY));
    if (counter) {
      const desk = await deskOf(counter);
      if (desk?.counter.isStaffed && desk.clerkName === me.name) this.desk = desk;
    }
    this.me = me;
    void enterDirectory(me.role);
    this.place = linkedPlace();
    void openLinkedDossier();
  }

  protected override render(): TemplateResult {
    document.title = this.desk ? `${t.counter(this.desk.counter.number)} · ${t.title}` : t.title;
    if (!this.isReady) return html`<main class="narrow"><p role="status">${t.loading}</p></main>`;
    if (!this.me) return this.#renderSignIn();
    const over = this.isOver
      ? html`<div class="over" role="alert">
          <p>${t.sessionExpired}</p>
          <button type="button" @click=${this.#signIn}>${t.signIn}</button>
        </div>`
      : nothing;
    if (this.desk && !this.place) {
      return html`${over}<dl-desk
          .me=${this.me}
          .opened=${this.desk}
          .demo=${this.config?.demo ?? null}
          @desk-left=${this.#leave}
          @sign-out=${this.#signOut}
        ></dl-desk>`;
    }
    return html`
      ${over}
      <header class="bar">
        <b>${t.title}</b>
        <span class="row wrap"
          >${this.me.name}
          ${renderPlaceLinks(this.me, this.place, (place) => (this.place = place))}
          ${languageSwitch()}
          <button type="button" class="quiet" @click=${this.#signOut}>${t.signOut}</button></span
        >
      </header>
      ${
        renderPlace(this.place, this.me, () => (this.place = "")) ??
        html`<main class="narrow stack">
          ${problem(this.trouble)}
          <dl-counters .me=${this.me} @counter-opened=${this.#takePlace}></dl-counters>
        </main>`
      }
    `;
  }

  #renderSignIn(): TemplateResult {
    return html`
      <header class="bar"><b>Đến Lượt</b><span>${languageSwitch()}</span></header>
      <main class="narrow stack">
        <h1>${t.title}</h1>
        ${this.isOver ? html`<p class="notice" role="alert">${t.sessionExpired}</p>` : html`<p>${t.signInLead}</p>`}
        ${problem(this.trouble)}
        <button type="button" @click=${this.#signIn}>${t.signIn}</button>
        ${this.config?.demo ? html`<p class="notice">${t.signInForDemo}</p>` : nothing}
      </main>
    `;
  }

  async #signIn(): Promise<void> {
    this.trouble = "";
    try {
      if (!this.config?.staff) throw new SignInFailed("not configured");
      await beginSignIn(this.config.staff);
    } catch (failure) {
      this.trouble = troubleText(failure);
    }
  }

  #signOut(): void {
    forgetSession();
    sessionStorage.removeItem(COUNTER_KEY);
    location.assign("/staff");
  }

  #takePlace(event: CustomEvent<DeskFields>): void {
    sessionStorage.setItem(COUNTER_KEY, String(event.detail.counter.number));
    this.desk = event.detail;
  }

  #leave(): void {
    sessionStorage.removeItem(COUNTER_KEY);
    this.desk = null;
  }
}

/** The desk of a counter; null when a manager has retired it since. */
async function deskOf(counter: number): Promise<DeskFields | null> {
  try {
    return (await ask(StaffDesk, { counter })).desk;
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === "BAD_REQUEST") return null;
    throw failure;
  }
}

function troubleText(failure: unknown): string {
  if (failure instanceof SignInFailed) return t.signInFailed;
  if (failure instanceof ApiError && failure.code === "FORBIDDEN") return t.forbidden;
  return failureText(failure);
}

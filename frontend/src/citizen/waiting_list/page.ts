// Somebody's place on the waitlist: how many are before her, and an offer with the time left to answer it.
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { AcceptOffer, DeclineOffer, LeaveWaitlist, MyWish } from "../../graphql/operations/citizen.ts";
import type { WishText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { waitlistText } from "../../texts/citizen/waitlist.ts";
import { clockTime, dayText, momentText } from "../../texts/moments.ts";
import { focusFirstError } from "../contact.ts";
import { back, frame, skeleton } from "../frame.ts";
import { keepTicket } from "../my_papers.ts";
import { Page } from "../page.ts";
import { procedureName } from "../procedures/names.ts";
import { address, go } from "../router.ts";

export const tag = "dl-wish-page";

const LOOK_AGAIN_AFTER_MS = 20_000;
const TICK_MS = 1_000;

class WishPage extends Page {
  #wish: WishText | null = null;
  #isUnknown = false;
  /** The person's clock may be wrong: what is left is reckoned from the answer's own moment. */
  #offerEndsAt = 0;
  #timers: number[] = [];
  readonly #intention = new Intention();
  #problem = "";
  #isSending = false;

  protected get heading(): string {
    const text = waitlistText();
    const waiting = this.#wish?.moves ? text.earlierWaiting : text.waiting;
    return this.#wish?.offer ? text.offered : this.#wish?.state === "WAITING" ? waiting : text.title;
  }

  protected async load(): Promise<void> {
    const { wish } = await this.ask(MyWish, { code: this.param("code") });
    this.#isUnknown = wish === null;
    this.#show(wish);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", () => void (document.hidden || this.reload()), {
      signal: this.leaving,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#timers.forEach(clearTimeout);
  }

  #show(wish: WishText | null): void {
    this.#wish = wish;
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    if (wish?.offer) {
      this.#offerEndsAt = performance.now() + Date.parse(wish.offer.until) - Date.parse(wish.asOf);
      this.#tick();
    }
    if (wish?.state === "WAITING" || wish?.state === "OFFERED") {
      this.#timers.push(window.setTimeout(() => void (document.hidden || this.reload()), LOOK_AGAIN_AFTER_MS));
    }
    this.requestUpdate();
  }

  #tick(): void {
    this.requestUpdate();
    if (performance.now() >= this.#offerEndsAt) return void this.reload();
    this.#timers.push(window.setTimeout(() => this.#tick(), TICK_MS));
  }

  override render() {
    const wish = this.#wish;
    return frame({
      lead: wish?.moves
        ? back(address.ticket(wish.moves), waitlistText().backToTicket)
        : wish ? back(address.office(wish.officeId), wish.officeName) : back("/", t.allOffices),
      body: html`${this.networkNotice()}
        ${this.#problem ? html`<p class="notice bad" role="alert" tabindex="-1">${this.#problem}</p>` : nothing}
        ${wish
          ? this.#body(wish)
          : this.#isUnknown
            ? html`<h1>${this.heading}</h1>
                <p class="notice">${waitlistText().unknown}</p>`
            : this.failure
              ? nothing
              : skeleton("title", "block")}`,
    });
  }

  #body(wish: WishText): TemplateResult | typeof nothing {
    const text = waitlistText();
    switch (wish.state) {
      case "OFFERED":
        return this.#offer(wish);
      case "WAITING":
        return this.#waiting(wish);
      case "BOOKED":
        return html`<h1>${text.booked}</h1>
          <a class="button" href=${address.ticket(wish.ticket ?? "")}>${text.toTicket}</a>`;
      default:
        return html`<h1>${this.heading}</h1>
          <p class="notice">${wish.state === "LEFT" ? text.hasLeft : wish.moves ? text.earlierOver : text.over}</p>
          ${wish.moves
            ? html`<a class="button" href=${address.ticket(wish.moves)}>${text.toTicket}</a>`
            : wish.procedure
            ? html`<a class="button" href=${address.book(wish.officeId, wish.procedure.code)}>${text.bookAgain}</a>`
            : nothing}`;
    }
  }

  #offer(wish: WishText): TemplateResult | typeof nothing {
    const { offer } = wish;
    if (!offer) return nothing;
    const text = waitlistText();
    const seconds = Math.max(0, Math.ceil((this.#offerEndsAt - performance.now()) / 1000));
    return html`<section class="hero">
        <div class="body tight">
          <p class="soft">${wish.procedure ? procedureName(wish.procedure) : nothing}</p>
          <h1>${text.offered}</h1>
          <p class="lead num"><b>${momentText(offer.startsAt)}</b></p>
          <p class="num">${text.heldUntil(clockTime(offer.until))}</p>
          <p class="num" role="timer"><b>${text.left(Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0"))}</b></p>
          ${wish.before ? html`<p class="small soft num">${text.kept(momentText(wish.before))}</p>` : nothing}
        </div>
      </section>
      <button type="button" aria-busy=${this.#isSending} @click=${() => void this.#accept(offer.slot)}>
        ${wish.moves ? text.take : text.accept}
      </button>
      <button type="button" class="plain" @click=${() => void this.#decline(offer.slot)}>
        ${wish.moves ? text.keep : text.decline}
      </button>`;
  }

  #waiting(wish: WishText): TemplateResult {
    const text = waitlistText();
    const days =
      wish.firstDay === wish.lastDay ? dayText(wish.firstDay) : `${dayText(wish.firstDay)} – ${dayText(wish.lastDay)}`;
    return html`${wish.lapsedOffer
        ? html`<p class="notice num" role="status">${text.lapsed(momentText(wish.lapsedOffer.startsAt))}</p>`
        : nothing}
      <section class="hero">
        <div class="body tight">
          <p class="soft">${wish.procedure ? procedureName(wish.procedure) : nothing}</p>
          <h1>${this.heading}</h1>
          <p class="lead num" aria-live="polite"><b>${text.ahead(wish.peopleAhead)}</b></p>
          <p class="num">
            ${wish.before
              ? text.waitingFor(text.before(momentText(wish.before)), text.offersLeft(wish.offersLeft))
              : text.waitingFor(days, wish.part ? t.dayParts[wish.part] : text.anyPart)}
          </p>
        </div>
      </section>
      ${wish.before ? html`<p>${text.kept(momentText(wish.before))}</p>` : nothing}
      <p>${text.promise}</p>
      <p class="small soft">${text.keepCode}</p>
      <p class="small soft num">${text.checked(clockTime(wish.asOf))}</p>
      <button type="button" class="plain" aria-busy=${this.#isSending} @click=${() => void this.#leave()}>${text.leave}</button>`;
  }

  #accept(slot: string): Promise<void> {
    return this.#send(async () => {
      const asked = { wish: this.param("code"), slot };
      const input = { ...asked, idempotencyKey: this.#intention.key({ ...asked, act: "accept" }) };
      const { acceptOffer: outcome } = await runSafely(AcceptOffer, { input });
      if (outcome.__typename !== "AppointmentBooked") return outcome.message;
      keepTicket(outcome.ticket);
      go(address.ticket(outcome.ticket.code), { replace: true });
      return "";
    });
  }

  #decline(slot: string): Promise<void> {
    return this.#send(async () => {
      const asked = { wish: this.param("code"), slot };
      const input = { ...asked, idempotencyKey: this.#intention.key({ ...asked, act: "decline" }) };
      const { declineOffer: outcome } = await runSafely(DeclineOffer, { input });
      if (outcome.__typename !== "OfferDeclined") return outcome.message;
      this.#show(outcome.wish);
      return "";
    });
  }

  #leave(): Promise<void> {
    return this.#send(async () => {
      const asked = { wish: this.param("code") };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { leaveWaitlist: outcome } = await runSafely(LeaveWaitlist, { input });
      if (outcome.__typename !== "WaitlistLeft") return outcome.message;
      this.#show(outcome.wish);
      return "";
    });
  }

  /** `act` answers with what was refused, or nothing. */
  async #send(act: () => Promise<string>): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    try {
      this.#problem = await act();
      this.#intention.settle();
      if (this.#problem) await this.reload();
    } catch (failure) {
      this.#problem = failure instanceof ApiError ? failure.message : t.notSent;
    }
    this.#isSending = false;
    this.requestUpdate();
    await this.updateComplete;
    if (this.#problem) focusFirstError(this);
  }
}

define(tag, WishPage);

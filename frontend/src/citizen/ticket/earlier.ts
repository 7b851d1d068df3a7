// Under an appointment: wait for an earlier time, how that stands, and an offer to answer.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { ApiError, run, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { EarlierWish, WishForEarlier } from "../../graphql/operations/citizen.ts";
import type { TicketText, WishText } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/messages.ts";
import { waitlistText } from "../../texts/citizen/waitlist.ts";
import { dayText, localDay, momentText } from "../../texts/moments.ts";
import { text } from "../contact.ts";
import { address, go } from "../router.ts";

const DAY_MS = 86_400_000;
const LOOK_AGAIN_AFTER_MS = 30_000;

class Earlier extends LitElement {
  static override properties = { ticket: { attribute: false } };
  declare ticket: TicketText;
  #wish: WishText | null | undefined = undefined;
  readonly #intention = new Intention();
  #problem = "";
  #hasFreeTimes = false;
  #isSending = false;
  #timer = 0;
  #leaving = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaving = new AbortController();
    document.addEventListener("visibilitychange", () => void (document.hidden || this.#look()), {
      signal: this.#leaving.signal,
    });
    if (this.hasUpdated) void this.#look();
  }

  // What was set before this element was known is there from its first update on.
  protected override firstUpdated(): void {
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#wish === undefined) return nothing;
    const texts = waitlistText();
    return html`<section class="sheet stack" aria-labelledby="earlier">
      ${this.#isAsking
        ? html`<details>
            <summary id="earlier">${texts.earlier}</summary>
            ${this.#form()}
          </details>`
        : html`<h2 id="earlier">${this.#wish?.state === "WAITING" ? texts.earlierWaiting : texts.earlier}</h2>
            ${this.#body()}`}
      ${this.#problem ? html`<p class="error" role="alert">${this.#problem}</p>` : nothing}
      ${this.#hasFreeTimes && this.ticket.procedure
        ? html`<a
            class="button plain"
            href="${address.book(this.ticket.officeId, this.ticket.procedure.code)}#t=${this.ticket.code}&n=${this.ticket.places}"
            >${texts.free}</a
          >`
        : nothing}
    </section>`;
  }

  /** Not waiting, and may yet: folded, for most keep their time. */
  get #isAsking(): boolean {
    const wish = this.#wish;
    return !wish || (wish.state !== "WAITING" && wish.state !== "OFFERED" && wish.state !== "OVER" && wish.offersLeft > 0);
  }

  #body(): TemplateResult {
    const texts = waitlistText();
    const wish = this.#wish;
    if (wish?.offer) {
      return html`<p class="num" role="status"><b>${texts.earlierOffered(momentText(wish.offer.startsAt))}</b></p>
        <a class="button" href=${address.wish(wish.code)}>${texts.earlierAnswer}</a>`;
    }
    if (wish?.state === "WAITING") {
      return html`<p class="num">${texts.ahead(wish.peopleAhead)} ${texts.offersLeft(wish.offersLeft)}</p>
        <a class="button plain" href=${address.wish(wish.code)}>${texts.earlierSee}</a>`;
    }
    return html`<p>${texts.earlierOver}</p>`;
  }

  #form(): TemplateResult {
    const texts = waitlistText();
    const days = this.#days();
    return html`<form class="stack" novalidate @submit=${this.#send}>
      <p class="small soft">${texts.earlierWhy}</p>
      ${days.length > 1
        ? html`<div class="field">
            <label for="earlier-from">${texts.earlierFrom}</label>
            <select id="earlier-from" name="firstDay">
              ${days.map((day) => html`<option value=${day}>${dayText(day)}</option>`)}
            </select>
          </div>`
        : nothing}
      <button type="submit" class="plain" aria-busy=${this.#isSending}>${texts.earlierWait}</button>
    </form>`;
  }

  /** From today to the appointment's own day. */
  #days(): string[] {
    const days: string[] = [];
    for (let at = siteNow(); localDay(at) <= this.ticket.day; at += DAY_MS) days.push(localDay(at));
    return days;
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const { earlierWish } = await run(EarlierWish, { ticket: this.ticket.code }, { signal: this.#leaving.signal });
      this.#show(earlierWish);
    } catch {
      // Without an answer nothing is said about earlier times: the ticket itself stands above.
    }
  }

  #show(wish: WishText | null): void {
    this.#wish = wish;
    clearTimeout(this.#timer);
    if (wish?.state === "WAITING" || wish?.state === "OFFERED") {
      this.#timer = window.setTimeout(() => void (document.hidden || this.#look()), LOOK_AGAIN_AFTER_MS);
    }
    this.requestUpdate();
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const firstDay = text(new FormData(event.target as HTMLFormElement), "firstDay") || null;
    this.#isSending = true;
    this.#problem = "";
    this.#hasFreeTimes = false;
    this.requestUpdate();
    try {
      const asked = { ticket: this.ticket.code, firstDay };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { wishForEarlier: outcome } = await runSafely(WishForEarlier, { input });
      this.#intention.settle();
      if (outcome.__typename === "EarlierTimeWished") return go(address.wish(outcome.wish.code));
      this.#hasFreeTimes = outcome.__typename === "TimesAreFree";
      this.#problem = outcome.message;
    } catch (failure) {
      this.#problem = failure instanceof ApiError ? failure.message : t.notSent;
    } finally {
      this.#isSending = false;
      this.requestUpdate();
    }
  };
}

define("dl-earlier", Earlier);

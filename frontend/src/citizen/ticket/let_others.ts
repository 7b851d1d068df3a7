// Letting the next two go first, when one cannot come to the counter yet; the place is kept.
import { html, LitElement, nothing } from "lit";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { LetOthersGoFirst } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";

export class LetOthersGo extends LitElement {
  static override properties = { ticket: { attribute: false }, changed: { attribute: false } };
  declare ticket: TicketText;
  declare changed: (ticket: TicketText) => void;
  readonly #intention = new Intention();
  #said = "";
  #isProblem = false;
  #isSending = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    return html`<div class="stack">
      ${this.ticket.mayLetOthersGo
        ? html`<button
              type="button"
              class="plain"
              aria-describedby="let-others-hint"
              aria-busy=${this.#isSending}
              @click=${this.#send}
            >
              ${t.letOthersGo}
            </button>
            <p class="small soft" id="let-others-hint">${t.letOthersGoMeans}</p>`
        : nothing}
      <p class=${this.#isProblem ? "error" : "small"} role="status">${this.#said}</p>
    </div>`;
  }

  readonly #send = async (): Promise<void> => {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    try {
      const asked = { ticket: this.ticket.code };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { letOthersGoFirst: outcome } = await runSafely(LetOthersGoFirst, { input });
      this.#intention.settle();
      this.#isProblem = outcome.__typename !== "OthersGoFirst";
      if (outcome.__typename === "OthersGoFirst") {
        this.#said = t.didLetOthersGo;
        this.changed(outcome.ticket);
      } else {
        this.#said = outcome.message;
      }
    } catch (failure) {
      this.#isProblem = true;
      this.#said = failure instanceof ApiError ? failure.message : t.notSent;
    }
    this.#isSending = false;
    this.requestUpdate();
  };
}

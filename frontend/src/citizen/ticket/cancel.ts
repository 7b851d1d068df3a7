// Giving a ticket back, after asking once whether that is meant.
import { html, LitElement, nothing } from "lit";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { CancelAppointment } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";

export class CancelTicket extends LitElement {
  static override properties = { ticket: { attribute: false }, cancelled: { attribute: false } };
  declare ticket: TicketText;
  declare cancelled: (ticket: TicketText) => void;
  readonly #intention = new Intention();
  #problem = "";
  #isSending = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    const isNumber = this.ticket.label !== null;
    return html`<button type="button" class="plain" @click=${this.#ask}>
        ${isNumber ? t.cancelNumber : t.cancelAppointment}
      </button>
      <dialog aria-labelledby="cancel-title" class="sheet">
        <div class="stack">
          <h2 id="cancel-title" class="lead">${isNumber ? t.cancelNumberQuestion : t.cancelQuestion}</h2>
          <p>${t.cancelMeans}</p>
          ${this.#problem ? html`<p class="error" role="alert">${this.#problem}</p>` : nothing}
          <button type="button" class="danger" aria-busy=${this.#isSending} @click=${this.#cancel}>
            ${isNumber ? t.cancelNumber : t.cancelAppointment}
          </button>
          <button type="button" class="plain" @click=${this.#keep}>${isNumber ? t.keepNumber : t.keepAppointment}</button>
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  readonly #ask = (): void => this.#dialog?.showModal();
  readonly #keep = (): void => this.#dialog?.close();

  readonly #cancel = async (): Promise<void> => {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    try {
      const asked = { ticket: this.ticket.code };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { cancelAppointment: outcome } = await runSafely(CancelAppointment, { input });
      this.#intention.settle();
      if (outcome.__typename === "AppointmentCancelled") {
        this.#dialog?.close();
        this.cancelled(outcome.ticket);
      } else {
        this.#problem = outcome.message;
      }
    } catch (failure) {
      this.#problem = failure instanceof ApiError ? failure.message : t.notSentCancel;
    }
    this.#isSending = false;
    this.requestUpdate();
  };
}

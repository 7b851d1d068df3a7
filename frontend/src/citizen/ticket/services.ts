// What a visit is for when it is several things, where each stands, and adding one more while one waits.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { AddService, ProcedureList } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { servicesTexts } from "../../texts/citizen/services.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { ask } from "../kept_answers.ts";
import { procedureName, procedureTitle } from "../procedures/names.ts";
import { address } from "../router.ts";

const TYPING_PAUSE_IN_MS = 250;
const MOST_SHOWN = 6;

type Found = ResultOf<typeof ProcedureList>["procedures"]["nodes"];

/** The list of a visit with several services. */
export function serviceList(ticket: TicketText): TemplateResult | typeof nothing {
  const { services, state } = ticket;
  if (services.length < 2) return nothing;
  const texts = servicesTexts();
  const now = state === "WAITING" ? texts.waiting : texts.atCounter;
  return html`<section class="sheet" aria-labelledby="visit-services">
    <h2 id="visit-services">${texts.services}</h2>
    <ol class="list">
      ${services.map(
        (service) =>
          html`<li>
            <span lang="vi">${service.procedureName ?? localized(service.group.name)}</span>
            <p class="small soft">
              ${service.state === "DONE" ? `✓ ${texts.done}` : service.state === "NOW" ? now : texts.next(localized(service.group.name))}
            </p>
            ${service.dossierCode ? html`<a class="tap" href=${address.dossier(service.dossierCode)}>${t.followDossier} ${service.dossierCode}</a>` : nothing}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Under the number of who has gone on from a finished service, or was sent by a clerk. */
export function formerNumber({ formerLabel, group, services }: TicketText): TemplateResult | typeof nothing {
  if (!formerLabel) return nothing;
  const name = localized(group.name);
  const hasGoneOn = services.some(({ state }) => state === "DONE");
  return html`<p class="small">
    ${hasGoneOn ? servicesTexts().wentOn(formerLabel, name) : t.transferredFrom(formerLabel, name)}
  </p>`;
}

export class AddServiceForm extends LitElement {
  static override properties = { ticket: { attribute: false }, changed: { attribute: false } };
  declare ticket: TicketText;
  declare changed: (ticket: TicketText) => void;
  readonly #intention = new Intention();
  #isOpen = false;
  #words = "";
  #found: Found | null = null;
  #said = "";
  #isProblem = false;
  #isSending = false;
  #timer = 0;
  #asking = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    const texts = servicesTexts();
    return html`<div class="stack">
      ${this.#isOpen
        ? this.#form()
        : this.ticket.mayAddService
          ? html`<button type="button" class="plain" @click=${() => this.#show(true)}>${texts.add}</button>`
          : nothing}
      <p class=${this.#isProblem ? "error" : "small"} role="status">${this.#said}</p>
    </div>`;
  }

  #form(): TemplateResult {
    const texts = servicesTexts();
    return html`<form class="sheet stack" role="search" @submit=${this.#submitted}>
      <label for="add-service">${texts.search}</label>
      <input
        id="add-service"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${texts.searchHint}
        aria-describedby="add-service-hint"
        .value=${this.#words}
        @input=${this.#typed}
      />
      <p class="small soft" id="add-service-hint">${texts.addMeans}</p>
      ${this.#results()}
      <button type="button" class="quiet" @click=${() => this.#show(false)}>${texts.cancel}</button>
    </form>`;
  }

  #results(): TemplateResult | typeof nothing {
    if (!this.#found) return nothing;
    if (this.#found.length === 0) return html`<p>${servicesTexts().nothingFound(this.#words)}</p>`;
    return html`<ul class="stack plain-list">
      ${this.#found.map(
        (procedure) =>
          html`<li>
            <button type="button" class="plain" aria-busy=${this.#isSending} @click=${() => void this.#add(procedure)}>
              ${procedureName(procedure)}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#words = "";
    this.#found = null;
    this.#said = "";
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(isOpen ? "#add-service" : "button")?.focus());
  }

  readonly #typed = (event: InputEvent): void => {
    this.#words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(), TYPING_PAUSE_IN_MS);
  };

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    void this.#search();
  };

  async #search(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const search = this.#words.trim();
    try {
      const asked = { office: this.ticket.officeId, search, mostUsed: false, first: MOST_SHOWN };
      this.#found = search ? (await ask(ProcedureList, asked, signal)).data.procedures.nodes : null;
      this.#tell("", false);
    } catch {
      if (!signal.aborted) this.#tell(t.noAnswer, true);
    }
  }

  async #add(procedure: Found[number]): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    try {
      const asked = { ticket: this.ticket.code, procedure: procedure.code };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { addService: outcome } = await runSafely(AddService, { input });
      this.#intention.settle();
      if (outcome.__typename === "ServiceAdded") {
        this.#show(false);
        this.#tell(servicesTexts().added(procedureTitle(procedure)), false);
        this.changed(outcome.ticket);
      } else {
        this.#tell(outcome.message, true);
      }
    } catch (failure) {
      this.#tell(failure instanceof ApiError ? failure.message : t.notSent, true);
    }
    this.#isSending = false;
    this.requestUpdate();
  }

  #tell(said: string, isProblem: boolean): void {
    this.#said = said;
    this.#isProblem = isProblem;
    this.requestUpdate();
  }
}

// What a visit is for: its services at the desk, and the dialog that adds one more.
import { html, nothing, type TemplateResult } from "lit";
import { run } from "../graphql/client.ts";
import { StaffProcedures } from "../graphql/operations/staff.ts";
import type { DeskFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { servicesTexts } from "../texts/staff/services.ts";
import { failureText, problem, StaffElement } from "./element.ts";

const TYPING_PAUSE_IN_MS = 250;
const MOST_SHOWN = 8;

export type VisitServices = NonNullable<DeskFields["current"]>["services"];
type Found = ResultOf<typeof StaffProcedures>["procedures"]["nodes"];

/** A procedure that the clerk adds to the visit. */
export interface ChosenProcedure {
  readonly code: string;
  readonly name: string;
}

/** A service added by mistake is taken out of the visit. */
export type RemoveService = (service: ChosenProcedure) => Promise<void>;

/** The list of a visit with several services; one alone is said above it already. */
export function renderServices(services: VisitServices, remove: RemoveService): TemplateResult | typeof nothing {
  if (services.length < 2) return nothing;
  const texts = servicesTexts();
  return html`<div class="services">
    <h3 class="small">${texts.services}</h3>
    <ol>
      ${services.map(
        (one) =>
          html`<li>
            <span>
              ${one.service.procedureName ?? localized(one.service.group.name)}
              <span class="small soft">· ${whereText(one)}</span>
            </span>
            ${one.canRemove ? renderRemoval(one, remove) : nothing}
          </li>`,
      )}
    </ol>
  </div>`;
}

function renderRemoval({ service }: VisitServices[number], remove: RemoveService): TemplateResult {
  const name = service.procedureName ?? localized(service.group.name);
  const texts = servicesTexts();
  return html`<button
    type="button"
    class="quiet small"
    aria-label=${texts.removeNamed(name)}
    @click=${() => remove({ code: service.procedureCode, name })}
  >
    ${texts.remove}
  </button>`;
}

function whereText({ isHere, service }: VisitServices[number]): string {
  const texts = servicesTexts();
  const received = service.dossierCode ? `, ${texts.received(service.dossierCode)}` : "";
  switch (service.state) {
    case "DONE":
      return texts.done + received;
    case "NOW":
      return (isHere ? texts.here : texts.elsewhere) + received;
    default:
      return texts.thenTo(localized(service.group.name));
  }
}

/** What finishing is said to have done: the visit may go on elsewhere. */
export function didFinishText({ current }: DeskFields): string {
  const next = current?.services.find(({ isHere, service }) => service.state !== "DONE" && !isHere);
  const label = current?.label ?? "";
  return next ? servicesTexts().didGoOn(label, localized(next.service.group.name)) : t.didFinish(label);
}

/** Sends `service-chosen` with a ChosenProcedure. */
export class AddServiceDialog extends StaffElement {
  static override properties = { office: {}, label: { attribute: false } };
  declare office: string;
  declare label: string;
  #words = "";
  #found: Found | null = null;
  #trouble = "";
  #timer = 0;
  #asking = new AbortController();

  constructor() {
    super();
    this.office = "";
    this.label = "";
  }

  open(): void {
    this.#words = "";
    this.#found = null;
    this.#trouble = "";
    this.requestUpdate();
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #choose(procedure: Found[number]): void {
    this.#dialog?.close();
    this.send("service-chosen", { code: procedure.code, name: procedure.name } satisfies ChosenProcedure);
  }

  protected override render(): TemplateResult {
    const texts = servicesTexts();
    return html`
      <dialog aria-labelledby="add-service-title">
        <div class="stack">
          <h2 id="add-service-title" class="num">${texts.addTo(this.label)}</h2>
          <p class="soft">${texts.means}</p>
          <form class="field" role="search" @submit=${this.#submitted}>
            <label for="add-service-search">${texts.search}</label>
            <input
              id="add-service-search"
              type="search"
              autocomplete="off"
              autofocus
              placeholder=${texts.searchHint}
              .value=${this.#words}
              @input=${this.#typed}
            />
          </form>
          <div role="status">${this.#renderFound()}</div>
          ${problem(this.#trouble)}
          <button type="button" class="quiet fit" @click=${() => this.#dialog?.close()}>${t.close}</button>
        </div>
      </dialog>
    `;
  }

  #renderFound(): TemplateResult | typeof nothing {
    if (!this.#words.trim() || !this.#found) return nothing;
    if (this.#found.length === 0) return html`<p>${servicesTexts().nothingFound(this.#words)}</p>`;
    return html`<ul class="stack">
      ${this.#found.map(
        (procedure) =>
          html`<li>
            <button type="button" class="plain" @click=${() => this.#choose(procedure)}>
              ${procedure.name} <span class="small soft">${procedure.sector}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  readonly #typed = (event: InputEvent): void => {
    this.#words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), TYPING_PAUSE_IN_MS);
  };

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    void this.#ask();
  };

  async #ask(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const search = this.#words.trim();
    this.#trouble = "";
    try {
      const asked = { office: this.office, search, first: MOST_SHOWN };
      this.#found = search ? (await run(StaffProcedures, asked, { signal })).procedures.nodes : null;
    } catch (failure) {
      if (signal.aborted) return;
      this.#trouble = failureText(failure);
    }
    this.requestUpdate();
  }
}

// A dossier that came online or by post is entered: what it is, whose, when it was sent and which papers it has.
import { html, nothing, type TemplateResult } from "lit";
import { run } from "../graphql/client.ts";
import { Intention } from "../graphql/intention.ts";
import { RegisterDossier } from "../graphql/operations/registration.ts";
import { StaffProcedure } from "../graphql/operations/staff.ts";
import type { Channel } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { siteNow } from "../site_clock.ts";
import { clockTime, localDay, momentText } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { t } from "../texts/staff/messages.ts";
import { registrationTexts } from "../texts/staff/registration.ts";
import { problem, WorkingElement } from "./element.ts";
import { renderDocument, type RequiredDocument } from "./intake_documents.ts";
import { allAsAsked, detailsOf, handedIn, NOTHING_TYPED, ticked, tickOf, type Typed } from "./intake_typed.ts";
import type { FoundProcedure } from "./procedure_search.ts";
import type { Procedure } from "./procedure_terms.ts";
import { ask } from "./service.ts";

type Registered = Extract<
  ResultOf<typeof RegisterDossier>["registerDossier"],
  { __typename: "DossierRegistered" }
>["dossier"];

const CHANNELS: readonly Channel[] = ["ONLINE", "POSTAL"];
/** The intake may be open behind the dialog, and a dossier over it. */
const FIRST_ROW = 2000;

/** Sends `dossier-received` so that lists look again. */
export class RegistrationDialog extends WorkingElement {
  static override properties = {
    ...WorkingElement.properties,
    office: { attribute: false },
    isOpen: { state: true },
    procedure: { state: true },
    typed: { state: true },
    registered: { state: true },
  };
  declare office: string;
  declare isOpen: boolean;
  declare procedure: Procedure | null;
  declare typed: Typed;
  declare registered: Registered | null;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.office = "";
    this.isOpen = false;
    this.procedure = null;
    this.typed = NOTHING_TYPED;
    this.registered = null;
  }

  open(): void {
    this.#begin();
    this.isOpen = true;
    this.querySelector("dialog")?.showModal();
  }

  #begin(): void {
    this.procedure = null;
    this.typed = NOTHING_TYPED;
    this.registered = null;
    this.trouble = "";
  }

  async #choose({ code }: FoundProcedure): Promise<void> {
    await this.work(async () => {
      const { procedure } = await run(StaffProcedure, { office: this.office, code });
      this.procedure = procedure;
      this.typed = NOTHING_TYPED;
      await this.updateComplete;
      this.querySelector<HTMLElement>("#registration-name")?.focus();
    });
  }

  get #documents(): readonly RequiredDocument[] {
    return this.procedure?.cases[this.typed.caseIndex]?.documents ?? [];
  }

  #type(typed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...typed };
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class="registration"
      aria-labelledby="registration-title"
      @close=${() => (this.isOpen = false)}
    >
      <div class="stack">
        <div class="row between">
          <h2 id="registration-title">${registrationTexts().title}</h2>
          <button type="button" class="plain fit" @click=${() => this.querySelector("dialog")?.close()}>${t.close}</button>
        </div>
        ${this.isOpen ? this.#renderInside() : nothing}
      </div>
    </dialog>`;
  }

  #renderInside(): TemplateResult {
    if (this.registered) return this.#renderRegistered(this.registered);
    if (this.procedure) return this.#renderForm(this.procedure);
    return html`<dl-procedure-search
        class="stack"
        .office=${this.office}
        .field=${"registration-procedure"}
        @procedure-found=${({ detail }: CustomEvent<FoundProcedure>) => void this.#choose(detail)}
      ></dl-procedure-search>
      ${problem(this.trouble)}`;
  }

  #renderForm(procedure: Procedure): TemplateResult {
    const text = registrationTexts();
    return html`<form class="stack" @submit=${this.#submit} @keydown=${keptFromEnter}>
      <p>
        <b>${procedure.name}</b>
        <button type="button" class="quiet fit" @click=${() => this.#begin()}>${text.otherProcedure}</button>
      </p>
      <fieldset>
        <legend>${text.channel}</legend>
        <div class="choices">
          ${CHANNELS.map(
            (channel, place) =>
              html`<label
                ><input type="radio" name="channel" value=${channel} ?checked=${place === 0} />${handoverTexts().channels[channel]}</label
              >`,
          )}
        </div>
      </fieldset>
      <div class="pair">
        ${field("name", text.name, { required: true, maxlength: 60 })}
        ${field("phone", text.phone, { type: "tel", required: true, maxlength: 20 })}
      </div>
      <div class="pair">
        ${field("submittedAt", text.submittedAt, { type: "datetime-local", required: true, value: localMinute(siteNow()) })}
        ${field("portalCode", text.portalCode, { maxlength: 40 })}
      </div>
      ${field("email", text.email, { type: "email", maxlength: 120 })}
      ${procedure.cases.length > 1 ? this.#renderCases(procedure) : nothing} ${this.#renderDocuments()}
      <div class="field">
        <label for="registration-note">${text.note}</label>
        <textarea id="registration-note" name="note" rows="2" maxlength="500"></textarea>
      </div>
      ${problem(this.trouble)}
      <button aria-busy=${this.isBusy}>${text.register}</button>
    </form>`;
  }

  #renderCases(procedure: Procedure): TemplateResult {
    return html`<div class="field">
      <label for="registration-case">${t.procedureCase}</label>
      <select
        id="registration-case"
        @change=${(event: Event) => this.#type({ caseIndex: (event.target as HTMLSelectElement).selectedIndex })}
      >
        ${procedure.cases.map(
          ({ name }, index) =>
            html`<option ?selected=${index === this.typed.caseIndex}>${name ?? t.caseNumber(index + 1)}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderDocuments(): TemplateResult {
    const documents = this.#documents;
    if (documents.length === 0) return html`<p class="soft">${t.noDocuments}</p>`;
    return html`<div class="documents">
        ${documents.map((document, index) => {
          const tick = tickOf(document, this.typed, []);
          return renderDocument({
            document,
            index: FIRST_ROW + index,
            tick,
            ticked: (next) => this.#type(ticked(this.typed, document, next)),
            details: detailsOf(document, this.typed, tick),
            changed: (details) => this.#type({ details: { ...this.typed.details, [document.name]: details } }),
            copy: undefined,
          });
        })}
      </div>
      <button type="button" class="plain fit small" @click=${() => this.#type(allAsAsked(this.typed, documents, []))}>
        ${t.allAsAsked}
      </button>`;
  }

  #renderRegistered({ code, answerBy }: Registered): TemplateResult {
    const text = registrationTexts();
    return html`<div class="notice good stack" role="status">
        <h3 id="registered-title" class="num" tabindex="-1">${text.registered(code)}</h3>
        ${answerBy ? html`<p class="num">${text.answerBefore(momentText(answerBy))}</p>` : nothing}
        <p>${text.tellCode}</p>
      </div>
      <button type="button" class="plain" @click=${() => this.#begin()}>${text.another}</button>`;
  }

  /** Null while nobody changed it: then it has just come, whatever this machine's clock says. */
  #submittedAt(): string | null {
    const field = this.querySelector<HTMLInputElement>("#registration-submittedAt");
    return field && field.value !== field.defaultValue ? `${field.value}:00+07:00` : null;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { procedure } = this;
    if (!procedure) return;
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const wish = {
      procedure: procedure.code,
      channel: text("channel") as Channel,
      name: text("name"),
      phone: text("phone"),
      email: text("email") || null,
      portalCode: text("portalCode") || null,
      submittedAt: this.#submittedAt(),
      documents: handedIn(this.typed, this.#documents, []),
      note: text("note") || null,
    };
    await this.work(async () => {
      const input = { ...wish, idempotencyKey: this.#intention.key(wish) };
      const { registerDossier: answer } = await ask(RegisterDossier, { input });
      this.#intention.settle();
      if (answer.__typename !== "DossierRegistered") {
        this.trouble = answer.message;
        return;
      }
      this.registered = answer.dossier;
      this.send("dossier-received");
      await this.updateComplete;
      this.querySelector<HTMLElement>("#registered-title")?.focus();
    });
  };
}

interface Field {
  readonly type?: string;
  readonly maxlength?: number;
  readonly required?: boolean;
  readonly value?: string;
}

function field(name: string, label: string, { type, maxlength, required, value }: Field): TemplateResult {
  const id = `registration-${name}`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      type=${type ?? "text"}
      autocomplete="off"
      maxlength=${maxlength ?? nothing}
      ?required=${required ?? false}
      value=${value ?? nothing}
    />
  </div>`;
}

/** "2026-11-23T09:15", as such a field has it, by the clock in Vietnam. */
const localMinute = (moment: number): string => `${localDay(moment)}T${clockTime(moment).padStart(5, "0")}`;

/** Enter in a field must not send what is half entered. */
function keptFromEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

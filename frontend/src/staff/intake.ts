// Taking in a dossier: documents ticked, missing ones named, the deadline said before it is promised.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { run } from "../graphql/client.ts";
import { Intention } from "../graphql/intention.ts";
import { ReceiveDossier, StaffProcedure } from "../graphql/operations/staff.ts";
import type { DeskFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { momentText } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { t } from "../texts/staff/messages.ts";
import { draft, dropDraft, keepDraft } from "./drafts.ts";
import { failureText, keyCap, problem, StaffElement } from "./element.ts";
import { renderChoice } from "./intake_choice.ts";
import { renderDocument, renderMissing, type RequiredDocument, type Tick } from "./intake_documents.ts";
import { renderEmail } from "./intake_email.ts";
import { copyOf, NOBODY, type Submitter } from "./intake_submitter.ts";
import { allAsAsked, allDigitised, detailsOf, handedIn, NOTHING_TYPED, ticked, tickOf, type Typed } from "./intake_typed.ts";
import { type Procedure, renderTerms } from "./procedure_terms.ts";
import { printReceipt, type Receipt, renderReceipt } from "./receipt.ts";
import { ask } from "./service.ts";
import type { VisitServices } from "./services.ts";

type Ticket = DeskFields["current"];
type Received = Extract<ResultOf<typeof ReceiveDossier>["receiveDossier"], { __typename: "DossierReceived" }>;

export class Intake extends StaffElement {
  static override properties = {
    office: { attribute: false },
    counter: { attribute: false },
    visit: { attribute: false },
    chosen: { state: true },
    procedure: { state: true },
    typed: { state: true },
    submitter: { state: true },
    receipt: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare office: string;
  declare counter: number;
  /** Whoever is at the counter, with all her services. */
  declare visit: Ticket;
  /** The procedure of the service whose dossier is received; null is the ticket's own. */
  declare chosen: string | null;
  declare procedure: Procedure | null;
  declare typed: Typed;
  declare submitter: Submitter;
  /** Of the ticket at hand, once its dossier is received here. */
  declare receipt: Receipt | null;
  declare trouble: string;
  declare isBusy: boolean;
  readonly #intention = new Intention();
  #shownDraft = "";

  constructor() {
    super();
    this.visit = null;
    this.chosen = null;
    this.procedure = null;
    this.typed = NOTHING_TYPED;
    this.submitter = NOBODY;
    this.receipt = null;
    this.trouble = "";
    this.isBusy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("visit") && labelOf(changed.get("visit")) !== labelOf(this.visit)) this.chosen = null;
    const draftName = this.#draftName;
    if (draftName === this.#shownDraft) return;
    this.#shownDraft = draftName;
    this.trouble = "";
    this.receipt = null;
    this.submitter = NOBODY;
    this.typed = draft(draftName, NOTHING_TYPED);
    if (this.procedure?.code !== this.ticket?.procedureCode) void this.#load();
  }

  /** The visit as one of its services at this counter. */
  get ticket(): Ticket {
    const { visit } = this;
    const one = this.#servicesHere.find(({ service }) => service.procedureCode === this.chosen);
    if (!visit || !one || one.service.procedureCode === visit.procedureCode) return visit;
    const { procedureCode, procedureName, dossierCode } = one.service;
    const dossier = dossierCode ? { code: dossierCode, dueAt: null } : null;
    return { ...visit, procedureCode, procedureName, dossier, dueIfReceivedNow: one.dueIfReceivedNow };
  }

  get #servicesHere(): VisitServices {
    return this.visit?.services.filter(({ isHere }) => isHere) ?? [];
  }

  /** Numbers start again each day and this tab may stay open: the call's moment tells two "C 012" apart. */
  get #draftName(): string {
    const { ticket } = this;
    const own = ticket?.procedureCode === this.visit?.procedureCode ? "" : `.${ticket?.procedureCode}`;
    return `intake.${labelOf(ticket)}.${ticket?.calledAt ?? ""}${own}`;
  }

  async #load(): Promise<void> {
    const code = this.ticket?.procedureCode;
    this.procedure = null;
    if (!code) return;
    try {
      const { procedure } = await run(StaffProcedure, { office: this.office, code });
      if (this.ticket?.procedureCode === code) this.procedure = procedure;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  get #documents(): readonly RequiredDocument[] {
    return this.procedure?.cases[this.typed.caseIndex]?.documents ?? [];
  }

  #tickOf(document: RequiredDocument): Tick {
    return tickOf(document, this.typed, this.submitter.copies);
  }

  #type(typed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...typed };
    keepDraft(this.#draftName, this.typed);
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="intake-title">
      <h2 id="intake-title">${t.intake}</h2>
      ${this.#renderChoice()} ${this.#renderContent()}
    </section>`;
  }

  #renderChoice(): TemplateResult | typeof nothing {
    return renderChoice({
      services: this.#servicesHere,
      now: this.ticket?.procedureCode,
      choose: (procedureCode) => (this.chosen = procedureCode),
    });
  }

  #renderContent(): TemplateResult {
    if (this.receipt) return renderReceipt(this.receipt);
    const { ticket } = this;
    if (!ticket) return html`<p class="soft">${t.intakeIdle}</p>`;
    if (ticket.dossier) {
      const { code, dueAt } = ticket.dossier;
      return html`
        <p class="notice good">
          ${t.alreadyReceived(code)}${dueAt ? html`<br />${t.dueAt}: <b class="num">${momentText(dueAt)}</b>` : nothing}
        </p>
        <button type="button" class="plain" @click=${() => this.send("open-dossier", code)}>
          ${t.openDossier}
        </button>
      `;
    }
    if (ticket.state !== "SERVING") return html`<p class="soft">${t.intakeWhenStarted}</p>`;
    if (!ticket.procedureCode) return html`<p class="soft">${t.intakeWithoutProcedure}</p>`;
    if (!this.procedure) {
      return this.trouble
        ? html`${problem(this.trouble)}<button type="button" class="plain" @click=${this.#load}>${t.retry}</button>`
        : html`<p role="status">${t.loading}</p>`;
    }
    return this.#renderForm(this.procedure);
  }

  #renderForm(procedure: Procedure): TemplateResult {
    const { channel, dueAt } = this.submitter;
    return html`
      <form class="stack" @submit=${this.#submit} @keydown=${this.#keyed}>
        <dl-intake-submitter
          class="stack"
          .counter=${this.counter}
          .procedure=${procedure.code}
          .whom=${this.#draftName}
          @submitter=${({ detail }: CustomEvent<Submitter>) => (this.submitter = detail)}
        ></dl-intake-submitter>
        ${procedure.cases.length > 1 ? this.#renderCases(procedure) : nothing}
        ${
          this.#documents.length === 0
            ? html`<p class="soft">${t.noDocuments}</p>`
            : html`
                <div class="documents">
                  ${this.#documents.map((document, index) =>
                    renderDocument({
                      document,
                      index,
                      tick: this.#tickOf(document),
                      ticked: (tick) => this.#type(ticked(this.typed, document, tick)),
                      details: detailsOf(document, this.typed, this.#tickOf(document)),
                      changed: (details) => this.#type({ details: { ...this.typed.details, [document.name]: details } }),
                      copy: copyOf(this.submitter.copies, document.name),
                    }),
                  )}
                </div>
                <div class="row">
                  <button type="button" class="plain small" @click=${this.#tickAll}>${t.allAsAsked}</button>
                  <button type="button" class="plain small" @click=${this.#digitiseAll}>${handoverTexts().allDigitised}</button>
                </div>
                ${renderMissing(this.#documents.filter((document) => this.#tickOf(document) === "MISSING"))}
              `
        }
        ${renderTerms(procedure, dueAt === undefined ? (this.ticket?.dueIfReceivedNow ?? null) : dueAt, channel)}
        ${renderEmail(this.typed.email ?? "", (email) => this.#type({ email }))}
        <div class="field">
          <label for="intake-note">${t.intakeNote}</label>
          <textarea
            id="intake-note"
            rows="2"
            maxlength="500"
            .value=${this.typed.note}
            @input=${this.#typeNote}
          ></textarea>
        </div>
        ${problem(this.trouble)}
        <button aria-busy=${this.isBusy} aria-keyshortcuts="Control+Enter">
          ${t.receive} ${keyCap(t.submitHint)}
        </button>
      </form>
    `;
  }

  #renderCases(procedure: Procedure): TemplateResult {
    const choose = (event: Event): void =>
      this.#type({ caseIndex: (event.target as HTMLSelectElement).selectedIndex });
    return html`<div class="field">
      <label for="intake-case">${t.procedureCase}</label>
      <select id="intake-case" @change=${choose}>
        ${procedure.cases.map(
          ({ name }, index) =>
            html`<option ?selected=${index === this.typed.caseIndex}>${name ?? t.caseNumber(index + 1)}</option>`,
        )}
      </select>
    </div>`;
  }

  readonly #tickAll = (): void => this.#type(allAsAsked(this.typed, this.#documents, this.submitter.copies));

  readonly #digitiseAll = (): void => this.#type(allDigitised(this.typed, this.#documents, this.submitter.copies));

  readonly #typeNote = (event: Event): void => this.#type({ note: (event.target as HTMLTextAreaElement).value });

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey) void this.#submit(event);
    // Enter on a tick would hand the papers in before the clerk has looked at all of them.
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = "";
    const documents = handedIn(this.typed, this.#documents, this.submitter.copies);
    const procedure = this.ticket?.procedureCode ?? null;
    const { channel, citizen } = this.submitter;
    const { note, email } = this.typed;
    const input = {
      counter: this.counter,
      documents,
      procedure,
      channel,
      citizen,
      note: note.trim() || null,
      email: email?.trim() || null,
    };
    const forWhom = this.#draftName;
    try {
      const idempotencyKey = this.#intention.key({ ...input, forWhom });
      const { receiveDossier: answer } = await ask(ReceiveDossier, { input: { ...input, idempotencyKey } });
      this.#intention.settle();
      if (answer.__typename === "DossierReceived") await this.#received(answer, forWhom);
      else this.trouble = answer.message;
      if (answer.__typename === "DossierAlreadyReceived") this.send("dossier-received");
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  };

  async #received({ receipt }: Received, forWhom: string): Promise<void> {
    dropDraft(forWhom);
    this.receipt = receipt;
    this.send("dossier-received");
    await this.updateComplete;
    await printReceipt(this);
  }
}

const labelOf = (ticket: Ticket | undefined): string => ticket?.label ?? "";

// Receiving a dossier that was sent in: its papers as they were registered, ticked anew, and the date before it is promised.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ReceiveRegistered } from "../graphql/operations/registration.ts";
import { StaffMoveEffect } from "../graphql/operations/staff.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { t } from "../texts/staff/messages.ts";
import { registrationTexts } from "../texts/staff/registration.ts";
import { type MoveEffect, renderEffect } from "./dossier_effect.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText, problem } from "./element.ts";
import { renderDocument, renderMissing, type RequiredDocument } from "./intake_documents.ts";
import { copyOf, NOBODY, type Submitter } from "./intake_submitter.ts";
import { allAsAsked, detailsOf, handedIn, NOTHING_TYPED, ticked, tickOf, type Typed } from "./intake_typed.ts";
import { ask } from "./service.ts";

/** The intake may be open behind the dialog: its rows count from 0. */
const FIRST_ROW = 1000;

export class ReceivingForm extends DossierForm {
  static override properties = {
    ...DossierForm.properties,
    typed: { state: true },
    submitter: { state: true },
    effect: { state: true },
  };
  declare typed: Typed;
  declare submitter: Submitter;
  declare effect: MoveEffect | null;
  protected readonly success = "DossierReceived";

  constructor() {
    super();
    this.typed = NOTHING_TYPED;
    this.submitter = NOBODY;
    this.effect = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("dossier")) return;
    const { dossier } = this;
    const was = changed.get("dossier");
    if (was?.code === dossier?.code && was?.version === dossier?.version) return;
    this.typed = dossier ? asRegistered(dossier) : NOTHING_TYPED;
    this.effect = null;
    this.trouble = "";
    void this.#preview();
  }

  get #mayReceive(): boolean {
    return this.dossier?.work.acts.includes("RECEIVE") ?? false;
  }

  get #documents(): readonly RequiredDocument[] {
    const known = this.dossier?.work.intake.documents ?? [];
    return known.map(({ name }) => ({ name, form: null, originals: 0, copies: 0 }));
  }

  /** What would be promised is asked before anything is saved. */
  async #preview(): Promise<void> {
    const { dossier } = this;
    const to = dossier?.work.choices.find(({ receives }) => receives)?.step;
    if (!dossier || !to || !this.#mayReceive) return;
    try {
      const found = await ask(StaffMoveEffect, { code: dossier.code, to });
      if (this.dossier === dossier) this.effect = found.dossier?.work.effectOf ?? null;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    if (!dossier || !this.#mayReceive) return nothing;
    const text = registrationTexts();
    const documents = this.#documents;
    const missing = documents.filter((document) => tickOf(document, this.typed, this.submitter.copies) === "MISSING");
    return html`<form class="stack" @submit=${this.#submit} @keydown=${keptFromEnter}>
      <h3>${text.receiving}</h3>
      <p class="small soft">${text.receivingMeans}</p>
      ${documents.length === 0 ? html`<p class="small soft">${text.noDocuments}</p>` : nothing}
      <div class="documents">${documents.map((document, index) => this.#renderRow(document, FIRST_ROW + index))}</div>
      ${
        missing.length > 1
          ? html`<button
              type="button"
              class="plain fit small"
              @click=${() => this.#type(allAsAsked(this.typed, documents, this.submitter.copies))}
            >
              ${t.allAsAsked}
            </button>`
          : nothing
      }
      ${documents.length > 0 ? renderMissing(missing) : nothing}
      <dl-intake-submitter
        class="stack"
        .isLater=${true}
        .whom=${dossier.code}
        @submitter=${({ detail }: CustomEvent<Submitter>) => (this.submitter = detail)}
      ></dl-intake-submitter>
      ${missing.length === 0 ? renderEffect(this.effect) : nothing}
      <div class="field">
        <label for="receiving-note">${text.receivingNote}</label>
        <textarea id="receiving-note" name="note" rows="2" maxlength="500"></textarea>
      </div>
      ${problem(this.trouble)}
      <button aria-busy=${this.isBusy}>${text.receive}</button>
    </form>`;
  }

  #renderRow(document: RequiredDocument, index: number): TemplateResult {
    const tick = tickOf(document, this.typed, this.submitter.copies);
    return renderDocument({
      document,
      index,
      tick,
      ticked: (next) => this.#type(ticked(this.typed, document, next)),
      details: detailsOf(document, this.typed, tick),
      changed: (details) => this.#type({ details: { ...this.typed.details, [document.name]: details } }),
      copy: copyOf(this.submitter.copies, document.name),
      isWanted: true,
    });
  }

  #type(typed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...typed };
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      documents: handedIn(this.typed, this.#documents, this.submitter.copies),
      note: fieldOf(event, "note") || null,
      citizen: this.submitter.citizen,
    };
    const send = async (input: typeof wish & { idempotencyKey: string }) =>
      (await ask(ReceiveRegistered, { input })).receiveRegistered;
    await this.change(wish, send, registrationTexts().didReceive);
  };
}

/** Ticked as it was registered. */
function asRegistered({ work }: StaffDossierFields): Typed {
  const { documents } = work.intake;
  const counted = documents.filter(({ originals, copies }) => originals !== null || copies !== null);
  return {
    ...NOTHING_TYPED,
    ticks: Object.fromEntries(documents.map(({ name, state }) => [name, state])),
    details: Object.fromEntries(
      counted.map(({ name, originals, copies, isDigitised, validUntil }) => [
        name,
        { originals: originals ?? 0, copies: copies ?? 0, isDigitised, validUntil: validUntil ?? "" },
      ]),
    ),
  };
}

/** Enter on a tick would receive the dossier before the clerk has looked at all of them. */
function keptFromEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

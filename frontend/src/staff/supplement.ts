// What a citizen brings after a request: ticked as at the intake, what is missing still is named, and the clerk decides.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ReceiveSupplement, StaffSupplementEffect } from "../graphql/operations/supplement.ts";
import type { SupplementEnd } from "../graphql/operations/types.ts";
import { momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { supplementTexts } from "../texts/staff/supplement.ts";
import { type MoveEffect, renderEffect } from "./dossier_effect.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText, problem } from "./element.ts";
import { renderDocument, type RequiredDocument } from "./intake_documents.ts";
import { copyOf, NOBODY, type Submitter } from "./intake_submitter.ts";
import { allAsAsked, detailsOf, handedIn, NOTHING_TYPED, ticked, tickOf, type Typed } from "./intake_typed.ts";
import { ask } from "./service.ts";

const ENDS: readonly SupplementEnd[] = ["GOES_ON", "STILL_WAITS", "ASKED_AGAIN"];
/** The intake may be open behind the dialog: its rows count from 0. */
const FIRST_ROW = 1000;

export class SupplementForm extends DossierForm {
  static override properties = {
    ...DossierForm.properties,
    typed: { state: true },
    others: { state: true },
    submitter: { state: true },
    chosen: { state: true },
    effect: { state: true },
  };
  declare typed: Typed;
  /** Names of papers that were not asked for by name. */
  declare others: readonly string[];
  declare submitter: Submitter;
  declare chosen: SupplementEnd | null;
  declare effect: MoveEffect | null;
  protected readonly success = "SupplementReceived";

  constructor() {
    super();
    this.typed = NOTHING_TYPED;
    this.others = [];
    this.submitter = NOBODY;
    this.chosen = null;
    this.effect = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("dossier")) return;
    const was = changed.get("dossier");
    if (was?.code === this.dossier?.code && was?.version === this.dossier?.version) return;
    this.typed = NOTHING_TYPED;
    this.others = [];
    this.chosen = null;
    this.effect = null;
    this.trouble = "";
  }

  get #documents(): readonly RequiredDocument[] {
    const missing = this.dossier?.work.intake.documents.filter(({ state }) => state === "MISSING") ?? [];
    const names = [...missing.map(({ name }) => name), ...this.others];
    return names.map(paperNamed);
  }

  get #owed(): readonly string[] {
    return this.#documents
      .filter((document) => tickOf(document, this.typed, this.submitter.copies) === "MISSING")
      .map(({ name }) => name);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    if (!dossier?.waitsSince || !dossier.work.acts.includes("RECEIVE_SUPPLEMENT")) return nothing;
    const text = supplementTexts();
    const documents = this.#documents;
    return html`<form class="stack supplement" @submit=${this.#submit} @keydown=${this.#keyed}>
      <h3>${text.title}</h3>
      <p class="small soft num">${(dossier.isReceived ? text.since : text.sinceBefore)(momentText(dossier.waitsSince))}</p>
      ${documents.length === 0 ? html`<p class="small soft">${text.noneListed}</p>` : nothing}
      <div class="documents">${documents.map((document, index) => this.#renderRow(document, FIRST_ROW + index))}</div>
      ${
        documents.length > 1
          ? html`<button
              type="button"
              class="plain fit small"
              @click=${() => this.#type(allAsAsked(this.typed, documents, this.submitter.copies))}
            >
              ${text.allAsAsked}
            </button>`
          : nothing
      }
      <div class="field">
        <label for="supplement-other">${text.other}</label>
        <div class="row">
          <input id="supplement-other" maxlength="200" autocomplete="off" />
          <button type="button" class="plain fit" @click=${this.#add}>${text.add}</button>
        </div>
      </div>
      <dl-intake-submitter
        class="stack"
        .isLater=${true}
        .whom=${dossier.code}
        @submitter=${({ detail }: CustomEvent<Submitter>) => (this.submitter = detail)}
      ></dl-intake-submitter>
      ${this.#renderOwed()} ${this.#renderEnds()} ${renderEffect(this.effect)}
      <div class="field">
        <label for="supplement-note">${t.note}</label>
        <p class="small soft" id="supplement-note-hint">${t.noteHint}</p>
        <textarea id="supplement-note" name="note" rows="2" maxlength="500" aria-describedby="supplement-note-hint"></textarea>
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

  #renderOwed(): TemplateResult {
    const owed = this.#owed;
    return html`<div role="status">
      ${
        owed.length > 0
          ? html`<div class="notice">
              <b>${supplementTexts().owed(owed.length)}</b>
              <ul class="missing">
                ${owed.map((name) => html`<li>${name}</li>`)}
              </ul>
            </div>`
          : nothing
      }
    </div>`;
  }

  #renderEnds(): TemplateResult {
    const text = supplementTexts();
    const end = this.#end;
    const ends = this.dossier?.isReceived ? text.ends : text.endsBefore;
    return html`<fieldset>
      <legend>${text.then}</legend>
      <div class="choices">
        ${ENDS.map(
          (each) =>
            html`<label
              ><input type="radio" name="end" .checked=${each === end} @change=${() => void this.#choose(each)} />${ends[each]}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  /** With everything there work goes on; with something missing the clerk says what follows. */
  get #end(): SupplementEnd | null {
    return this.chosen ?? (this.#owed.length === 0 ? "GOES_ON" : null);
  }

  #type(typed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...typed };
  }

  readonly #add = (): void => {
    const field = this.querySelector<HTMLInputElement>("#supplement-other");
    const name = field?.value.split(/\s+/).join(" ").trim() ?? "";
    if (!field || !name) return;
    field.value = "";
    const document = paperNamed(name);
    if (!this.#documents.some((known) => known.name === name)) this.others = [...this.others, name];
    this.#type(ticked(this.typed, document, "ORIGINAL"));
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    // Enter on a tick would hand the papers in before the clerk has looked at all of them.
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.id === "supplement-other") this.#add();
  };

  /** What it would do to the date is asked before anything is saved. */
  async #choose(end: SupplementEnd): Promise<void> {
    this.chosen = end;
    this.effect = null;
    this.trouble = "";
    if (!this.dossier) return;
    try {
      const { dossier } = await ask(StaffSupplementEffect, { code: this.dossier.code, end });
      if (this.chosen === end) this.effect = dossier?.work.effectOfSupplement ?? null;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const text = supplementTexts();
    const end = this.#end;
    if (!end) return void (this.trouble = text.chooseEnd);
    const note = fieldOf(event, "note");
    if (end === "ASKED_AGAIN" && !note && this.#owed.length === 0) {
      this.trouble = text.noteNeeded;
      this.querySelector<HTMLElement>("#supplement-note")?.focus();
      return;
    }
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      documents: handedIn(this.typed, this.#documents, this.submitter.copies),
      end,
      note: note || null,
      citizen: this.submitter.citizen,
    };
    await this.change(wish, async (input) => (await ask(ReceiveSupplement, { input })).receiveSupplement, dossier.isReceived ? text.didReceive : text.didReceiveBefore);
  };
}

const paperNamed = (name: string): RequiredDocument => ({ name, form: null, originals: 0, copies: 0 });

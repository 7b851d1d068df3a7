// One dossier in a dialog: what it holds, and its move to the next allowed step with a word to the citizen.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { AdvanceDossier, StaffDossier, StaffMoveEffect } from "../graphql/operations/staff.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { type MoveEffect, renderEffect } from "./dossier_effect.ts";
import { renderFacts, renderLog } from "./dossier_facts.ts";
import { draft, dropDraft, keepDraft } from "./drafts.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { papersWanted, renderPapersWanted } from "./papers_wanted.ts";
import { ask } from "./service.ts";

type Choice = StaffDossierFields["work"]["choices"][number];

export class DossierDialog extends StaffElement {
  static override properties = {
    dossier: { state: true },
    chosen: { state: true },
    effect: { state: true },
    note: { state: true },
    said: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare dossier: StaffDossierFields | null;
  /** The step's id. */
  declare chosen: string | null;
  declare effect: MoveEffect | null;
  declare note: string;
  declare said: string;
  declare trouble: string;
  declare isBusy: boolean;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.dossier = null;
    this.chosen = null;
    this.effect = null;
    this.note = "";
    this.said = "";
    this.trouble = "";
    this.isBusy = false;
  }

  /** Opens the dialog and asks for the dossier. */
  async open(code: string): Promise<void> {
    this.dossier = null;
    this.chosen = null;
    this.effect = null;
    this.said = "";
    this.trouble = "";
    this.#dialog?.showModal();
    try {
      const { dossier } = await ask(StaffDossier, { code });
      this.dossier = dossier;
      this.note = dossier ? draft(noteName(dossier.code), "") : "";
      if (!dossier) this.trouble = t.dossierIsUnknown;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  protected override render(): TemplateResult {
    const { dossier } = this;
    return html`
      <dialog aria-labelledby="dossier-title">
        <div class="stack">
          <div class="row between">
            <h2 id="dossier-title" class="num">${t.dossier} ${dossier?.code ?? ""}</h2>
            <button type="button" class="plain fit" @click=${() => this.#dialog?.close()}>${t.close}</button>
          </div>
          ${dossier ? this.#renderDossier(dossier) : this.trouble ? problem(this.trouble) : html`<p role="status">${t.loading}</p>`}
        </div>
      </dialog>
    `;
  }

  #renderDossier(dossier: StaffDossierFields): TemplateResult {
    return html`
      ${renderFacts(dossier)}
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      <dl-receiving .dossier=${dossier} @dossier-changed=${this.#changed}></dl-receiving>
      <dl-supplement .dossier=${dossier} @dossier-changed=${this.#changed}></dl-supplement>
      ${
        movesOf(dossier).length
          ? this.#renderMove(dossier)
          : dossier.work.choices.length || dossier.work.handover?.isWithThePost
            ? nothing
            : html`<p class="soft">${dossier.work.isHere ? t.noStepLeft : t.isElsewhere(dossier.holder.unitName)}</p>
              ${problem(this.trouble)}`
      }
      <dl-handover .dossier=${dossier} @dossier-changed=${this.#changed}></dl-handover>
      <dl-dossier-extension .dossier=${dossier} @dossier-changed=${this.#changed}></dl-dossier-extension>
      <dl-dossier-assignment .dossier=${dossier} @dossier-changed=${this.#changed}></dl-dossier-assignment>
      <dl-dossier-letters .dossier=${dossier} @dossier-changed=${this.#changed}></dl-dossier-letters>
      <dl-dossier-scans .dossier=${dossier}></dl-dossier-scans>
      <dl-dossier-papers .dossier=${dossier}></dl-dossier-papers>
      ${renderLog(dossier)}
    `;
  }

  #renderMove(dossier: StaffDossierFields): TemplateResult {
    return html`
      <form class="stack" @submit=${this.#move}>
        <fieldset>
          <legend>${t.moveTo}</legend>
          <div class="choices">
            ${movesOf(dossier).map(
              ({ step, title, isReturn, leavesUnit }) =>
                html`<label>
                  <input
                    type="radio"
                    name="step"
                    .checked=${step === this.chosen}
                    @change=${() => void this.#choose(step)}
                  />
                  ${localized(title)}
                  ${isReturn ? html`<span class="pill plain">${t.goesBack}</span>` : nothing}
                  ${leavesUnit ? html`<span class="pill plain">${t.changesUnit}</span>` : nothing}
                </label>`,
            )}
          </div>
        </fieldset>
        ${renderEffect(this.effect)}
        ${this.#choice?.asksPapers ? renderPapersWanted(dossier.work.intake.documents) : nothing}
        ${
          this.#choice?.isReturn
            ? html`<div class="field">
                <label for="dossier-reason">${t.reason}</label>
                <p class="small soft" id="dossier-reason-hint">${t.reasonHint}</p>
                <textarea id="dossier-reason" rows="2" maxlength="500" aria-describedby="dossier-reason-hint"></textarea>
              </div>`
            : nothing
        }
        <div class="field">
          <label for="dossier-note">${t.note}</label>
          <p class="small soft" id="dossier-note-hint">${t.noteHint}</p>
          <textarea
            id="dossier-note"
            rows="3"
            maxlength="500"
            aria-describedby="dossier-note-hint"
            .value=${this.note}
            @input=${this.#typed}
          ></textarea>
        </div>
        ${problem(this.trouble)}
        <button aria-busy=${this.isBusy}>${t.move}</button>
      </form>
    `;
  }

  get #choice(): Choice | null {
    return this.dossier?.work.choices.find(({ step }) => step === this.chosen) ?? null;
  }

  /** What the move would do to the date is asked before anything is saved. */
  async #choose(step: string): Promise<void> {
    this.chosen = step;
    this.effect = null;
    if (!this.dossier) return;
    try {
      const { dossier } = await ask(StaffMoveEffect, { code: this.dossier.code, to: step });
      if (this.chosen === step) this.effect = dossier?.work.effectOf ?? null;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  readonly #changed = (event: Event): void => {
    const { dossier, said } = (event as CustomEvent<{ dossier: StaffDossierFields; said: string }>).detail;
    this.dossier = dossier;
    this.said = said;
    this.chosen = null;
    this.effect = null;
    this.send("dossier-moved");
  };

  readonly #typed = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value;
    if (this.dossier) keepDraft(noteName(this.dossier.code), this.note);
  };

  readonly #move = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { dossier, chosen } = this;
    if (!dossier || this.isBusy) return;
    this.said = "";
    this.trouble = "";
    const note = this.note.trim();
    const choice = this.#choice;
    if (!chosen || !choice) return void (this.trouble = t.chooseStep);
    const reason = this.querySelector<HTMLTextAreaElement>("#dossier-reason")?.value.trim() ?? "";
    if (choice.isReturn && !reason) {
      this.trouble = t.reasonNeeded;
      this.querySelector<HTMLElement>("#dossier-reason")?.focus();
      return;
    }
    const wanted = choice.asksPapers ? papersWanted(event.target as HTMLFormElement) : [];
    if (choice.asksCitizen && !note && wanted.length === 0) {
      this.trouble = t.noteNeeded;
      this.querySelector<HTMLElement>("#dossier-note")?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const input = { dossier: dossier.code, to: chosen, version: dossier.version, note: note || null, reason: reason || null, wanted };
      const { advanceDossier: answer } = await ask(AdvanceDossier, {
        input: { ...input, idempotencyKey: this.#intention.key(input) },
      });
      this.#intention.settle();
      if (answer.__typename === "DossierAdvanced") {
        dropDraft(noteName(dossier.code));
        this.note = "";
        this.chosen = null;
        this.effect = null;
        this.dossier = answer.dossier;
        this.said = t.moved(localized(choice.title));
        this.send("dossier-moved");
      } else {
        this.trouble = answer.message;
        if (answer.__typename === "DossierHasMoved") {
          this.trouble = `${answer.message} ${t.movedMeanwhile}`;
          this.dossier = answer.dossier;
          this.effect = null;
          if (!this.#choice) this.chosen = null;
          this.send("dossier-moved");
        }
      }
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  };
}

/** Where a result's way or the papers that came must be said, the step is entered by saying so. */
const movesOf = (dossier: StaffDossierFields): readonly Choice[] =>
  dossier.work.acts.includes("MOVE") ? dossier.work.choices.filter(({ saysHow, resumes, receives }) => !saysHow && !resumes && !receives) : [];

const noteName = (code: string): string => `note.${code}`;

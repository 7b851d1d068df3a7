// One dossier in a dialog: what it holds, and its move to the next allowed step with a word to the citizen.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { AdvanceDossier, StaffDossier } from "../graphql/operations/staff.ts";
import type { DossierStep, StaffDossierFields } from "../graphql/operations/types.ts";
import { momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { draft, dropDraft, keepDraft } from "./drafts.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

/** Moves that ask something of the citizen say what. */
const NEEDS_NOTE: readonly DossierStep[] = ["SUPPLEMENT", "PAYMENT", "REFUSED", "STOPPED"];

export class DossierDialog extends StaffElement {
  static override properties = {
    dossier: { state: true },
    chosen: { state: true },
    note: { state: true },
    said: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare dossier: StaffDossierFields | null;
  declare chosen: DossierStep | null;
  declare note: string;
  declare said: string;
  declare trouble: string;
  declare isBusy: boolean;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.dossier = null;
    this.chosen = null;
    this.note = "";
    this.said = "";
    this.trouble = "";
    this.isBusy = false;
  }

  /** Opens the dialog and asks for the dossier. */
  async open(code: string): Promise<void> {
    this.dossier = null;
    this.chosen = null;
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
      <p>
        <b>${dossier.procedureName}</b><br /><span class="soft num"
          >${t.receivedAt(momentText(dossier.receivedAt))}</span
        >
      </p>
      <dl class="terms">
        <dt>${t.currentStep}</dt>
        <dd><b>${t.stepNames[dossier.step]}</b></dd>
        <dt>${t.dueAt}</dt>
        <dd class="num">${dossier.dueAt ? html`<b>${momentText(dossier.dueAt)}</b>` : t.noDeadline}</dd>
        ${
          dossier.documents.length
            ? html`<dt>${t.documents}</dt>
                ${dossier.documents.map(
                  ({ name, state }) =>
                    html`<dd>
                      ${name} ·
                      ${state === "MISSING" ? html`<span class="pill warn">${t.stateMISSING}</span>` : state === "COPY" ? t.stateCOPY : t.stateORIGINAL}
                    </dd>`,
                )}`
            : nothing
        }
        ${
          dossier.note
            ? html`<dt>${t.lastNote}</dt>
                <dd>${dossier.note}</dd>`
            : nothing
        }
      </dl>
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      ${
        dossier.allowedSteps.length
          ? this.#renderMove(dossier)
          : html`<p class="soft">${t.noStepLeft}</p>
              ${problem(this.trouble)}`
      }
    `;
  }

  #renderMove(dossier: StaffDossierFields): TemplateResult {
    return html`
      <form class="stack" @submit=${this.#move}>
        <fieldset>
          <legend>${t.moveTo}</legend>
          <div class="choices">
            ${dossier.allowedSteps.map(
              (step) =>
                html`<label>
                  <input
                    type="radio"
                    name="step"
                    .checked=${step === this.chosen}
                    @change=${() => (this.chosen = step)}
                  />
                  ${t.stepNames[step]}
                </label>`,
            )}
          </div>
        </fieldset>
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
    if (!chosen) return void (this.trouble = t.chooseStep);
    if (NEEDS_NOTE.includes(chosen) && !note) {
      this.trouble = t.noteNeeded;
      this.querySelector<HTMLElement>("#dossier-note")?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const input = { dossier: dossier.code, to: chosen, version: dossier.version, note: note || null };
      const { advanceDossier: answer } = await ask(AdvanceDossier, {
        input: { ...input, idempotencyKey: this.#intention.key(input) },
      });
      this.#intention.settle();
      if (answer.__typename === "DossierAdvanced") {
        dropDraft(noteName(dossier.code));
        this.note = "";
        this.chosen = null;
        this.dossier = answer.dossier;
        this.said = t.moved(t.stepNames[chosen]);
        this.send("dossier-moved");
      } else {
        this.trouble = answer.message;
        if (answer.__typename === "DossierHasMoved") {
          this.trouble = t.movedMeanwhile;
          this.dossier = answer.dossier;
          if (!answer.dossier.allowedSteps.includes(chosen)) this.chosen = null;
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

const noteName = (code: string): string => `note.${code}`;

// Several dossiers in one act: taken over, given to a colleague or moved on; then what became of each.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../../graphql/intention.ts";
import { AdvanceDossiers, AssignDossiers } from "../../graphql/operations/inbox.ts";
import type { Colleague, InboxRow } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { inboxTexts } from "../../texts/staff/inbox.ts";
import { t } from "../../texts/staff/messages.ts";
import { registrationTexts } from "../../texts/staff/registration.ts";
import { colleagues } from "../directory/colleagues.ts";
import { failureText, problem, StaffElement } from "../element.ts";
import { ask } from "../service.ts";
import { commonSteps, type Each, isDone } from "./common.ts";
import type { Choices } from "./filters.ts";

const ACTS = ["TAKE", "GIVE", "MOVE"] as const;
type Act = (typeof ACTS)[number];

/** Sends `batch-done` with the codes that were acted on. */
export class BatchDialog extends StaffElement {
  static override properties = {
    rows: { state: true },
    act: { state: true },
    others: { state: true },
    results: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare rows: readonly InboxRow[];
  declare act: Act;
  declare others: readonly Colleague[] | null;
  declare results: readonly Each[] | null;
  declare trouble: string;
  declare isBusy: boolean;
  #steps: Choices["batchSteps"] = [];
  readonly #intention = new Intention();

  constructor() {
    super();
    this.rows = [];
    this.act = "TAKE";
    this.others = null;
    this.results = null;
    this.trouble = "";
    this.isBusy = false;
  }

  async open(rows: readonly InboxRow[], steps: Choices["batchSteps"]): Promise<void> {
    this.rows = rows;
    this.#steps = steps;
    // What waits to be received is received; nobody need take it over first.
    this.act = rows.every(({ work }) => work.minutesToAnswer !== null) ? "MOVE" : "TAKE";
    this.results = null;
    this.trouble = "";
    this.querySelector("dialog")?.showModal();
    try {
      this.others = await colleagues();
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  protected override render(): TemplateResult {
    const w = inboxTexts();
    return html`<dialog aria-labelledby="batch-title">
      <div class="stack">
        <div class="row between">
          <h2 id="batch-title" tabindex="-1">
            ${this.results ? w.results(this.results.filter(isDone).length, this.results.length) : w.title(this.rows.length)}
          </h2>
          <button type="button" class="plain fit" @click=${() => this.querySelector("dialog")?.close()}>${t.close}</button>
        </div>
        ${this.results ? renderResults(this.results) : this.#renderForm()}
      </div>
    </dialog>`;
  }

  #renderForm(): TemplateResult {
    const w = inboxTexts();
    return html`<form class="stack" @submit=${this.#submit}>
      <p class="num small soft">${this.rows.map(({ code }) => code).join(" · ")}</p>
      <fieldset>
        <legend>${w.act}</legend>
        <div class="choices">
          ${ACTS.map(
            (act) =>
              html`<label
                ><input type="radio" name="act" .checked=${act === this.act} @change=${() => (this.act = act)} />${w[act]}</label
              >`,
          )}
        </div>
      </fieldset>
      ${this.act === "MOVE" ? this.#renderSteps() : nothing} ${this.act === "GIVE" ? this.#renderColleagues() : nothing}
      ${
        this.act === "MOVE"
          ? nothing
          : html`<div class="field">
              <label for="batch-reason">${w.reason}</label>
              <textarea
                id="batch-reason"
                name="reason"
                rows="2"
                maxlength="500"
                .value=${this.act === "TAKE" ? w.takeReason : ""}
              ></textarea>
            </div>`
      }
      ${problem(this.trouble)}
      <p class="small soft" role="status">${this.isBusy ? registrationTexts().busy(this.rows.length) : nothing}</p>
      <button aria-busy=${this.isBusy}>${w.doIt}</button>
    </form>`;
  }

  #renderSteps(): TemplateResult {
    const w = inboxTexts();
    const common = new Set(commonSteps(this.rows));
    const steps = this.#steps.filter(({ step }) => common.has(step));
    if (steps.length === 0) return html`<p class="notice">${w.noCommonStep}</p>`;
    return html`<fieldset>
      <legend>${w.moveTo}</legend>
      <div class="choices">
        ${steps.map(
          ({ step, name }, place) =>
            html`<label
              ><input type="radio" name="to" value=${step} ?checked=${place === 0} />${localized(name)}</label
            >`,
        )}
      </div>
      <p class="small soft">${w.oneByOne}</p>
    </fieldset>`;
  }

  #renderColleagues(): TemplateResult {
    const w = inboxTexts();
    if (this.others?.length === 0) return html`<p class="notice">${w.nobodyElse}</p>`;
    return html`<div class="field">
        <label for="batch-clerk">${w.clerk}</label>
        <select id="batch-clerk" name="clerk">
          ${(this.others ?? []).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="batch-until">${w.until}</label>
        <input id="batch-until" name="until" type="date" />
      </div>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const w = inboxTexts();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    if (this.act === "MOVE" && !text("to")) return void (this.trouble = w.noCommonStep);
    if (this.act === "GIVE" && !text("clerk")) return void (this.trouble = w.chooseClerk);
    if (this.act !== "MOVE" && !text("reason")) return void (this.trouble = w.reasonNeeded);
    this.trouble = "";
    this.isBusy = true;
    try {
      const answer = await this.#send(text);
      this.#intention.settle();
      if ("each" in answer) {
        this.results = answer.each;
        this.send("batch-done", answer.each.filter(isDone).map(({ dossier }) => dossier));
        await this.updateComplete;
        this.querySelector<HTMLElement>("#batch-title")?.focus();
      } else this.trouble = answer.message;
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  };

  async #send(text: (name: string) => string): Promise<{ readonly each: readonly Each[] } | { readonly message: string }> {
    const dossiers = this.rows.map(({ code, version }) => ({ dossier: code, version }));
    if (this.act === "MOVE") {
      const wish = { dossiers, to: text("to") };
      return (await ask(AdvanceDossiers, { input: { ...wish, idempotencyKey: this.#intention.key(wish) } })).advanceDossiers;
    }
    const wish = {
      dossiers,
      clerk: this.act === "GIVE" ? text("clerk") : null,
      until: this.act === "GIVE" ? text("until") || null : null,
      reason: text("reason"),
    };
    return (await ask(AssignDossiers, { input: { ...wish, idempotencyKey: this.#intention.key(wish) } })).assignDossiers;
  }
}

function renderResults(results: readonly Each[]): TemplateResult {
  const w = inboxTexts();
  return html`<ul class="stack batch-results" role="status">
    ${results.map(
      (each) =>
        html`<li class="tight">
          <p class="row wrap num">
            <b>${each.dossier}</b>
            <span class="pill ${isDone(each) ? "" : "bad"}">${isDone(each) ? w.done : w.notDone}</span>
          </p>
          ${isDone(each) || !each.result.message ? nothing : html`<p class="small">${each.result.message}</p>`}
        </li>`,
    )}
  </ul>`;
}

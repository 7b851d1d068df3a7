// The fields of a procedure's terms; each writes into the draft it is given.
import { html, nothing, type TemplateResult } from "lit";
import type { DeadlineUnit, TermsFields } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { termsText } from "../../texts/staff/terms.ts";
import { leavesBy, type TermsDraft, type Unit } from "./draft.ts";

const UNITS: readonly DeadlineUnit[] = ["HOURS", "DAYS", "WORKING_DAYS"];

interface Fields {
  readonly office: string;
  readonly terms: TermsFields;
  readonly draft: TermsDraft;
  /** Another workflow may ask for other fields. */
  readonly redraw: () => void;
}

export function renderFields({ office, terms, draft, redraw }: Fields): TemplateResult {
  const text = termsText();
  return html`
    <label
      ><span>${text.workflow}</span>
      <select
        @change=${(event: Event) => {
          draft.workflow = valueOf(event);
          redraw();
        }}
      >
        ${terms.workflows.map(({ id, name, leaves }) => {
          const label = localized(name);
          return html`<option value=${id} ?selected=${id === draft.workflow}>
            ${leaves ? text.leaves(label) : label}
          </option>`;
        })}
      </select></label
    >
    ${
      leavesBy(terms, draft)
        ? html`<dl-deciding-unit
            .office=${office}
            .chosen=${draft.competent}
            @unit-chosen=${(event: CustomEvent<Unit>) => (draft.competent = event.detail)}
          ></dl-deciding-unit>`
        : nothing
    }
    <div>
      <label
        ><span>${text.cutOff}</span>
        <input
          type="time"
          aria-describedby="cut-off-hint"
          .value=${draft.cutOff}
          @input=${(event: Event) => (draft.cutOff = valueOf(event))}
      /></label>
      <p class="small soft" id="cut-off-hint">${text.cutOffHint}</p>
    </div>
    <div>
      <div class="grid">
        <label
          ><span>${text.promise}</span>
          <input
            type="number"
            inputmode="numeric"
            class="num"
            min="1"
            max="400"
            aria-describedby="promise-hint"
            .value=${draft.amount}
            @input=${(event: Event) => (draft.amount = valueOf(event))}
        /></label>
        <label
          ><span>${text.promiseUnit}</span>
          <select @change=${(event: Event) => (draft.unit = valueOf(event) as DeadlineUnit)}>
            ${UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === draft.unit}>${text.units[unit]}</option>`)}
          </select></label
        >
      </div>
      <p class="small soft" id="promise-hint">${statedText(terms)}</p>
    </div>
    <fieldset>
      <legend>${text.round}</legend>
      <div class="grid">
        <label
          ><span>${text.from}</span>
          <input
            type="date"
            aria-describedby="round-hint"
            .value=${draft.acceptsFrom}
            @input=${(event: Event) => (draft.acceptsFrom = valueOf(event))}
        /></label>
        <label
          ><span>${text.until}</span>
          <input
            type="date"
            aria-describedby="round-hint"
            .value=${draft.acceptsUntil}
            @input=${(event: Event) => (draft.acceptsUntil = valueOf(event))}
        /></label>
      </div>
      <p class="small soft" id="round-hint">${text.roundHint}</p>
    </fieldset>
  `;
}

function statedText({ statedDeadlines }: TermsFields): string {
  const text = termsText();
  const stated = statedDeadlines.map(({ amount, unit }) => `${amount} ${text.units[unit]}`);
  return stated.length > 0 ? text.stated(stated.join(", ")) : text.notStated;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

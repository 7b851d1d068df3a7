// Ticking one document of a procedure, and naming those that are missing.
import { html, nothing, type TemplateResult } from "lit";
import type { DocumentState } from "../graphql/operations/types.ts";
import { wholeDay } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { t } from "../texts/staff/messages.ts";
import { type Details, isPaper, renderDetails } from "./intake_details.ts";
import type { Copy } from "./intake_submitter.ts";
import type { Procedure } from "./procedure_terms.ts";

export type RequiredDocument = Procedure["cases"][number]["documents"][number];

/** A paper this person's case does not ask for is no missing one: it is left out of the dossier. */
export type Tick = DocumentState | "NOT_NEEDED";

const TICKS: readonly { readonly tick: Tick; readonly kind: string; readonly text: () => string }[] = [
  { tick: "ORIGINAL", kind: "original", text: () => t.stateORIGINAL },
  { tick: "COPY", kind: "copy", text: () => t.stateCOPY },
  { tick: "MISSING", kind: "missing", text: () => t.stateMISSING },
  { tick: "ON_FILE", kind: "on-file", text: () => handoverTexts().onFile },
  { tick: "NOT_NEEDED", kind: "not-needed", text: () => t.notNeeded },
];

interface DocumentRow {
  readonly document: RequiredDocument;
  readonly index: number;
  readonly tick: Tick;
  readonly ticked: (tick: Tick) => void;
  readonly details: Details;
  readonly changed: (details: Details) => void;
  /** The office's own valid copy of it, where there is one. */
  readonly copy: Copy | undefined;
  /** It was asked for by name: that it is not needed is nothing to tick. */
  readonly isWanted?: boolean;
}

export function renderDocument({ document, index, tick, ticked, details, changed, copy, isWanted }: DocumentRow): TemplateResult {
  const asked = [document.form && t.form(document.form), t.quantity(document.originals, document.copies)]
    .filter(Boolean)
    .join(" · ");
  return html`
    <fieldset>
      <legend>${document.name}${asked ? html` <span class="small soft">${asked}</span>` : nothing}</legend>
      ${copy ? html`<p class="notice good small">${handoverTexts().notAskedAgain(copy.dossierCode, wholeDay(copy.lastDay))}</p>` : nothing}
      ${copy?.scan ? html`<dl-copy-scan .copy=${copy}></dl-copy-scan>` : nothing}
      <div class="states">
        ${TICKS.filter(({ tick: each }) => (each !== "ON_FILE" || copy) && (each !== "NOT_NEEDED" || !isWanted)).map(
          (option) =>
            html`<label class=${option.kind}>
              <input
                type="radio"
                name="document-${index}"
                .checked=${option.tick === tick}
                @change=${() => ticked(option.tick)}
              />
              ${option.text()}
            </label>`,
        )}
      </div>
      ${isPaper(tick) ? renderDetails({ document, index, details, changed }) : nothing}
    </fieldset>
  `;
}

export function renderMissing(missing: readonly RequiredDocument[]): TemplateResult {
  return html`<div role="status">
    ${
      missing.length === 0
        ? html`<p class="notice good">${t.allThere}</p>`
        : html`<div class="notice">
            <b>${t.missing(missing.length)}.</b> ${t.missingAdvice}
            <ul class="missing">
              ${missing.map(({ name }) => html`<li>${name}</li>`)}
            </ul>
          </div>`
    }
  </div>`;
}

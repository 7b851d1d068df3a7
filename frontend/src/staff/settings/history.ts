// The record of changes: who, when, why, what, and what became of the bookings.
import { html, nothing, type TemplateResult } from "lit";
import type { OfficeChangeFields, ReckoningFields } from "../../graphql/operations/types.ts";
import { momentText } from "../../texts/moments.ts";
import { countText } from "../../texts/numbers.ts";
import { texts } from "../../texts/settings/messages.ts";
import { renderDifferences } from "./preview.ts";

interface History {
  readonly changes: readonly OfficeChangeFields[];
  /** Of the newest edit of the calendar: an older one's dates are those of the newer by now. */
  readonly reckoning: ReckoningFields | null;
  readonly more: (() => void) | null;
  readonly goOn: (change: OfficeChangeFields) => void;
}

export function renderHistory({ changes, reckoning, more, goOn }: History): TemplateResult {
  const t = texts();
  return html`<section class="sheet stack" aria-labelledby="history-title">
    <h2 id="history-title">${t.history}</h2>
    ${changes.length === 0 ? html`<p class="soft">${t.noHistory}</p>` : nothing}
    <ol class="history">
      ${changes.map(
        (change) =>
          html`<li class="tight">
            <p><b>${change.reason}</b></p>
            <p class="small soft">${t.changedBy(change.byName, momentText(change.at))}</p>
            ${renderDifferences(change.differences)}
            ${change.moved + change.told > 0 ? html`<p class="small">${t.outcome(change.moved, change.told)}</p>` : nothing}
            ${
              reckoning?.version === change.version && reckoning.isDone && reckoning.reckoned > 0
                ? html`<p class="small">${t.reckoned(countText(reckoning.reckoned))}</p>`
                : nothing
            }
            ${
              change.pending > 0
                ? html`<p class="row wrap">
                    <span class="pill warn">${t.unfinished(change.pending)}</span>
                    <button type="button" class="quiet" @click=${() => goOn(change)}>${t.goOn}</button>
                  </p>`
                : nothing
            }
          </li>`,
      )}
    </ol>
    ${more ? html`<button type="button" class="quiet" @click=${more}>${t.more}</button>` : nothing}
  </section>`;
}

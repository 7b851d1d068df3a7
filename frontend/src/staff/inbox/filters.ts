// The fields that narrow the list of dossiers.
import { html, nothing, type TemplateResult } from "lit";
import type { StaffInboxChoices } from "../../graphql/operations/inbox.ts";
import type { InboxOwner } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { localized } from "../../texts/language.ts";
import { inboxTexts } from "../../texts/staff/inbox.ts";
import { EVERYTHING, type Filter, isNarrowed, OWNERS, TIMES, type Time } from "./filter.ts";

export type Choices = ResultOf<typeof StaffInboxChoices>["inboxChoices"];

const WAITS = "waits";

export function renderFilters(
  filter: Filter,
  choices: Choices | null,
  chosen: (filter: Filter) => void,
): TemplateResult {
  const t = inboxTexts();
  const select = (
    id: string,
    label: string,
    options: readonly (readonly [string, string])[],
    value: string,
    set: (value: string) => Partial<Filter>,
  ): TemplateResult =>
    html`<div class="narrow-by">
      <label for=${id}>${label}</label>
      <select
        id=${id}
        @change=${(event: Event) => chosen({ ...filter, ...set((event.target as HTMLSelectElement).value) })}
      >
        ${options.map(([known, text]) => html`<option value=${known} ?selected=${known === value}>${text}</option>`)}
      </select>
    </div>`;
  return html`<div class="narrowing" role="group" aria-label=${t.narrow}>
    ${select(
      "inbox-owner",
      t.owner,
      OWNERS.map((owner) => [owner, t[owner]] as const),
      filter.owner,
      (value) => ({ owner: value as InboxOwner }),
    )}
    ${select(
      "inbox-due",
      t.due,
      [["", t.anyDue] as const, ...TIMES.map((time) => [time, t[time]] as const)],
      filter.time ?? "",
      // What waits for its citizen has no day.
      (value) => ({ time: (value || null) as Time | null, ...(value ? { waits: false } : {}) }),
    )}
    ${select(
      "inbox-step",
      t.step,
      [
        ["", t.everyStep] as const,
        [WAITS, t.waits] as const,
        ...(choices?.steps ?? []).map(({ step, name }) => [step, localized(name)] as const),
      ],
      filter.waits ? WAITS : (filter.step ?? ""),
      (value) =>
        value === WAITS ? { waits: true, step: null, time: null } : { waits: false, step: value || null },
    )}
    ${select(
      "inbox-sector",
      t.sector,
      [["", t.everySector] as const, ...(choices?.sectors ?? []).map((sector) => [sector, sector] as const)],
      filter.sector ?? "",
      (value) => ({ sector: value || null }),
    )}
    ${isNarrowed(filter) ? html`<button type="button" class="quiet fit" @click=${() => chosen(EVERYTHING)}>${t.all}</button>` : nothing}
  </div>`;
}

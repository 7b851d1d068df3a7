// The next free appointment times of each service, today and tomorrow.
import { html, nothing, type TemplateResult } from "lit";
import type { SlotText } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/first.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayText, localDay } from "../../texts/moments.ts";

const DAY_IN_MS = 86_400_000;

interface Group {
  readonly name: { readonly vi: string; readonly en: string };
  readonly nextFree: readonly SlotText[];
}

export function freeTimes(groups: readonly Group[]): TemplateResult | typeof nothing {
  if (groups.every((group) => group.nextFree.length === 0)) return nothing;
  return html`<section class="sheet" aria-labelledby="free-times">
    <h2 id="free-times">${t.nextFree}</h2>
    <ul>
      ${groups.map(
        (group) => html`<li class="group">
          <span>${localized(group.name)}</span><span class="num small">${nextFreeText(group.nextFree)}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** hôm nay 14:00 · 14:15, then another line for ngày mai. */
export function nextFreeText(slots: readonly SlotText[]): TemplateResult {
  if (slots.length === 0) return html`<span class="soft">${t.noneFree}</span>`;
  const days = [...new Set(slots.map((slot) => localDay(slot.startsAt)))];
  return html`${days.map((day, index) => {
    const times = slots.filter((slot) => localDay(slot.startsAt) === day).map((slot) => clockTime(slot.startsAt));
    return html`${index ? html`<br />` : nothing}${relativeDay(day)} <b>${times.join(" · ")}</b>`;
  })}`;
}

function relativeDay(day: string): string {
  if (day === localDay(siteNow())) return t.today;
  return day === localDay(siteNow() + DAY_IN_MS) ? t.tomorrow : dayText(day);
}

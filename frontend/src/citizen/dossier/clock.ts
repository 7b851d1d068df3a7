// Which days count until the result is due, drawn day by day and said in a sentence.
import { html, nothing, type TemplateResult } from "lit";
import type { DossierText } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { dayAndMonth, dayOfMonth, dayText, localDay } from "../../texts/moments.ts";

type ClockDay = DossierText["clock"][number];
type Kind = ClockDay["kind"];

const KINDS: readonly Kind[] = ["RECEIVED", "COUNTED", "PAUSED", "WEEKEND", "HOLIDAY", "EXTENDED", "DUE"];

export function clock(dossier: DossierText): TemplateResult | typeof nothing {
  if (dossier.clock.length === 0) return nothing;
  const today = localDay(siteNow());
  const shown = KINDS.filter((kind) => dossier.clock.some((day) => day.kind === kind));
  return html`<section class="sheet" aria-labelledby="clock">
    <h2 id="clock">${t.whichDaysCount}</h2>
    <ol class="strip num">
      ${dossier.clock.map((day) => dayCell(day, day.date === today))}
    </ol>
    <p class="small soft">${explanation(dossier)}</p>
    <details class="small">
      <summary>${t.howCounted}</summary>
      <ul class="legend" aria-hidden="true">
        ${shown.map((kind) => html`<li><i class=${kind.toLowerCase()}></i>${t.dayKinds[kind]}</li>`)}
      </ul>
      ${dossier.deadline ? html`<p class="soft">${t.countingRules[dossier.deadline.unit]}</p>` : nothing}
      <ul class="soft stack">
        ${rules(dossier).map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </details>
  </section>`;
}

function dayCell(day: ClockDay, isToday: boolean): TemplateResult {
  const reason = day.name ? localized(day.name) : t.dayKinds[day.kind];
  return html`<li class="${day.kind.toLowerCase()} ${isToday ? "today" : ""}" title="${dayText(day.date)}: ${reason}">
    <span aria-hidden="true">${dayOfMonth(day.date)}</span>
    <span class="visually-hidden">${dayText(day.date)}: ${reason}${isToday ? `, ${t.today}` : ""}</span>
  </li>`;
}

/** Each rule that some day was counted by, once. */
function rules({ clock: days }: DossierText): readonly string[] {
  return [...new Set(days.map((day) => localized(day.source)))];
}

function explanation({ clock: days, deadline, extension, whyReceivedLater }: DossierText): string {
  const of = (kind: Kind): readonly ClockDay[] => days.filter((day) => day.kind === kind);
  const sentences = [];
  if (deadline) {
    const duration = t.duration(deadline.amount, deadline.unit);
    sentences.push(deadline.unit === "HOURS" ? `${duration}.` : t.countedFromNextDay(duration));
  }
  if (whyReceivedLater) sentences.push(`${localized(whyReceivedLater)}.`);
  // Plain days count days off too: one that stands open on the strip lies outside the time, not left out of it.
  const daysOff = deadline?.unit === "DAYS" ? [] : [...of("WEEKEND"), ...of("HOLIDAY")];
  const left = [
    ...(daysOff.some(({ kind }) => kind === "WEEKEND") ? [t.weekends] : []),
    ...daysOff
      .filter(({ kind }) => kind === "HOLIDAY")
      .map((day) => t.holidayOn(day.name ? localized(day.name) : t.dayKinds.HOLIDAY, dayAndMonth(day.date))),
    ...(of("PAUSED").length > 0 ? [t.pausedDays(of("PAUSED").length)] : []),
  ];
  if (left.length > 0) sentences.push(t.notCounted(left));
  if (extension) sentences.push(t.extended(extension.days));
  return sentences.join(" ");
}

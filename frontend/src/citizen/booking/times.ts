// Choosing a day and a time: free places counted, quiet times marked, the ninth hour visible.
import { html, nothing, type TemplateResult } from "lit";
import type { FreeSlots } from "../../graphql/operations/citizen.ts";
import type { DayPart, SlotText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayAndMonth, dayOfMonth, dayText, isWeekend, shortDayName } from "../../texts/moments.ts";

export type SlotDay = ResultOf<typeof FreeSlots>["slots"]["nodes"][number];

const PARTS: readonly DayPart[] = ["MORNING", "AFTERNOON", "NINTH_HOUR"];

interface Choice {
  readonly days: readonly SlotDay[];
  readonly day: string;
  readonly slot: string;
  readonly chooseDay: (date: string) => void;
  readonly chooseSlot: (id: string) => void;
}

export function times({ days, day, slot, chooseDay, chooseSlot }: Choice): TemplateResult {
  const chosen = days.find((one) => one.date === day);
  return html`<fieldset>
      <legend class="visually-hidden">${t.chooseDay}</legend>
      <div class="days num">${days.map((one) => dayChoice(one, one.date === day, chooseDay))}</div>
    </fieldset>
    ${holidays(days)}
    ${chosen
      ? PARTS.map((part) => {
          const slots = chosen.slots.filter((one) => one.part === part);
          return slots.length > 0 ? dayPart(part, slots, slot, chooseSlot) : nothing;
        })
      : nothing}
    ${chosen && chosen.slots.length === 0 ? html`<p class="notice">${closedText(chosen)}</p>` : nothing}`;
}

function dayChoice(day: SlotDay, isChosen: boolean, choose: (date: string) => void): TemplateResult {
  const isOff = !day.isOpen || day.freePlaces === 0;
  return html`<label class="day ${isOff ? "off" : ""}">
    <input
      type="radio"
      name="day"
      class="visually-hidden"
      value=${day.date}
      .checked=${isChosen}
      ?disabled=${isOff}
      @change=${() => choose(day.date)}
    />
    <span aria-hidden="true">${shortDayName(day.date)}</span>
    <b aria-hidden="true">${dayOfMonth(day.date)}</b>
    <span class="visually-hidden">${dayText(day.date)},</span>
    <span>${day.isOpen ? (day.freePlaces > 0 ? t.places(day.freePlaces) : t.full) : t.dayOff}</span>
  </label>`;
}

/** Why a weekday is closed; weekends need no reason. */
function holidays(days: readonly SlotDay[]): TemplateResult | typeof nothing {
  const named = days.filter((day) => !day.isOpen && day.closedBecause && !isWeekend(day.date));
  if (named.length === 0) return nothing;
  return html`<p class="small soft num">
    ${named.map((day, index) => `${index > 0 ? "; " : ""}${dayAndMonth(day.date)}: ${closedText(day)}`)}
  </p>`;
}

function closedText(day: SlotDay): string {
  if (day.closedBecause) return localized(day.closedBecause);
  return day.isOpen ? t.full : t.closed;
}

function dayPart(
  part: DayPart,
  slots: readonly SlotText[],
  chosen: string,
  choose: (id: string) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>
      ${t.dayParts[part]} ${part === "NINTH_HOUR" ? html`<span class="pill warn">${t.afterHours}</span>` : nothing}
    </legend>
    <div class="times num">
      ${slots.map(
        (slot) => html`<label class="time ${slot.freePlaces === 0 ? "full" : ""}">
          <input
            type="radio"
            name="slot"
            class="visually-hidden"
            value=${slot.id}
            .checked=${slot.id === chosen}
            ?disabled=${slot.freePlaces === 0}
            @change=${() => choose(slot.id)}
          />
          <b>${clockTime(slot.startsAt)}</b>
          <span class="small">${slot.freePlaces === 0 ? t.full : t.places(slot.freePlaces)}${slot.isQuiet && slot.freePlaces > 0 ? ` · ${t.quiet}` : ""}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

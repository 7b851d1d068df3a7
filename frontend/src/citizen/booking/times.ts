// Choosing a day and a time: free places counted, quiet times marked, the ninth hour visible.
import { html, nothing, type TemplateResult } from "lit";
import type { FreeSlots } from "../../graphql/operations/citizen.ts";
import type { DayPart, SlotText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { bookingText } from "../../texts/booking.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayAndMonth, dayOfMonth, dayText, isWeekend, momentText, shortDayName } from "../../texts/moments.ts";

export type SlotDay = ResultOf<typeof FreeSlots>["slots"]["nodes"][number];

const PARTS: readonly DayPart[] = ["MORNING", "AFTERNOON", "NINTH_HOUR"];

interface Choice {
  readonly days: readonly SlotDay[];
  readonly day: string;
  readonly slot: string;
  readonly places: number;
  readonly chooseDay: (date: string) => void;
  readonly chooseSlot: (id: string) => void;
}

export function times({ days, day, slot, places, chooseDay, chooseSlot }: Choice): TemplateResult {
  const chosen = days.find((one) => one.date === day);
  return html`<fieldset>
      <legend class="visually-hidden">${t.chooseDay}</legend>
      <div class="days num">${days.map((one) => dayChoice(one, one.date === day, places, chooseDay))}</div>
    </fieldset>
    ${holidays(days)} ${opensLater(days)}
    ${chosen
      ? PARTS.map((part) => {
          const slots = chosen.slots.filter((one) => one.part === part);
          return slots.length > 0 ? dayPart(part, slots, slot, places, chooseSlot) : nothing;
        })
      : nothing}
    ${chosen && chosen.slots.length === 0 ? html`<p class="notice">${places > 1 && chosen.isOpen ? bookingText().noRow : closedText(chosen)}</p>` : nothing}`;
}

function dayChoice(
  day: SlotDay,
  isChosen: boolean,
  places: number,
  choose: (date: string) => void,
): TemplateResult {
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
    <span>${dayState(day, places)}</span>
  </label>`;
}

function dayState(day: SlotDay, places: number): string {
  if (!day.isOpen) return t.dayOff;
  if (day.opensAt) return bookingText().notOpenYet;
  if (day.freePlaces === 0) return t.full;
  return places > 1 ? bookingText().hasPlaces : t.places(day.freePlaces);
}

/** The last day of the horizon may open later today. */
function opensLater(days: readonly SlotDay[]): TemplateResult | typeof nothing {
  const later = days.filter((day) => day.isOpen && day.opensAt);
  if (later.length === 0) return nothing;
  return html`<p class="small soft num">
    ${later.map((day) => bookingText().opensAt(dayAndMonth(day.date), momentText(day.opensAt ?? "")))}
  </p>`;
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
  places: number,
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
          <span class="small">${slot.freePlaces === 0 ? t.full : places > 1 ? `–${clockTime(slot.endsAt)}` : t.places(slot.freePlaces)}${slot.isQuiet && slot.freePlaces > 0 ? ` · ${t.quiet}` : ""}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

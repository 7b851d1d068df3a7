// The settings by topic: service groups, counters, working hours, booking and call order.
import { html, type TemplateResult } from "lit";
import type { PriorityClass, SettingsFields } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { texts } from "../../texts/settings/messages.ts";
import { shapeText } from "../../texts/settings/shape.ts";
import type { Draft } from "./draft.ts";
import { checkField, numberField, textField, toggled } from "./fields.ts";
import { groupChoices, renderNewCounters, renderNewGroups, renderSectors } from "./shape.ts";

const PRIORITY_CLASSES: readonly PriorityClass[] = ["ELDERLY", "DISABLED", "WITH_CHILD", "MERIT"];

export function renderGroups(draft: Draft, settings: SettingsFields, changed: () => void): TemplateResult {
  const t = texts();
  return section(
    t.groups,
    html`${draft.groups.map(
      (group, index) => html`<fieldset>
        <legend>${nameOf(settings.groups[index])}</legend>
        <div class="grid">
          ${numberField({ label: t.slotCapacity, value: group.slotCapacity, min: 1, max: 50, typed: (value) => (group.slotCapacity = value) })}
          ${numberField({ label: t.reservePlaces, value: group.reservePlaces, min: 0, max: 50, typed: (value) => (group.reservePlaces = value) })}
          ${numberField({ label: t.slotMinutes, value: group.slotMinutes, min: 5, max: 120, typed: (value) => (group.slotMinutes = value) })}
        </div>
        ${checkField({
          label: shapeText().removeGroup,
          isOn: draft.removedGroups.includes(group.id),
          switched: (isOn) => {
            draft.removedGroups = toggled(draft.groups.map(({ id }) => id), draft.removedGroups, group.id, isOn);
            changed();
          },
        })}
      </fieldset>`,
    )}
    ${renderNewGroups(draft, settings, changed)} ${renderSectors(draft, settings)}`,
  );
}

export function renderCounters(draft: Draft, settings: SettingsFields, changed: () => void): TemplateResult {
  const t = texts();
  const groups = groupChoices(draft, settings);
  const ids = groups.map(({ id }) => id);
  return section(
    t.counters,
    html`${draft.counters.map(
      (counter) => html`<fieldset>
        <legend>${t.counter(counter.number)}</legend>
        <div class="grid">
          ${textField({ label: t.nameVi, value: counter.nameVi, typed: (value) => (counter.nameVi = value) })}
          ${textField({ label: t.nameEn, value: counter.nameEn, typed: (value) => (counter.nameEn = value) })}
        </div>
        <div class="checks" role="group" aria-label=${`${t.counter(counter.number)}: ${t.serves}`}>
          ${groups.map((group) =>
            checkField({
              label: group.name,
              isOn: counter.groupIds.includes(group.id),
              switched: (isOn) => {
                counter.groupIds = toggled(ids, counter.groupIds, group.id, isOn);
                changed();
              },
            }),
          )}
        </div>
        ${textField({
          label: t.refusedProcedures,
          value: counter.refusedProcedures.join(", "),
          maxLength: 2000,
          typed: (value) => (counter.refusedProcedures = value.split(/[\s,;]+/).filter(Boolean)),
        })}
        ${checkField({
          label: shapeText().retireCounter,
          isOn: draft.retiredCounters.includes(counter.number),
          switched: (isOn) => {
            const numbers = draft.counters.map(({ number }) => number);
            draft.retiredCounters = toggled(numbers, draft.retiredCounters, counter.number, isOn);
            changed();
          },
        })}
      </fieldset>`,
    )}
    ${renderNewCounters(draft, settings, changed)}`,
  );
}

export function renderShifts(draft: Draft): TemplateResult {
  const t = texts();
  return section(
    t.shifts,
    draft.shifts.map(
      (shift, index) => html`<fieldset>
        <legend>${t.shift(index + 1)}</legend>
        <div class="grid">
          ${textField({ label: t.opensAt, type: "time", value: shift.opensAt, typed: (value) => (shift.opensAt = value) })}
          ${textField({ label: t.closesAt, type: "time", value: shift.closesAt, typed: (value) => (shift.closesAt = value) })}
        </div>
      </fieldset>`,
    ),
  );
}

export function renderBooking({ booking }: Draft): TemplateResult {
  const t = texts();
  const number = (setting: "horizonDays" | "holdMinutes" | "bookingsPerDay" | "coolingMinutes" | "offerMinutes" | "earlierOffers", min: number, max: number) =>
    numberField({ label: t[setting], value: booking[setting], min, max, typed: (value) => (booking[setting] = value) });
  return section(
    t.booking,
    html`<div class="grid">
      ${number("horizonDays", 1, 30)}
      ${textField({ label: t.bookingOpensAt, type: "time", value: booking.opensAt, typed: (value) => (booking.opensAt = value) })}
      ${number("bookingsPerDay", 1, 10)} ${number("holdMinutes", 1, 30)} ${number("coolingMinutes", 0, 60)}
      ${number("offerMinutes", 5, 120)} ${number("earlierOffers", 0, 3)}
    </div>
    ${checkField({
      label: t.needsCitizenNumber,
      isOn: booking.needsCitizenNumber,
      switched: (isOn) => (booking.needsCitizenNumber = isOn),
    })}`,
  );
}

export function renderQueue({ queue }: Draft, changed: () => void): TemplateResult {
  const t = texts();
  return section(
    t.queue,
    html`<fieldset>
        <legend>${t.priorityClasses}</legend>
        <div class="checks">
          ${PRIORITY_CLASSES.map((id) =>
            checkField({
              label: t.priorityNames[id],
              isOn: queue.priorityClasses.includes(id),
              switched: (isOn) => {
                queue.priorityClasses = toggled(PRIORITY_CLASSES, queue.priorityClasses, id, isOn);
                changed();
              },
            }),
          )}
        </div>
      </fieldset>
      <div class="grid">
        ${numberField({ label: t.callsPerPriority, value: queue.callsPerPriority, min: 2, max: 10, typed: (value) => (queue.callsPerPriority = value) })}
        ${numberField({ label: t.longestWaitMinutes, value: queue.longestWaitMinutes, min: 15, max: 240, typed: (value) => (queue.longestWaitMinutes = value) })}
        ${numberField({ label: t.callsBeforeMissed, value: queue.callsBeforeMissed, min: 1, max: 3, typed: (value) => (queue.callsBeforeMissed = value) })}
        ${numberField({ label: t.returnMinutes, value: queue.returnMinutes, min: 5, max: 120, typed: (value) => (queue.returnMinutes = value) })}
        ${numberField({ label: t.earlyMinutes, value: queue.earlyMinutes, min: 0, max: 30, typed: (value) => (queue.earlyMinutes = value) })}
        ${numberField({ label: t.lateMinutes, value: queue.lateMinutes, min: 0, max: 60, typed: (value) => (queue.lateMinutes = value) })}
      </div>`,
  );
}

export function renderTargets({ targets }: Draft): TemplateResult {
  const t = texts();
  const percent = (target: "onlinePercent" | "digitisedPercent"): TemplateResult =>
    numberField({ label: t[target], value: targets[target], min: 0, max: 100, typed: (value) => (targets[target] = value) });
  return section(t.targets, html`<div class="grid">${percent("onlinePercent")} ${percent("digitisedPercent")}</div>`);
}

function section(title: string, body: unknown): TemplateResult {
  return html`<details class="sheet">
    <summary><h2>${title}</h2></summary>
    <div class="stack">${body}</div>
  </details>`;
}

function nameOf(group: { readonly name: { readonly vi: string; readonly en: string } } | undefined): string {
  return group ? localized(group.name) : "";
}

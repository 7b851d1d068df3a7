// Service groups and counters to add, and which group has which sector.
import { html, type TemplateResult } from "lit";
import type { SettingsFields } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { texts } from "../../texts/settings/messages.ts";
import { shapeText } from "../../texts/settings/shape.ts";
import { type CounterDraft, type Draft, newCounter, newGroup, type NewGroupDraft } from "./draft.ts";
import { checkField, numberField, textField, toggled } from "./fields.ts";

interface GroupChoice {
  readonly id: string;
  readonly name: string;
}

/** The groups there will be, by name; a new one is called by its letter until it has one. */
export function groupChoices(draft: Draft, settings: SettingsFields): readonly GroupChoice[] {
  return [
    ...settings.groups
      .filter(({ id }) => !draft.removedGroups.includes(id))
      .map(({ id, name }) => ({ id, name: localized(name) })),
    ...draft.newGroups.map(({ id, letter, nameVi, nameEn }) => ({
      id,
      name: localized({ vi: nameVi, en: nameEn }) || shapeText().newGroup(letter),
    })),
  ];
}

export function renderNewGroups(draft: Draft, settings: SettingsFields, changed: () => void): TemplateResult {
  const add = (): void => {
    draft.newGroups = [...draft.newGroups, newGroup(draft, settings)];
    changed();
  };
  const leaveOut = (left: NewGroupDraft): void => {
    draft.newGroups = draft.newGroups.filter((group) => group !== left);
    changed();
  };
  return html`${draft.newGroups.map((group) => renderNewGroup(group, changed, leaveOut))}
    <button type="button" class="plain fit" @click=${add}>${shapeText().addGroup}</button>`;
}

function renderNewGroup(
  group: NewGroupDraft,
  changed: () => void,
  leaveOut: (group: NewGroupDraft) => void,
): TemplateResult {
  const t = texts();
  const text = shapeText();
  const named = (name: "nameVi" | "nameEn") => (value: string) => {
    group[name] = value;
    changed();
  };
  return html`<fieldset>
    <legend>${text.newGroup(group.letter)}</legend>
    <div class="grid">
      ${textField({ label: t.nameVi, value: group.nameVi, typed: named("nameVi") })}
      ${textField({ label: t.nameEn, value: group.nameEn, typed: named("nameEn") })}
      ${textField({ label: text.letter, value: group.letter, maxLength: 1, typed: (value) => (group.letter = value.toUpperCase()) })}
      ${numberField({ label: text.deskMinutes, value: group.deskMinutes, min: 1, max: 240, typed: (value) => (group.deskMinutes = value) })}
      ${numberField({ label: t.slotCapacity, value: group.slotCapacity, min: 1, max: 50, typed: (value) => (group.slotCapacity = value) })}
      ${numberField({ label: t.reservePlaces, value: group.reservePlaces, min: 0, max: 50, typed: (value) => (group.reservePlaces = value) })}
      ${numberField({ label: t.slotMinutes, value: group.slotMinutes, min: 5, max: 120, typed: (value) => (group.slotMinutes = value) })}
    </div>
    <button type="button" class="quiet" @click=${() => leaveOut(group)}>${text.takeBack}</button>
  </fieldset>`;
}

/** A sector whose group is to be removed stands without one until it is given to another. */
export function renderSectors(draft: Draft, settings: SettingsFields): TemplateResult {
  const text = shapeText();
  const groups = groupChoices(draft, settings);
  return html`<details>
    <summary><h3>${text.sectors}</h3></summary>
    <p class="small soft">${text.sectorsHint}</p>
    <div class="grid">
      ${settings.sectors.map(
        (sector) =>
          html`<label
            ><span>${sector}</span>
            <select
              @change=${(event: Event) => draft.groupOfSector.set(sector, (event.target as HTMLSelectElement).value)}
            >
              <option value="">${text.noGroup}</option>
              ${groups.map(
                ({ id, name }) =>
                  html`<option value=${id} ?selected=${draft.groupOfSector.get(sector) === id}>${name}</option>`,
              )}
            </select></label
          >`,
      )}
    </div>
  </details>`;
}

export function renderNewCounters(draft: Draft, settings: SettingsFields, changed: () => void): TemplateResult {
  const add = (): void => {
    draft.newCounters = [...draft.newCounters, newCounter(draft)];
    changed();
  };
  const leaveOut = (left: CounterDraft): void => {
    draft.newCounters = draft.newCounters.filter((counter) => counter !== left);
    changed();
  };
  return html`${draft.newCounters.map((counter) => renderNewCounter(counter, groupChoices(draft, settings), changed, leaveOut))}
    <button type="button" class="plain fit" @click=${add}>${shapeText().addCounter}</button>`;
}

function renderNewCounter(
  counter: CounterDraft,
  groups: readonly GroupChoice[],
  changed: () => void,
  leaveOut: (counter: CounterDraft) => void,
): TemplateResult {
  const t = texts();
  const text = shapeText();
  const ids = groups.map(({ id }) => id);
  return html`<fieldset>
    <legend>${text.newCounter(counter.number)}</legend>
    <div class="grid">
      ${numberField({ label: text.number, value: counter.number, min: 1, max: 99, typed: (value) => (counter.number = value) })}
      ${textField({ label: t.nameVi, value: counter.nameVi, typed: (value) => (counter.nameVi = value) })}
      ${textField({ label: t.nameEn, value: counter.nameEn, typed: (value) => (counter.nameEn = value) })}
    </div>
    <div class="checks" role="group" aria-label=${`${text.newCounter(counter.number)}: ${t.serves}`}>
      ${groups.map(({ id, name }) =>
        checkField({
          label: name,
          isOn: counter.groupIds.includes(id),
          switched: (isOn) => {
            counter.groupIds = toggled(ids, counter.groupIds, id, isOn);
            changed();
          },
        }),
      )}
    </div>
    <button type="button" class="quiet" @click=${() => leaveOut(counter)}>${text.takeBack}</button>
  </fieldset>`;
}

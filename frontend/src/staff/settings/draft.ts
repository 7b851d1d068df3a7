// What a manager has typed on the settings page, and what of it differs from the office as it stands.
import type { DayMode, GroupChangeInput, OfficeChangeInput, PriorityClass, SettingsFields } from "../../graphql/operations/types.ts";

export interface GroupDraft {
  readonly id: string;
  slotCapacity: number;
  reservePlaces: number;
  slotMinutes: number;
}

export interface NewGroupDraft extends GroupDraft {
  letter: string;
  nameVi: string;
  nameEn: string;
  deskMinutes: number;
}

export interface CounterDraft {
  number: number;
  nameVi: string;
  nameEn: string;
  groupIds: readonly string[];
  refusedProcedures: readonly string[];
}

export interface DayDraft {
  readonly on: string;
  readonly mode: DayMode;
  readonly nameVi: string;
}

export type BookingDraft = { -readonly [key in keyof SettingsFields["bookingPolicy"]]: SettingsFields["bookingPolicy"][key] };

export interface Draft {
  readonly groups: readonly GroupDraft[];
  readonly counters: readonly CounterDraft[];
  newGroups: readonly NewGroupDraft[];
  removedGroups: readonly string[];
  newCounters: readonly CounterDraft[];
  retiredCounters: readonly number[];
  /** The group of each sector; "" for one that is not handled at the desk. */
  readonly groupOfSector: Map<string, string>;
  readonly shifts: readonly { opensAt: string; closesAt: string }[];
  readonly booking: BookingDraft;
  readonly queue: {
    priorityClasses: readonly PriorityClass[];
    callsPerPriority: number;
    longestWaitMinutes: number;
    callsBeforeMissed: number;
    returnMinutes: number;
    earlyMinutes: number;
    lateMinutes: number;
  };
  readonly targets: { onlinePercent: number; digitisedPercent: number };
  days: readonly DayDraft[];
}

/** The office as it stands, ready to be typed over. */
export function draftOf(settings: SettingsFields): Draft {
  return {
    groups: settings.groups.map(({ id, slotCapacity, reservePlaces, slotMinutes }) => ({
      id,
      slotCapacity,
      reservePlaces,
      slotMinutes,
    })),
    counters: settings.counters.map(({ number, name, groupIds, refusedProcedures }) => ({
      number,
      nameVi: name.vi,
      nameEn: name.en,
      groupIds: [...groupIds],
      refusedProcedures: [...refusedProcedures],
    })),
    newGroups: [],
    removedGroups: [],
    newCounters: [],
    retiredCounters: [],
    groupOfSector: new Map(
      settings.sectors.map((sector) => [sector, settings.groups.find(({ sectors }) => sectors.includes(sector))?.id ?? ""]),
    ),
    shifts: settings.shifts.map((shift) => ({ ...shift })),
    booking: { ...settings.bookingPolicy },
    queue: {
      priorityClasses: settings.queuePolicy.priorityClasses.map(({ id }) => id),
      callsPerPriority: settings.queuePolicy.callsPerPriority,
      longestWaitMinutes: settings.queuePolicy.longestWaitMinutes,
      callsBeforeMissed: settings.queuePolicy.callsBeforeMissed,
      returnMinutes: settings.queuePolicy.returnMinutes,
      earlyMinutes: settings.queuePolicy.earlyMinutes,
      lateMinutes: settings.queuePolicy.lateMinutes,
    },
    targets: { ...settings.reportTargets },
    days: [],
  };
}

/** Only what was typed over: a change names what is to be different, and nothing else. */
export function changeOf(draft: Draft, settings: SettingsFields): OfficeChangeInput {
  const known = draftOf(settings);
  const stays = ({ id }: { readonly id: string }): boolean => !draft.removedGroups.includes(id);
  const groups = settings.groups.filter(stays).flatMap(({ id }) => changeOfGroup(id, draft, known));
  const counters = draft.counters
    .filter((counter) => !draft.retiredCounters.includes(counter.number))
    .filter((counter) => differs(counter, known.counters.find(({ number }) => number === counter.number)));
  return {
    ...(groups.length > 0 && { groups }),
    ...(draft.newGroups.length > 0 && {
      newGroups: draft.newGroups.map((group) => ({ ...group, sectors: sectorsOf(draft, group.id) })),
    }),
    ...(draft.removedGroups.length > 0 && { removedGroups: draft.removedGroups }),
    ...(draft.newCounters.length > 0 && {
      newCounters: draft.newCounters.map(({ number, nameVi, nameEn, groupIds }) => ({ number, nameVi, nameEn, groupIds })),
    }),
    ...(draft.retiredCounters.length > 0 && { retiredCounters: draft.retiredCounters }),
    ...(counters.length > 0 && { counters: counters.map((counter) => ({ ...counter })) }),
    ...(differs(draft.shifts, known.shifts) && { shifts: draft.shifts }),
    ...(differs(draft.booking, known.booking) && { bookingPolicy: draft.booking }),
    ...(differs(draft.queue, known.queue) && { queuePolicy: draft.queue }),
    ...(differs(draft.targets, known.targets) && { reportTargets: draft.targets }),
    ...(draft.days.length > 0 && { days: draft.days }),
  };
}

/** The group's new places and its new sectors; nothing when it is as it was. */
function changeOfGroup(id: string, draft: Draft, known: Draft): GroupChangeInput[] {
  const group = draft.groups.find((one) => one.id === id);
  const isOther = differs(group, known.groups.find((one) => one.id === id));
  const sectors = sectorsOf(draft, id);
  const hasOthers = differs(sectors, sectorsOf(known, id));
  if (!isOther && !hasOthers) return [];
  return [{ id, ...(isOther && group), ...(hasOthers && { sectors }) }];
}

function sectorsOf(draft: Draft, id: string): string[] {
  return [...draft.groupOfSector].filter(([, group]) => group === id).map(([sector]) => sector);
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** The days with the new one; a day named before is replaced. */
export function withDay(days: readonly DayDraft[], added: DayDraft): readonly DayDraft[] {
  return [...days.filter((day) => day.on !== added.on), added].sort((one, other) => one.on.localeCompare(other.on));
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const MOST_COUNTERS = 99;

/** A group to fill in, with the first letter that is free. */
export function newGroup(draft: Draft, settings: SettingsFields): NewGroupDraft {
  const taken = new Set([...settings.groups, ...draft.newGroups].map(({ letter }) => letter));
  const letter = LETTERS.find((one) => !taken.has(one)) ?? "";
  return {
    id: `group-${letter.toLowerCase()}`,
    letter,
    nameVi: "",
    nameEn: "",
    slotCapacity: 2,
    reservePlaces: 0,
    slotMinutes: 15,
    deskMinutes: 10,
  };
}

/** A counter to fill in, with the first number that is free. */
export function newCounter(draft: Draft): CounterDraft {
  const taken = new Set([...draft.counters, ...draft.newCounters].map(({ number }) => number));
  const numbers = Array.from({ length: MOST_COUNTERS }, (_, index) => index + 1);
  const number = numbers.find((one) => !taken.has(one)) ?? MOST_COUNTERS;
  return { number, nameVi: "", nameEn: "", groupIds: [], refusedProcedures: [] };
}

// What a manager has typed on the settings page, and what of it differs from the office as it stands.
import type { DayMode, OfficeChangeInput, PriorityClass, SettingsFields } from "../../graphql/operations/types.ts";

export interface GroupDraft {
  readonly id: string;
  slotCapacity: number;
  reservePlaces: number;
  slotMinutes: number;
}

export interface CounterDraft {
  readonly number: number;
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
  readonly shifts: readonly { opensAt: string; closesAt: string }[];
  readonly booking: BookingDraft;
  readonly queue: { priorityClasses: readonly PriorityClass[]; callsPerPriority: number; longestWaitMinutes: number; returnMinutes: number };
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
    shifts: settings.shifts.map((shift) => ({ ...shift })),
    booking: { ...settings.bookingPolicy },
    queue: {
      priorityClasses: settings.queuePolicy.priorityClasses.map(({ id }) => id),
      callsPerPriority: settings.queuePolicy.callsPerPriority,
      longestWaitMinutes: settings.queuePolicy.longestWaitMinutes,
      returnMinutes: settings.queuePolicy.returnMinutes,
    },
    targets: { ...settings.reportTargets },
    days: [],
  };
}

/** Only what was typed over: a change names what is to be different, and nothing else. */
export function changeOf(draft: Draft, settings: SettingsFields): OfficeChangeInput {
  const known = draftOf(settings);
  const groups = draft.groups.filter((group, index) => differs(group, known.groups[index]));
  const counters = draft.counters.filter((counter, index) => differs(counter, known.counters[index]));
  return {
    ...(groups.length > 0 && { groups }),
    ...(counters.length > 0 && { counters: counters.map((counter) => ({ ...counter })) }),
    ...(differs(draft.shifts, known.shifts) && { shifts: draft.shifts }),
    ...(differs(draft.booking, known.booking) && { bookingPolicy: draft.booking }),
    ...(differs(draft.queue, known.queue) && { queuePolicy: draft.queue }),
    ...(differs(draft.targets, known.targets) && { reportTargets: draft.targets }),
    ...(draft.days.length > 0 && { days: draft.days }),
  };
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** The days with the new one; a day named before is replaced. */
export function withDay(days: readonly DayDraft[], added: DayDraft): readonly DayDraft[] {
  return [...days.filter((day) => day.on !== added.on), added].sort((one, other) => one.on.localeCompare(other.on));
}

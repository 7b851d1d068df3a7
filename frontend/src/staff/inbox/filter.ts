// What a clerk wants to see of the office's dossiers, and the days that her choice of time means.
import type { InboxOwner, InboxRow } from "../../graphql/operations/types.ts";
import { localDay } from "../../texts/moments.ts";

export const OWNERS: readonly InboxOwner[] = ["EVERYBODY", "MINE", "NOBODY"];
export const TIMES = ["OVERDUE", "TODAY", "THREE_DAYS", "WEEK"] as const;
export type Time = (typeof TIMES)[number];

export interface Filter {
  readonly owner: InboxOwner;
  /** A step's id; null for every step. */
  readonly step: string | null;
  readonly sector: string | null;
  readonly waits: boolean;
  readonly time: Time | null;
}

export const EVERYTHING: Filter = { owner: "EVERYBODY", step: null, sector: null, waits: false, time: null };

const DAY_IN_MS = 86_400_000;

/** As the service is asked; `now` is the office's time in epoch milliseconds. */
export function wishOf(filter: Filter, now: number): {
  owner: InboxOwner;
  step: string | null;
  sector: string | null;
  waits: boolean;
  dueFrom: string | null;
  dueUntil: string | null;
} {
  const { owner, step, sector, waits, time } = filter;
  const dayIn = (days: number): string => localDay(now + days * DAY_IN_MS);
  const until = time && { OVERDUE: dayIn(-1), TODAY: dayIn(0), THREE_DAYS: dayIn(3), WEEK: dayIn(7) }[time];
  return { owner, step, sector, waits, dueFrom: time === "TODAY" ? dayIn(0) : null, dueUntil: until };
}

export const isNarrowed = (filter: Filter): boolean => JSON.stringify(filter) !== JSON.stringify(EVERYTHING);

/** How late a dossier is, as the service warns of it; nobody is late while the citizen is awaited, nothing before the receipt. */
export type Kind = "UNRECEIVED" | "OVERDUE" | "TODAY" | "LATER" | "WAITING";

export function kindOf({ waitsSince, work: { warning, minutesToAnswer } }: InboxRow): Kind {
  if (minutesToAnswer !== null) return "UNRECEIVED";
  if (waitsSince) return "WAITING";
  if (warning === "OVERDUE") return "OVERDUE";
  return warning === "ON_THE_DAY" ? "TODAY" : "LATER";
}

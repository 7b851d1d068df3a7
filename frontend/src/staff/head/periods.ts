// The periods reports are made for, from a day of the office's calendar. Days are texts such as 2026-11-23.

export interface Period {
  readonly since: string;
  readonly until: string;
}

export type NamedPeriod = "thisMonth" | "lastMonth" | "thisQuarter" | "lastQuarter" | "thisYear" | "lastYear";

export const NAMED_PERIODS: readonly NamedPeriod[] = [
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
];

const MONTHS_OF: Record<NamedPeriod, number> = {
  thisMonth: 1,
  lastMonth: 1,
  thisQuarter: 3,
  lastQuarter: 3,
  thisYear: 12,
  lastYear: 12,
};
const DAY_IN_MS = 86_400_000;

/**
 * The month, quarter or year in which `today` lies, up to today: what is to come would count as late what still has
 * its time. Or the whole one before it.
 */
export function namedPeriod(name: NamedPeriod, today: string): Period {
  const months = MONTHS_OF[name];
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = month - (month % months) - (name.startsWith("last") ? months : 0);
  const last = new Date(Date.parse(`${firstDay(first + months)}T00:00:00Z`) - DAY_IN_MS);
  const until = last.toISOString().slice(0, 10);
  return { since: firstDay(first), until: until > today ? today : until };
}

/** How many days the period has, its first and last among them. */
export function daysIn({ since, until }: Period): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${since}T00:00:00Z`)) / DAY_IN_MS + 1;
}

/** The first day of a month counted from the year 0. */
function firstDay(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

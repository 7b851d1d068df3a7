// Days, times and money as a person in Vietnam reads them, whatever the phone's own time zone.
import { type Language, language } from "./language.ts";

const MINUTE_IN_MS = 60_000;
const ROUNDING_IN_MINUTES = 5;

/** Building a DateTimeFormat takes milliseconds on a phone: one serves every row. */
const LOCAL_PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  hourCycle: "h23",
  weekday: "short",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY_NAMES: Record<Language, readonly string[]> = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const SHORT_DAY_NAMES: Record<Language, readonly string[]> = {
  vi: ["CN", "T.Hai", "T.Ba", "T.Tư", "T.Năm", "T.Sáu", "T.Bảy"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

interface LocalMoment {
  /** 2026-11-23 */
  readonly day: string;
  readonly weekday: number;
  readonly dayOfMonth: number;
  readonly month: number;
  readonly hour: number;
  readonly minute: number;
}

function local(moment: string | number): LocalMoment {
  const parts: Record<string, string> = {};
  for (const { type, value } of LOCAL_PARTS.formatToParts(new Date(moment))) parts[type] = value;
  return {
    day: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    weekday: WEEKDAYS.indexOf(parts["weekday"] ?? ""),
    dayOfMonth: Number(parts["day"]),
    month: Number(parts["month"]),
    hour: Number(parts["hour"]),
    minute: Number(parts["minute"]),
  };
}

/** A Date scalar stands for a whole day: noon there is the same day in every formatter. */
function ofDay(day: string): LocalMoment {
  return local(`${day}T12:00:00+07:00`);
}

/** 2026-11-23, of a moment. */
export function localDay(moment: string | number): string {
  return local(moment).day;
}

/** 9:45 */
export function clockTime(moment: string | number): string {
  const { hour, minute } = local(moment);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** When a call is to be expected; `to` is null when the spread is too wide to help. */
export interface CallWindow {
  readonly from: string;
  readonly to: string | null;
}

/** 9:45–10:00, or "sau 9:45" when only its beginning can be said. */
export function windowText(window: CallWindow): string {
  const from = clockTime(window.from);
  if (window.to === null) return language() === "en" ? `after ${from}` : `sau ${from}`;
  return `${from}–${clockTime(window.to)}`;
}

/** 23/11, in English 23 Nov. Takes a day. */
export function dayAndMonth(day: string): string {
  const { dayOfMonth, month } = ofDay(day);
  return language() === "en" ? `${dayOfMonth} ${MONTHS[month - 1]}` : `${dayOfMonth}/${month}`;
}

/** thứ Hai 23/11, in English Monday 23 Nov. Takes a day. */
export function dayText(day: string): string {
  return `${DAY_NAMES[language()][ofDay(day).weekday]} ${dayAndMonth(day)}`;
}

/** T.Hai, in English Mon. Takes a day. */
export function shortDayName(day: string): string {
  return SHORT_DAY_NAMES[language()][ofDay(day).weekday] ?? "";
}

/** Saturday or Sunday. Takes a day. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(ofDay(day).weekday);
}

/** 23. Takes a day. */
export function dayOfMonth(day: string): number {
  return ofDay(day).dayOfMonth;
}

/** 9:45, thứ Hai 23/11. Takes a moment. */
export function momentText(moment: string): string {
  return `${clockTime(moment)}, ${dayText(localDay(moment))}`;
}

/**
 * How long a window is away, rounded outwards to five minutes: [25, 40]. Both ends in minutes, never below 0; the
 * second is null when only the beginning can be said.
 */
export function minutesAway(window: CallWindow, asOf: string): readonly [number, number | null] {
  const away = (moment: string): number => Math.max(0, (Date.parse(moment) - Date.parse(asOf)) / MINUTE_IN_MS);
  const from = Math.floor(away(window.from) / ROUNDING_IN_MINUTES) * ROUNDING_IN_MINUTES;
  if (window.to === null) return [from, null];
  const to = Math.ceil(away(window.to) / ROUNDING_IN_MINUTES) * ROUNDING_IN_MINUTES;
  return [from, Math.max(to, from + ROUNDING_IN_MINUTES)];
}

const GROUPING: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat("vi-VN"),
  en: new Intl.NumberFormat("en-GB"),
};

/** 20.000 đồng, in English 20,000 đồng. Takes whole đồng. */
export function moneyText(dong: number): string {
  return `${GROUPING[language()].format(dong)} đồng`;
}

/** 30/06/2027: for a day that may lie years away. */
export const wholeDay = (day: string): string => day.split("-").reverse().join("/");

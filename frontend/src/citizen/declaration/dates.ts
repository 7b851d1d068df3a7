// Dates as the forms write them, typed in whatever way, and in words.

export interface Day {
  /** Null when only the year is known. */
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number;
}

const FIRST_YEAR = 1900;
const WHOLE = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$|^(\d{2})(\d{2})(\d{4})$/;

/** 5/3/1990, 5.3.1990, 05031990 or 1990; null for what is no day of any calendar. */
export function readDay(typed: string): Day | null {
  const text = typed.trim();
  if (/^\d{4}$/.test(text)) return Number(text) >= FIRST_YEAR ? { day: null, month: null, year: Number(text) } : null;
  const found = WHOLE.exec(text);
  if (!found) return null;
  const [day = 0, month = 0, year = 0] = found.slice(1).filter((part) => part !== undefined).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= FIRST_YEAR ? { day, month, year } : null;
}

const two = (count: number): string => String(count).padStart(2, "0");

/** 05/03/1990, or 1990. */
export function writeDay({ day, month, year }: Day): string {
  return day && month ? `${two(day)}/${two(month)}/${year}` : String(year);
}

/** To be compared with other ISO days; of a year alone its first. */
export function isoDay({ day, month, year }: Day): string {
  return `${year}-${two(month ?? 1)}-${two(day ?? 1)}`;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const digit = (count: number): string => DIGITS[count] ?? "";

/** 1 to 99. */
function small(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  if (tens === 0) return digit(ones);
  const begin = tens === 1 ? "mười" : `${digit(tens)} mươi`;
  if (ones === 0) return begin;
  const end = ones === 5 ? "lăm" : ones === 1 && tens > 1 ? "mốt" : digit(ones);
  return `${begin} ${end}`;
}

/** 1000 to 9999: hai nghìn không trăm linh năm. */
function yearInWords(year: number): string {
  const words = [`${digit(Math.floor(year / 1000))} nghìn`];
  const rest = year % 1000;
  if (rest === 0) return words[0] ?? "";
  words.push(`${digit(Math.floor(rest / 100))} trăm`);
  const last = rest % 100;
  if (last > 0) words.push(last < 10 ? `linh ${digit(last)}` : small(last));
  return words.join(" ");
}

/** Ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu; empty for what is no whole day. */
export function inWords(written: string): string {
  const read = readDay(written);
  if (!read?.day || !read.month) return "";
  const month = read.month === 4 ? "tư" : small(read.month);
  return `Ngày ${small(read.day)} tháng ${month} năm ${yearInWords(read.year)}`;
}

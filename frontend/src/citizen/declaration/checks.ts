// What was typed into a form, tidied, and what is not right with it. Nothing is guessed: it is said and left as it is.
import { isoDay, readDay, writeDay } from "./dates.ts";
import type { Part, Values } from "./form.ts";

export type Problem =
  | "missing" | "tooLong" | "name" | "date" | "wholeDate" | "future" | "clock" | "count" | "choice"
  | "number" | "numberLength" | "numberYear" | "numberGender";

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const CARD_DIGITS = 12;
const OLD_CARD_DIGITS = 9;
/** A run of so many digits in an identity paper is meant as its number; days and years are shorter. */
const NUMBER = /(?<!\d)\d(?:[ .]?\d){8,}(?!\d)/;

/** As it is kept and printed: no double spaces, dates in one way of writing. */
export function tidy(part: Part, typed: string): string {
  const text = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  if (part.kind === "number") return text.replace(/[ .-]/g, "");
  if (part.kind !== "date") return text;
  const day = readDay(text);
  return day ? writeDay(day) : text;
}

/** The first problem with one part, given all that is filled in; `today` is ISO. */
export function problemOf(part: Part, values: Values, today: string): Problem | null {
  const value = values[part.id] ?? "";
  if (!value) return part.required ? "missing" : null;
  if (part.longest && value.length > part.longest) return "tooLong";
  switch (part.kind) {
    case "name":
      return NAME.test(value) ? null : "name";
    case "date":
      return dateProblem(part, value, today);
    case "clock":
      return CLOCK.test(value) ? null : "clock";
    case "count":
      return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= (part.most ?? 1) ? null : "count";
    case "choice":
      return part.choices?.some((choice) => choice.value === value) ? null : "choice";
    case "number":
      return new RegExp(`^\\d{${CARD_DIGITS}}$`).test(value) ? fitProblem(part, value, values) : "number";
    case "identity":
      return identityProblem(part, value, values);
    default:
      return null;
  }
}

function dateProblem(part: Part, value: string, today: string): Problem | null {
  const day = readDay(value);
  if (!day) return "date";
  if (!day.day && !part.yearWillDo) return "wholeDate";
  // A declaration is signed at the visit, which is to come.
  return part.at !== "signing" && isoDay(day) > today ? "future" : null;
}

function identityProblem(part: Part, value: string, values: Values): Problem | null {
  const digits = NUMBER.exec(value)?.[0].replace(/\D/g, "");
  if (!digits || digits.length === OLD_CARD_DIGITS) return null; // a passport, an old card
  return digits.length === CARD_DIGITS ? fitProblem(part, digits, values) : "numberLength";
}

/** Three digits of a province, one of century and sex, two of the year: what they say must fit the rest. */
function fitProblem(part: Part, digits: string, values: Values): Problem | null {
  const century = Number(digits[3]);
  const born = readDay(values[part.born ?? ""] ?? "");
  if (born && born.year !== 1900 + 100 * Math.floor(century / 2) + Number(digits.slice(4, 6))) return "numberYear";
  const gender = part.sex ?? values[part.gender ?? ""];
  if (gender && (gender === "Nữ") !== (century % 2 === 1)) return "numberGender";
  return null;
}

/** Every problem among these parts, by part. */
export function problemsOf(parts: readonly Part[], values: Values, today: string): Readonly<Record<string, Problem>> {
  const found = parts.map((part) => [part.id, problemOf(part, values, today)] as const);
  return Object.fromEntries(found.filter((one): one is [string, Problem] => one[1] !== null));
}

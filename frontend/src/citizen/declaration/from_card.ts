// A chip card's QR text, filled into one step of a form. It goes nowhere else.
import { isoDay, readDay, writeDay } from "./dates.ts";
import type { CardFact, Part, Values } from "./form.ts";

const FIELDS = 7;
/** Cards of the Law on Identity have another name and issuer than the chip cards before. */
const NEW_CARDS_FROM = "2024-07-01";

export type Card = Readonly<Record<CardFact, string>>;

/** Null for a code that is no identity card's; "short" for one with too few fields, "wrong" for one that disagrees with itself. */
export function readCard(scanned: string): Card | "short" | "wrong" | null {
  const fields = scanned.split("|").map((field) => field.normalize("NFC").trim());
  const [number = "", , name = "", born = "", gender = "", address = "", issued = ""] = fields;
  if (!/^\d{12}$/.test(number) || fields.length < 2) return null;
  if (fields.length < FIELDS) return "short";
  const [birth, day] = [readDay(born), readDay(issued)];
  if (!birth || !name || (gender !== "Nam" && gender !== "Nữ")) return "wrong";
  const century = Number(number[3]);
  const year = 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6));
  if (year !== birth.year || (century % 2 === 1) !== (gender === "Nữ")) return "wrong";
  const isNew = day !== null && isoDay(day) >= NEW_CARDS_FROM;
  const issuer = isNew ? "Bộ Công an" : "Cục Cảnh sát QLHC về TTXH";
  return {
    name,
    birth: writeDay(birth),
    gender,
    address,
    number,
    identity: `${isNew ? "Thẻ căn cước" : "Căn cước công dân"} số ${number}${day ? ` do ${issuer} cấp ngày ${writeDay(day)}` : ""}`,
  };
}

/** What these parts become by the card; other parts stay. */
export function filledFrom(card: Card, parts: readonly Part[], values: Values): Values {
  const taken = parts.filter((part) => part.card).map((part) => [part.id, card[part.card as CardFact]] as const);
  return { ...values, ...Object.fromEntries(taken) };
}

/** What these parts become by what was said of somebody before. */
export function copied(parts: readonly Part[], values: Values): Values {
  const taken = parts.filter((part) => part.copyOf).map((part) => [part.id, values[part.copyOf ?? ""] ?? ""] as const);
  return { ...values, ...Object.fromEntries(taken) };
}

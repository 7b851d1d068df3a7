// What a clerk has ticked, counted and written at an intake, and what of it is sent.
import type { DocumentReceiptInput } from "../graphql/operations/types.ts";
import { type Details, isPaper, usualDetails } from "./intake_details.ts";
import type { RequiredDocument, Tick } from "./intake_documents.ts";
import { type Copy, copyOf } from "./intake_submitter.ts";

/** For one ticket; drafts kept by an earlier version have neither details nor an address. */
export interface Typed {
  readonly caseIndex: number;
  readonly ticks: Readonly<Record<string, Tick>>;
  readonly details?: Readonly<Record<string, Details>>;
  readonly note: string;
  readonly email?: string;
}

export const NOTHING_TYPED: Typed = { caseIndex: 0, ticks: {}, note: "" };

/** What is not ticked is missing: nothing is taken for granted but a valid copy of the office's own. */
export function tickOf(document: RequiredDocument, typed: Typed, copies: readonly Copy[]): Tick {
  const ticked = typed.ticks[document.name];
  const copy = copyOf(copies, document.name);
  if (ticked === "ON_FILE" && !copy) return "MISSING";
  return ticked ?? (copy ? "ON_FILE" : "MISSING");
}

export function detailsOf(document: RequiredDocument, typed: Typed, tick: Tick): Details {
  return typed.details?.[document.name] ?? usualDetails(document, tick);
}

/** Another form begins with its own counts. */
export function ticked(typed: Typed, document: RequiredDocument, tick: Tick): Partial<Typed> {
  const details = { ...typed.details };
  delete details[document.name];
  return { ticks: { ...typed.ticks, [document.name]: tick }, details };
}

export function allAsAsked(typed: Typed, documents: readonly RequiredDocument[], copies: readonly Copy[]): Partial<Typed> {
  const asked = documents
    .filter((document) => tickOf(document, typed, copies) !== "ON_FILE")
    .map((document): [string, Tick] => [document.name, document.originals || !document.copies ? "ORIGINAL" : "COPY"]);
  return { ticks: { ...typed.ticks, ...Object.fromEntries(asked) } };
}

export function allDigitised(typed: Typed, documents: readonly RequiredDocument[], copies: readonly Copy[]): Partial<Typed> {
  const digitised = documents.flatMap((document) => {
    const tick = tickOf(document, typed, copies);
    return isPaper(tick) ? [[document.name, { ...detailsOf(document, typed, tick), isDigitised: true }] as const] : [];
  });
  return { details: { ...typed.details, ...Object.fromEntries(digitised) } };
}

export function handedIn(typed: Typed, documents: readonly RequiredDocument[], copies: readonly Copy[]): DocumentReceiptInput[] {
  return documents.flatMap((document) => {
    const state = tickOf(document, typed, copies);
    if (state === "NOT_NEEDED") return [];
    if (!isPaper(state)) return [{ name: document.name, state }];
    const { originals, copies: copied, isDigitised, validUntil } = detailsOf(document, typed, state);
    const until = (isDigitised && validUntil) || null;
    return [{ name: document.name, state, originals, copies: copied, isDigitised, validUntil: until }];
  });
}

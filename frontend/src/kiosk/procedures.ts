// Every procedure that is handled here, however many, and how one is found among them without typing an accent.
import { run } from "../graphql/client.ts";
import { KioskProcedures } from "../graphql/operations/kiosk.ts";
import type { ResultOf } from "../graphql/result.ts";
import { language } from "../texts/language.ts";

export type Procedure = ResultOf<typeof KioskProcedures>["procedures"]["nodes"][number];

/** Of a group at first; with the way to all others they fill the screen. */
export const MOST_OFFERED = 11;
/** Far more than any ward has: an office whose list never ends must not keep the kiosk asking. */
const MOST_PAGES = 50;

/** All of the office: those most used first, then by name. Throws when any answer is missing. */
export async function loadProcedures(office: string, signal: AbortSignal): Promise<readonly Procedure[]> {
  const known = new Map<string, Procedure>();
  const page = async (mostUsed: boolean, after: string | null): Promise<string | null> => {
    const { procedures } = await run(KioskProcedures, { office, mostUsed, after }, { signal });
    for (const procedure of procedures.nodes) if (!known.has(procedure.code)) known.set(procedure.code, procedure);
    return procedures.pageInfo.hasNextPage ? procedures.pageInfo.endCursor : null;
  };
  await page(true, null);
  // By name, because uses are counted meanwhile: what moves up between two pages would be on neither.
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    after = await page(false, after);
    if (after === null) break;
  }
  return [...known.values()];
}

/** In the person's language; the Vietnamese name is the official one. */
export function titleOf(procedure: { readonly name: string; readonly nameEn: string | null }): string {
  return language() === "en" ? (procedure.nameEn ?? procedure.name) : procedure.name;
}

export function ofGroup(procedures: readonly Procedure[], group: string): readonly Procedure[] {
  return procedures.filter((procedure) => procedure.group?.id === group);
}

/** For whom none of the first of a group was right: its others, then those of the other groups. */
export function restFirst(procedures: readonly Procedure[], group = ""): readonly Procedure[] {
  const own = ofGroup(procedures, group);
  const others = procedures.filter((procedure) => procedure.group?.id !== group);
  return [...own.slice(MOST_OFFERED), ...others, ...own.slice(0, MOST_OFFERED)];
}

/** Without case and accents, đ as d: as the keys of the screen write it. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Read once: the screen is drawn each second and at each key. */
const readWords = new WeakMap<Procedure, readonly string[]>();

function wordsOf(procedure: Procedure): readonly string[] {
  const read = readWords.get(procedure);
  if (read) return read;
  const words = fold(`${procedure.name} ${procedure.nameEn ?? ""}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  readWords.set(procedure, words);
  return words;
}

export interface Search {
  /** Those that have every word typed: first whose name begins so, then who has them side by side. */
  readonly found: readonly Procedure[];
  /** The letters that lead on to some procedure. */
  readonly letters: ReadonlySet<string>;
}

/** Each word typed begins a word of the name, in Vietnamese or English. */
export function search(procedures: readonly Procedure[], typed: string): Search {
  const text = fold(typed).trimStart();
  const whole = text.split(" ").filter(Boolean);
  const last = text === "" || text.endsWith(" ") ? "" : whole.pop()!;
  const letters = new Set<string>();
  const beginning: Procedure[] = [];
  const together: Procedure[] = [];
  const apart: Procedure[] = [];
  for (const procedure of procedures) {
    const words = wordsOf(procedure);
    if (!whole.every((sought) => words.some((word) => word.startsWith(sought)))) continue;
    const begun = words.filter((word) => word.startsWith(last));
    if (begun.length === 0) continue;
    for (const word of begun) if (word.length > last.length) letters.add(word[last.length]!);
    const at = ` ${words.join(" ")}`.indexOf(` ${text.trimEnd()}`);
    (at === 0 ? beginning : at > 0 ? together : apart).push(procedure);
  }
  return { found: [...beginning, ...together, ...apart], letters };
}

// The last answer of each question, kept on the phone for when the network is gone. No personal details are kept.
import { type Doc, NoAnswerError, run } from "../graphql/client.ts";
import { siteNow } from "../site_clock.ts";

const PREFIX = "denluot.kept.";
const MOST_KEPT = 30;

export interface Answered<Result> {
  readonly data: Result;
  /** When a kept answer was true, in milliseconds since the epoch; null for one that is fresh. */
  readonly keptAt: number | null;
}

/** Ask; when no answer comes, give the kept one. Throws NoAnswerError only when there is none. */
export async function ask<Result, Variables extends object>(
  doc: Doc<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answered<Result>> {
  const key = `${PREFIX}${doc.id.slice(0, 12)}.${JSON.stringify(variables)}`;
  try {
    const data = await run(doc, variables, signal ? { signal } : {});
    keep(key, data);
    return { data, keptAt: null };
  } catch (failure) {
    const kept = failure instanceof NoAnswerError ? read<Result>(key) : null;
    if (!kept) throw failure;
    return kept;
  }
}

function keep(key: string, data: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify({ keptAt: siteNow(), data }));
    forgetOldest();
  } catch {
    // Storage is full or switched off: the page works without a kept answer.
  }
}

function read<Result>(key: string): Answered<Result> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Answered<Result> | null;
  } catch {
    return null;
  }
}

function forgetOldest(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (keys.length <= MOST_KEPT) return;
  const age = (key: string): number => read(key)?.keptAt ?? 0;
  keys.sort((one, other) => age(one) - age(other));
  for (const key of keys.slice(0, keys.length - MOST_KEPT)) localStorage.removeItem(key);
}

// Who is called where: the order of the board's rows and which calls are new.

export interface BoardCounter {
  readonly number: number;
  readonly isStaffed: boolean;
  readonly label: string | null;
  readonly state: "CLOSED" | "FREE" | "CALLED" | "SERVING";
  readonly since: string | null;
}

export interface Call {
  readonly label: string;
  readonly counter: number;
  readonly isCalled: boolean;
  readonly since: string;
}

/** Numbers at the counters, the newest first; a number waited for stands above those being served. */
export function callsOf(counters: readonly BoardCounter[]): readonly Call[] {
  return counters
    .filter((counter) => counter.label !== null && (counter.state === "CALLED" || counter.state === "SERVING"))
    .map((counter) => ({
      label: counter.label!,
      counter: counter.number,
      isCalled: counter.state === "CALLED",
      since: counter.since ?? "",
    }))
    .sort(
      (a, b) => Number(b.isCalled) - Number(a.isCalled) || b.since.localeCompare(a.since) || a.counter - b.counter,
    );
}

/**
 * Tells apart calls not announced yet: later ones of a number at a counter. What comes back because a clerk undid
 * something was heard before. The first snapshot announces nothing: those people have been called already.
 */
export class Announcements {
  readonly #heard = new Map<string, string>();
  #isFirst = true;

  fresh(calls: readonly Call[]): readonly Call[] {
    const later = calls.filter((call) => call.isCalled && call.since > (this.#heard.get(keyOf(call)) ?? ""));
    for (const call of later) this.#heard.set(keyOf(call), call.since);
    const wasFirst = this.#isFirst;
    this.#isFirst = false;
    // Oldest first, so that the hall hears them in the order they were called.
    return wasFirst ? [] : later.reverse();
  }
}

const keyOf = (call: Call): string => `${call.counter}/${call.label}`;

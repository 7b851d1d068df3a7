// What the kiosk offers, as last heard from the office; kept, so that a restart without network still offers it.
import { run } from "../graphql/client.ts";
import { KioskHall, KioskProcedures } from "../graphql/operations/kiosk.ts";
import type { ResultOf } from "../graphql/result.ts";

type HallAnswer = ResultOf<typeof KioskHall>;
export type Hall = NonNullable<HallAnswer["board"]>;
export type Group = Hall["groups"][number];
export type PriorityOffered = NonNullable<HallAnswer["office"]>["queuePolicy"]["priorityClasses"][number];
export type Procedure = ResultOf<typeof KioskProcedures>["procedures"]["nodes"][number];

interface Kept {
  readonly hall: Hall;
  readonly priorities: readonly PriorityOffered[];
  readonly procedures: readonly Procedure[];
  /** The office's clock minus this machine's, in milliseconds. */
  readonly clockAhead: number;
}

const KEY = "denluot.kiosk.catalogue.";
/** Slowly while nobody touches the screen: whoever begins has it ask at once. */
const WAIT_IN_SECONDS = 30;
const WAIT_WHILE_CLOSED_IN_SECONDS = 120;
const PROCEDURES_GOOD_FOR_MS = 10 * 60_000;
/** Numbers are given out a little before the doors open, as on the phone. */
const NUMBERS_BEFORE_OPENING_IN_MS = 30 * 60_000;

export class Catalogue {
  readonly #office: string;
  #kept: Kept | null;
  #proceduresAt = Number.NEGATIVE_INFINITY;
  /** Whether the last asking was answered. */
  isFresh = false;
  isUnknown = false;

  constructor(office: string) {
    this.#office = office;
    this.#kept = JSON.parse(localStorage.getItem(KEY + office) ?? "null");
  }

  get hall(): Hall | null {
    return this.#kept?.hall ?? null;
  }

  get priorities(): readonly PriorityOffered[] {
    return this.#kept?.priorities ?? [];
  }

  /** The office's time in epoch milliseconds, without network by this machine's clock and what it was off by. */
  now(): number {
    return Date.now() + (this.#kept?.clockAhead ?? 0);
  }

  /** Whether numbers are given out now; unheard, only the lease tells when the doors close. */
  givesNumbers(): boolean {
    const opening = this.hall?.opening;
    if (!opening || !this.isFresh || opening.isOpen) return true;
    return opening.opensAt !== null && Date.parse(opening.opensAt) - this.now() <= NUMBERS_BEFORE_OPENING_IN_MS;
  }

  /** Those of a group, the most used first. */
  proceduresOf(group: string): readonly Procedure[] {
    return (this.#kept?.procedures ?? []).filter((procedure) => procedure.group?.id === group);
  }

  /** Ask the office. Returns the seconds after which to ask again; throws when no answer comes. */
  async refresh(signal: AbortSignal): Promise<number> {
    try {
      const asksProcedures = performance.now() - this.#proceduresAt > PROCEDURES_GOOD_FOR_MS;
      const [{ board, office }, listed] = await Promise.all([
        run(KioskHall, { office: this.#office }, { signal }),
        asksProcedures ? run(KioskProcedures, { office: this.#office }, { signal }) : null,
      ]);
      this.isFresh = true;
      this.isUnknown = board === null;
      if (!board || !office) return WAIT_IN_SECONDS;
      if (listed) this.#proceduresAt = performance.now();
      this.#kept = {
        hall: board,
        priorities: office.queuePolicy.priorityClasses,
        procedures: listed?.procedures.nodes ?? this.#kept?.procedures ?? [],
        clockAhead: Date.parse(board.asOf) - Date.now(),
      };
      localStorage.setItem(KEY + this.#office, JSON.stringify(this.#kept));
      const wait = board.opening.isOpen ? WAIT_IN_SECONDS : WAIT_WHILE_CLOSED_IN_SECONDS;
      return Math.max(board.nextPollSeconds, wait);
    } catch (failure) {
      this.isFresh = false;
      throw failure;
    }
  }
}

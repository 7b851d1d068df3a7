// What the kiosk offers, as last heard from the office; kept, so that a restart without network still offers it.
import { run } from "../graphql/client.ts";
import { KioskHall } from "../graphql/operations/kiosk.ts";
import type { ResultOf } from "../graphql/result.ts";
import { loadProcedures, type Procedure } from "./procedures.ts";

type HallAnswer = ResultOf<typeof KioskHall>;
export type Hall = NonNullable<HallAnswer["board"]>;
export type Group = Hall["groups"][number];
export type PriorityOffered = NonNullable<HallAnswer["office"]>["queuePolicy"]["priorityClasses"][number];

interface Kept {
  readonly hall: Hall;
  readonly priorities: readonly PriorityOffered[];
  /** The office's clock minus this machine's, in milliseconds. */
  readonly clockAhead: number;
}

const KEY = "denluot.kiosk.hall.";
const PROCEDURES_KEY = "denluot.kiosk.procedures.";
/** Slowly while nobody touches the screen: whoever begins has it ask at once. */
const WAIT_IN_SECONDS = 30;
const WAIT_WHILE_CLOSED_IN_SECONDS = 120;
/** Some seven requests for a ward's six hundred, and hours go by before one of them changes. */
const PROCEDURES_GOOD_FOR_MS = 2 * 3_600_000;
/** Numbers are given out a little before the doors open, as on the phone. */
const NUMBERS_BEFORE_OPENING_IN_MS = 30 * 60_000;

export class Catalogue {
  readonly #office: string;
  #kept: Kept | null;
  /** The most used first. */
  #procedures: readonly Procedure[];
  #proceduresAt = Number.NEGATIVE_INFINITY;
  /** Whether the last asking was answered. */
  isFresh = false;
  isUnknown = false;

  constructor(office: string) {
    this.#office = office;
    this.#kept = JSON.parse(localStorage.getItem(KEY + office) ?? "null");
    this.#procedures = JSON.parse(localStorage.getItem(PROCEDURES_KEY + office) ?? "[]");
  }

  get hall(): Hall | null {
    return this.#kept?.hall ?? null;
  }

  /** Whether the list of procedures was ever heard; an office may have none. */
  get hasList(): boolean {
    return this.#procedures.length > 0 || this.#proceduresAt > 0;
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

  /** Those that a group of the hall handles, the most used first. */
  get procedures(): readonly Procedure[] {
    const groups = new Set(this.hall?.groups.map(({ id }) => id));
    return this.#procedures.filter(({ group }) => group && groups.has(group.id));
  }

  /** Ask how the hall stands. Returns the seconds after which to ask again; throws when no answer comes. */
  async refresh(signal: AbortSignal): Promise<number> {
    try {
      const { board, office } = await run(KioskHall, { office: this.#office }, { signal });
      this.isUnknown = board === null;
      this.isFresh = true;
      if (!board || !office) return WAIT_IN_SECONDS;
      this.#kept = {
        hall: board,
        priorities: office.queuePolicy.priorityClasses,
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

  /** Ask for the office's procedures where the list is old. Throws when it does not come whole; the old one stays. */
  async refreshProcedures(signal: AbortSignal): Promise<void> {
    if (this.isUnknown || performance.now() - this.#proceduresAt < PROCEDURES_GOOD_FOR_MS) return;
    this.#procedures = await loadProcedures(this.#office, signal);
    this.#proceduresAt = performance.now();
    localStorage.setItem(PROCEDURES_KEY + this.#office, JSON.stringify(this.#procedures));
  }
}

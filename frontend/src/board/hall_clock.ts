// The hall's clock: what the service says, carried on by this machine's steady timer, never by its wall clock.

/** A cached or confirmed answer may be this much behind; what is older still means that our timer ran fast. */
const CACHE_AGE_IN_MS = 75_000;

export class HallClock {
  #offset: number | null = null;

  /** A snapshot arrived. A cached one that is a little older than the last does not turn the clock back. */
  heard(asOf: string): void {
    const offset = Date.parse(asOf) - performance.now();
    const isOlder = this.#offset !== null && offset < this.#offset && offset > this.#offset - CACHE_AGE_IN_MS;
    if (!isOlder) this.#offset = offset;
  }

  /** The moment now in epoch milliseconds, or null before the first answer. */
  now(): number | null {
    return this.#offset === null ? null : this.#offset + performance.now();
  }
}

// Notices when what a page shows has grown old: asked for in vain, or answered from a cache that is cut off.

const MISSED_POLLS = 3;
/** An unchanged hall is confirmed without a new moment for as long as this. */
const CONFIRMED_FOR_IN_MS = 60_000;

export class Staleness {
  /** What is shown is older than three polls. */
  isOld = false;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** An answer came that was true at `asOf`; `now` is by the clock of the answers; the next is due in `pollSeconds`. */
  heard(asOf: string, now: number, pollSeconds: number): void {
    const patience = MISSED_POLLS * pollSeconds * 1000;
    this.#tell(now - Date.parse(asOf) > CONFIRMED_FOR_IN_MS + patience);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(true), patience);
  }

  /** Nobody asks any more, so nothing is missed. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(isOld: boolean): void {
    if (this.isOld === isOld) return;
    this.isOld = isOld;
    this.#changed();
  }
}

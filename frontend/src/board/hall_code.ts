// The hall code on the board: asked for each minute, shown only while it is good.
import { run } from "../graphql/client.ts";
import { HallBoardCode } from "../graphql/operations/board.ts";

export interface HallCode {
  readonly code: string;
  readonly url: string;
  readonly qrSvg: string;
  readonly expiresAt: string;
}

const REFRESH_IN_MS = 60_000;
const RETRY_IN_MS = 5_000;

/** Keeps one hall's code fresh. `code` is null while there is none; `keyIsWrong` when the screen must be paired anew. */
export class HallCodeKeeper {
  code: HallCode | null = null;
  keyIsWrong = false;
  readonly #office: string;
  readonly #displayKey: string;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(office: string, displayKey: string, changed: () => void) {
    this.#office = office;
    this.#displayKey = displayKey;
    this.#changed = changed;
  }

  /** Asks now and from then on each minute, until `stop`. */
  async start(): Promise<void> {
    let wait = REFRESH_IN_MS;
    try {
      const { hallCode } = await run(HallBoardCode, { office: this.#office, displayKey: this.#displayKey });
      this.code = hallCode;
      this.keyIsWrong = hallCode === null;
    } catch {
      wait = RETRY_IN_MS; // The old code stays on the wall: it is good for two minutes more.
    }
    this.#changed();
    this.#timer = setTimeout(() => void this.start(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The code to show at this moment (epoch milliseconds); an expired one helps nobody. */
  showing(now: number | null): HallCode | null {
    return this.code && now !== null && now < Date.parse(this.code.expiresAt) ? this.code : null;
  }
}

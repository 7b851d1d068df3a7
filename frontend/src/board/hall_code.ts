// The hall code on the board: asked for each minute, shown only while it is good.
import { type Poll, poll, run } from "../graphql/client.ts";
import { HallBoardCode } from "../graphql/operations/board.ts";

export interface HallCode {
  readonly code: string;
  readonly url: string;
  readonly qrSvg: string;
  readonly expiresAt: string;
}

const REFRESH_IN_SECONDS = 60;
const RETRY_IN_SECONDS = 5;

/** Keeps one hall's code fresh. `code` is null while there is none; `keyIsWrong` when the screen must be paired anew. */
export class HallCodeKeeper {
  code: HallCode | null = null;
  keyIsWrong = false;
  readonly #office: string;
  readonly #displayKey: string;
  readonly #changed: () => void;
  #poll: Poll | null = null;

  constructor(office: string, displayKey: string, changed: () => void) {
    this.#office = office;
    this.#displayKey = displayKey;
    this.#changed = changed;
  }

  /** Asks now and from then on each minute while the screen is seen, until `stop`. */
  start(): void {
    // After a failure the old code stays on the wall: it is good for two minutes more.
    this.#poll ??= poll((signal) => this.#ask(signal), RETRY_IN_SECONDS);
  }

  async #ask(signal: AbortSignal): Promise<number> {
    const { hallCode } = await run(HallBoardCode, { office: this.#office, displayKey: this.#displayKey }, { signal });
    this.code = hallCode;
    this.keyIsWrong = hallCode === null;
    this.#changed();
    return REFRESH_IN_SECONDS;
  }

  stop(): void {
    this.#poll?.stop();
  }

  /** The code to show at this moment (epoch milliseconds); an expired one helps nobody. */
  showing(now: number | null): HallCode | null {
    return this.code && now !== null && now < Date.parse(this.code.expiresAt) ? this.code : null;
  }
}

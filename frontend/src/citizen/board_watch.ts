// Watches an office's public board while a page is open: one answer serves everybody who asks.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { NoAnswerError, type Poll, poll } from "../graphql/client.ts";
import { OfficeBoard } from "../graphql/operations/snapshot.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment, siteNow } from "../site_clock.ts";
import { Staleness } from "../staleness.ts";
import { ask } from "./kept_answers.ts";

export type Board = NonNullable<ResultOf<typeof OfficeBoard>["board"]>;
export type BoardGroup = Board["groups"][number];

/** Who reads about an office waits for nothing yet. */
const READERS_PAUSE_IN_SECONDS = 20;
const UNKNOWN_OFFICE_POLL_IN_SECONDS = 60;

interface Watched {
  /** Empty while the page does not know its office yet. */
  readonly office: () => string;
  readonly changed: (board: Board) => void;
  /** When this page needs the next board. */
  readonly pauseSeconds?: (board: Board) => number;
}

export class BoardWatch implements ReactiveController {
  /** The network is gone: what is shown is the last known state. */
  isWithoutNetwork = false;
  /** No answer came yet, and none is kept. */
  isWithoutAnswer = false;
  readonly #host: ReactiveControllerHost;
  readonly #watched: Watched;
  readonly #staleness: Staleness;
  #poll: Poll | null = null;

  constructor(host: ReactiveControllerHost, watched: Watched) {
    this.#host = host;
    this.#watched = watched;
    this.#staleness = new Staleness(() => host.requestUpdate());
    host.addController(this);
  }

  /** What is shown is older than it should be, whatever the reason. */
  get isOld(): boolean {
    return this.#staleness.isOld;
  }

  hostConnected(): void {
    if (this.#watched.office()) this.start();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Watch from now on; does nothing when it already does. */
  start(): void {
    this.#poll ??= poll((signal) => this.#look(signal));
  }

  stop(): void {
    this.#staleness.stop();
    this.#poll?.stop();
    this.#poll = null;
  }

  async #look(signal: AbortSignal): Promise<number> {
    const { data, keptAt } = await ask(OfficeBoard, { office: this.#watched.office() }, signal).catch(
      (failure: unknown) => {
        if (!signal.aborted) this.#tell(true, true);
        throw failure;
      },
    );
    this.#tell(keptAt !== null, false);
    const { board } = data;
    if (!board) return UNKNOWN_OFFICE_POLL_IN_SECONDS;
    if (keptAt === null) noteMoment(board.asOf);
    this.#watched.changed(board);
    if (keptAt !== null) throw new NoAnswerError("kept"); // shown, but the next question may wait longer
    const seconds = this.#watched.pauseSeconds?.(board) ?? Math.max(READERS_PAUSE_IN_SECONDS, board.nextPollSeconds);
    this.#staleness.heard(board.asOf, siteNow(), seconds);
    return seconds;
  }

  #tell(isWithoutNetwork: boolean, isWithoutAnswer: boolean): void {
    if (this.isWithoutNetwork === isWithoutNetwork && this.isWithoutAnswer === isWithoutAnswer) return;
    this.isWithoutNetwork = isWithoutNetwork;
    this.isWithoutAnswer = isWithoutAnswer;
    this.#host.requestUpdate();
  }
}

// Watches an office's public board while a page is open: one answer serves everybody who asks.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Poll, poll } from "../graphql/client.ts";
import { OfficeBoard } from "../graphql/operations/citizen.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment } from "../site_clock.ts";
import { ask } from "./kept_answers.ts";

export type Board = NonNullable<ResultOf<typeof OfficeBoard>["board"]>;
export type BoardGroup = Board["groups"][number];

const SHORTEST_POLL_IN_SECONDS = 2;
const UNKNOWN_OFFICE_POLL_IN_SECONDS = 60;

interface Watched {
  /** Empty while the page does not know its office yet. */
  readonly office: () => string;
  readonly changed: (board: Board) => void;
}

export class BoardWatch implements ReactiveController {
  /** The network is gone: what is shown is the last known state. */
  isWithoutNetwork = false;
  /** No answer came yet, and none is kept. */
  isWithoutAnswer = false;
  readonly #host: ReactiveControllerHost;
  readonly #watched: Watched;
  #poll: Poll | null = null;

  constructor(host: ReactiveControllerHost, watched: Watched) {
    this.#host = host;
    this.#watched = watched;
    host.addController(this);
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
    this.#poll?.stop();
    this.#poll = null;
  }

  async #look(signal: AbortSignal): Promise<number> {
    try {
      const { data, keptAt } = await ask(OfficeBoard, { office: this.#watched.office() }, signal);
      this.#tell(keptAt !== null, false);
      if (!data.board) return UNKNOWN_OFFICE_POLL_IN_SECONDS;
      if (keptAt === null) noteMoment(data.board.asOf);
      this.#watched.changed(data.board);
      return Math.max(SHORTEST_POLL_IN_SECONDS, data.board.nextPollSeconds);
    } catch (failure) {
      if (!signal.aborted) this.#tell(true, true);
      throw failure;
    }
  }

  #tell(isWithoutNetwork: boolean, isWithoutAnswer: boolean): void {
    if (this.isWithoutNetwork === isWithoutNetwork && this.isWithoutAnswer === isWithoutAnswer) return;
    this.isWithoutNetwork = isWithoutNetwork;
    this.isWithoutAnswer = isWithoutAnswer;
    this.#host.requestUpdate();
  }
}

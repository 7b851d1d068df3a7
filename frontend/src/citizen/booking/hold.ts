// The chosen time is held while name and phone are typed; whoever leaves gives it back.
import { run, runSafely } from "../../graphql/client.ts";
import { newKey } from "../../graphql/intention.ts";
import { HoldSlot, ReleaseHold } from "../../graphql/operations/citizen.ts";

interface Wanted {
  readonly office: string;
  readonly procedure: string;
  readonly slot: string;
  readonly places: number;
}

/** A refusal of which the booking itself need not fail: others hold as many places as may be held. */
const STILL_BOOKABLE = "SlotCannotBeHeld";

export class Hold {
  /** Sent with the booking; null while nothing was held. */
  id: string | null = null;
  /** When the places are free again. */
  until = "";
  isLapsed = false;
  /** Why nothing is held, for the person. */
  message = "";
  /** The time cannot be had at all. */
  isTimeGone = false;
  readonly #changed: () => void;
  #key = "";
  #timer = 0;

  /** `changed` is told when the hold lapses. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Hold these places. Without an answer nothing is held, and the booking can still be sent. */
  async take(wanted: Wanted): Promise<void> {
    this.#key = newKey();
    const key = this.#key;
    this.message = "";
    this.isTimeGone = false;
    try {
      const { holdSlot: outcome } = await runSafely(HoldSlot, { input: { ...wanted, idempotencyKey: key } });
      if (outcome.__typename === "SlotHeld") {
        // She left while it was under way.
        if (key !== this.#key) return sendBack(outcome.hold);
        this.#has(outcome);
      } else {
        this.id = null;
        this.message = outcome.message;
        this.isTimeGone = outcome.__typename !== STILL_BOOKABLE;
      }
    } catch {
      this.id = null;
    }
  }

  #has({ hold, until, asOf }: { readonly hold: string; readonly until: string; readonly asOf: string }): void {
    this.id = hold;
    this.until = until;
    this.isLapsed = false;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(
      () => {
        this.isLapsed = true;
        this.#changed();
      },
      Date.parse(until) - Date.parse(asOf),
    );
  }

  /** It became a booking: there is nothing to give back. */
  keep(): void {
    this.#key = "";
    this.id = null;
    clearTimeout(this.#timer);
  }

  /** Give it back now rather than in some minutes. */
  release(): void {
    const { id } = this;
    this.keep();
    if (id) sendBack(id);
  }
}

/** As far as the network allows: what is not given back lapses by itself. */
function sendBack(hold: string): void {
  void run(ReleaseHold, { input: { hold, idempotencyKey: newKey() } }, { outlivesPage: true }).catch(() => undefined);
}

// Rings and shakes the phone when its ticket is called, until the person says they are coming.
import { ringChime } from "../../elements/chime.ts";

const AGAIN_AFTER_IN_MS = 7000;
const MOST_RINGS = 8;
const SHAKE_IN_MS = [350, 150, 350];

export class Alarm {
  #call = "";
  #timer = 0;
  #rings = 0;

  /** Ring for the call of that moment; a later one rings again, an earlier one was undone back to. True when new. */
  ringFor(call: string): boolean {
    if (call <= this.#call) return false;
    this.stop();
    this.#call = call;
    this.#ring();
    return true;
  }

  /** Silent for this call. */
  quiet(): void {
    clearTimeout(this.#timer);
    shake(0);
  }

  stop(): void {
    this.quiet();
    this.#call = "";
    this.#rings = 0;
  }

  #ring(): void {
    void ringChime();
    shake(SHAKE_IN_MS);
    this.#rings += 1;
    if (this.#rings < MOST_RINGS) this.#timer = window.setTimeout(() => this.#ring(), AGAIN_AFTER_IN_MS);
  }
}

/** Phones without a motor, and pages not touched yet, stay still. */
function shake(pattern: number | number[]): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
}

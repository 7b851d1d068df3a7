// The idempotency key of what a person means to do: the same for each retry, a new one for each new intention.

/** One thing a person may do on a page, e.g. book. Changed input is a new intention. */
export class Intention {
  #key: string | null = null;
  #of = "";

  /** The key for doing it with this input. */
  key(input: object): string {
    const of = JSON.stringify(input);
    if (this.#key === null || of !== this.#of) {
      this.#key = newKey();
      this.#of = of;
    }
    return this.#key;
  }

  /** An answer came, yes or no: the next try is a new intention. */
  settle(): void {
    this.#key = null;
  }
}

/** 36 characters. randomUUID exists only on https and localhost; a ward's test machine may be neither. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

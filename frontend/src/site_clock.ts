// The office's time, taken from its answers: a phone's own clock may be wrong, a demonstration's is another day.
/** An unchanged answer is confirmed with the moment it had; what is older still means that our timer ran fast. */
const CONFIRMED_FOR_IN_MS = 75_000;

let knownAt = 0;
let known: number | null = null;

/** An answer said what time it was, or had been a little before. */
export function noteMoment(moment: string): void {
  const parsed = Date.parse(moment);
  if (Number.isNaN(parsed)) return;
  const behind = known === null ? -1 : siteNow() - parsed;
  if (behind > 0 && behind < CONFIRMED_FOR_IN_MS) return;
  known = parsed;
  knownAt = performance.now();
}

/** Milliseconds since the epoch, by the office; by the phone until the office has answered. */
export function siteNow(): number {
  return known === null ? Date.now() : known + (performance.now() - knownAt);
}

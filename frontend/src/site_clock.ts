// The office's time, taken from its answers: a phone's own clock may be wrong, a demonstration's is another day.
let knownAt = 0;
let known: number | null = null;

/** An answer said what time it was. */
export function noteMoment(moment: string): void {
  const parsed = Date.parse(moment);
  if (Number.isNaN(parsed)) return;
  known = parsed;
  knownAt = performance.now();
}

/** Milliseconds since the epoch, by the office; by the phone until the office has answered. */
export function siteNow(): number {
  return known === null ? Date.now() : known + (performance.now() - knownAt);
}

// Where the scale of a chart ends.

/** A round number at or above the largest, whose half is whole; 4 at least. */
export function topOfScale(largest: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(largest, 1))));
  return Math.max(4, [1, 2, 4, 6, 8, 10].map((times) => times * step).find((top) => top >= largest) ?? largest);
}

// What of the public board tells a console that its own desk has changed.
import type { ResultOf } from "../graphql/result.ts";
import type { OfficeBoard } from "../graphql/operations/snapshot.ts";

export type Board = NonNullable<ResultOf<typeof OfficeBoard>["board"]>;

/** Who waits, in which order, for the groups the counter serves; and whether and with whom it is open. */
export function deskSigns(board: Board, counter: number): string {
  const own = board.counters.find((one) => one.number === counter);
  const lines = board.groups
    .filter((group) => group.counters.includes(counter))
    .map((group) => group.line.map((place) => `${place.label}${place.isPriority ? "*" : ""}`));
  return JSON.stringify([own?.isStaffed, own?.label, lines]);
}

// Where a ticket stands on the public board.
import type { TicketText } from "../../graphql/operations/types.ts";
import type { Board, BoardGroup } from "../board_watch.ts";

const SERVED_LOOKS_AFTER_SECONDS = 8;
const ORDER: Readonly<Record<TicketText["state"], number>> = {
  BOOKED: 0,
  WAITING: 1,
  CALLED: 2,
  SERVING: 3,
  DONE: 4,
  NO_SHOW: 4,
  CANCELLED: 4,
};

/**
 * The ticket as the board shows it; null when only the ticket itself can tell: the board does not show it, or shows
 * it further back. Then either the board is older than the ticket, or a clerk has undone a call or brought back who
 * missed it.
 */
export function ticketOnBoard(ticket: TicketText, board: Board): TicketText | null {
  const counter = board.counters.find((one) => one.label !== null && one.label === ticket.label);
  if (counter && (counter.state === "CALLED" || counter.state === "SERVING")) {
    return forward(ticket, { ...ticket, state: counter.state, counter: counter.number });
  }
  const place = groupOf(ticket, board)?.line.find((one) => one.label === ticket.label);
  if (!place) return ticket.state === "NO_SHOW" && !counter ? ticket : null;
  const { peopleAhead, window, mayNotBeReached } = place;
  return forward(ticket, { ...ticket, state: "WAITING", peopleAhead, window, mayNotBeReached });
}

/** When to look at the board again: a person in line as the API says of her place, who is served more seldom. */
export function lookAgainAfter(ticket: TicketText, board: Board): number {
  if (ticket.state === "SERVING") return Math.max(SERVED_LOOKS_AFTER_SECONDS, board.nextPollSeconds);
  const place = groupOf(ticket, board)?.line.find((one) => one.label === ticket.label);
  return place?.nextPollSeconds ?? board.nextPollSeconds;
}

/** Who stands before whom: another text when the reasons of a place may be others. */
export function orderOf(board: Board): string {
  return board.groups.map((group) => group.line.map((place) => place.label).join()).join(";");
}

export function groupOf(ticket: TicketText, board: Board): BoardGroup | undefined {
  return board.groups.find((group) => group.id === ticket.group.id);
}

function forward(known: TicketText, seen: TicketText): TicketText | null {
  return ORDER[seen.state] >= ORDER[known.state] ? seen : null;
}

// Where a ticket stands on the public board.
import type { TicketText } from "../../graphql/operations/types.ts";
import type { Board, BoardGroup } from "../board_watch.ts";

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
  const { peopleAhead, window, whyThisPlace } = place;
  return forward(ticket, { ...ticket, state: "WAITING", peopleAhead, window, whyThisPlace });
}

export function groupOf(ticket: TicketText, board: Board): BoardGroup | undefined {
  return board.groups.find((group) => group.id === ticket.group.id);
}

function forward(known: TicketText, seen: TicketText): TicketText | null {
  return ORDER[seen.state] >= ORDER[known.state] ? seen : null;
}

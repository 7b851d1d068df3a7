// A ticket read from the public board moves forward only: going back is for the ticket itself to tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TicketText } from "../src/graphql/operations/types.ts";
import { lookAgainAfter, ticketOnBoard } from "../src/citizen/ticket/on_board.ts";

type Board = Parameters<typeof ticketOnBoard>[1];

const WINDOW = { from: "2026-11-23T02:45:00Z", to: "2026-11-23T03:00:00Z" };

function ticket(state: TicketText["state"]): TicketText {
  return { state, label: "C 012", group: { id: "residence" }, peopleAhead: 5, window: null, mayNotBeReached: false, counter: null } as unknown as TicketText;
}

function board(shown: { ahead?: number; counter?: "CALLED" | "SERVING" | "FREE" }): Board {
  const line = shown.ahead === undefined ? [] : [{ label: "C 012", peopleAhead: shown.ahead, window: WINDOW, mayNotBeReached: true }];
  const counters = shown.counter ? [{ number: 6, label: "C 012", state: shown.counter }] : [];
  return { groups: [{ id: "residence", line }], counters } as unknown as Board;
}

test("a waiting ticket takes its place and window from the board", () => {
  const seen = ticketOnBoard(ticket("WAITING"), board({ ahead: 3 }));
  assert.equal(seen?.peopleAhead, 3);
  assert.deepEqual(seen?.window, WINDOW);
  assert.equal(seen?.mayNotBeReached, true);
});

test("a ticket at a counter is called, and the counter is known", () => {
  const seen = ticketOnBoard(ticket("WAITING"), board({ counter: "CALLED" }));
  assert.equal(seen?.state, "CALLED");
  assert.equal(seen?.counter, 6);
});

test("a called ticket the board shows waiting must be asked about itself: the board is old or the call undone", () => {
  assert.equal(ticketOnBoard(ticket("CALLED"), board({ ahead: 0 })), null);
});

test("a ticket being served that the board shows called must be asked about itself", () => {
  assert.equal(ticketOnBoard(ticket("SERVING"), board({ counter: "CALLED" })), null);
});

test("a missed ticket stays missed until the board shows it again: then it must be asked about itself", () => {
  const missed = ticket("NO_SHOW");
  assert.equal(ticketOnBoard(missed, board({})), missed);
  assert.equal(ticketOnBoard(missed, board({ counter: "FREE" })), null);
  assert.equal(ticketOnBoard(missed, board({ ahead: 2 })), null);
  assert.equal(ticketOnBoard(missed, board({ counter: "CALLED" })), null);
});

test("a ticket the board no longer shows must be asked about itself", () => {
  assert.equal(ticketOnBoard(ticket("SERVING"), board({})), null);
  assert.equal(ticketOnBoard(ticket("WAITING"), board({ counter: "FREE" })), null);
});

const PLACES = { groups: [{ id: "residence", line: [{ label: "C 012", nextPollSeconds: 90 }] }], counters: [], nextPollSeconds: 5 };

test("a waiting person looks again as the board says of her place", () => {
  assert.equal(lookAgainAfter(ticket("WAITING"), PLACES as unknown as Board), 90);
});

test("who is called, or not on the board, looks as often as the hall's own screen", () => {
  assert.equal(lookAgainAfter({ ...ticket("CALLED"), label: "C 013" }, PLACES as unknown as Board), 5);
});

test("who is being served looks less often, and not more often than the hall needs", () => {
  const served = { ...ticket("SERVING"), label: "C 013" };
  assert.equal(lookAgainAfter(served, PLACES as unknown as Board), 8);
  assert.equal(lookAgainAfter(served, { ...PLACES, nextPollSeconds: 30 } as unknown as Board), 30);
});

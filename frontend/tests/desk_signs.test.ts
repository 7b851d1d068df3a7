// A console asks for its own desk only when the public board shows that something of it changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Board, deskSigns } from "../src/staff/desk_signs.ts";

const place = (label: string, isPriority = false) => ({ label, isPriority });

function board(more: { own?: readonly object[]; others?: readonly object[]; label?: string | null; asOf?: string } = {}): Board {
  return {
    asOf: more.asOf ?? "2026-11-23T01:30:00Z",
    counters: [
      { number: 6, isStaffed: true, label: more.label ?? null },
      { number: 5, isStaffed: true, label: null },
    ],
    groups: [
      { id: "residence", counters: [6], line: more.own ?? [place("C 001"), place("C 002")] },
      { id: "land", counters: [1, 2], line: more.others ?? [] },
    ],
  } as unknown as Board;
}

const unchanged = deskSigns(board(), 6);

test("time alone, and what other groups do, is no sign", () => {
  assert.equal(deskSigns(board({ asOf: "2026-11-23T01:31:00Z" }), 6), unchanged);
  assert.equal(deskSigns(board({ others: [place("A 001")] }), 6), unchanged);
});

const SIGNS: readonly [string, Board][] = [
  ["somebody came", board({ own: [place("C 001"), place("C 002"), place("C 003")] })],
  ["somebody was called or left", board({ own: [place("C 002")] })],
  ["a turn was given", board({ own: [place("C 002"), place("C 001")] })],
  ["a class was marked", board({ own: [place("C 001"), place("C 002", true)] })],
  ["another number stands at the counter", board({ label: "C 009" })],
];
for (const [what, shown] of SIGNS) {
  test(`the desk is asked for when ${what}`, () => assert.notEqual(deskSigns(shown, 6), unchanged));
}

// What the clerk's buttons are while somebody is called: three calls, then the no-show.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeskFields } from "../src/graphql/operations/types.ts";
import { noteMoment } from "../src/site_clock.ts";
import { type DeskSteps, stepsOf } from "../src/staff/steps.ts";

const NOW = Date.parse("2026-11-23T02:32:00Z");
const after = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();

const NAMES = ["callNext", "start", "recall", "noShow", "finish", "finishAndCall", "transfer", "addService", "reopen"] as const;
const acts = Object.fromEntries(NAMES.map((name) => [name, async () => undefined])) as unknown as DeskSteps;

function shown(current: object | null, { isMine = true } = {}): string[][] {
  noteMoment(after(0));
  const desk = { current, line: [{ label: "C 013" }] } as unknown as DeskFields;
  return stepsOf(desk, isMine, acts).map(({ key, act }) => [key, NAMES.find((name) => acts[name] === act) ?? ""]);
}

function called(
  calls: number,
  nextCallIn: number | null,
  absentIn: number | null,
  { needed = 3, noShowIn = null as number | null } = {},
): object {
  return {
    state: "CALLED",
    calls,
    mostCalls: 3,
    nextCallAt: nextCallIn === null ? null : after(nextCallIn),
    callsBeforeMissed: needed,
    noShowFrom: noShowIn === null ? null : after(noShowIn),
    absentFrom: absentIn === null ? null : after(absentIn),
  };
}

test("while called, Enter starts, R calls again and V marks who did not come", () => {
  assert.deepEqual(shown(called(1, 60, null)), [["Enter", "start"], ["R", "recall"], ["V", "noShow"], ["C", "transfer"]]);
});

test("the next call is counted, and says when it is possible", () => {
  noteMoment(after(0));
  const text = (current: object): string =>
    stepsOf({ current, line: [] } as unknown as DeskFields, true, acts)[1]?.text ?? "";
  assert.match(text(called(1, 45, null)), /^Gọi lần 2\/3 sau 4[45] giây$/);
  assert.equal(text(called(2, -1, null)), "Gọi lần 3/3");
});

test("after the third call there is no fourth, and a minute later Enter marks the no-show", () => {
  assert.deepEqual(shown(called(3, null, 30)), [["Enter", "start"], ["V", "noShow"], ["C", "transfer"]]);
  assert.deepEqual(shown(called(3, null, -1)), [["Enter", "noShow"], ["B", "start"], ["C", "transfer"]]);
});

test("V says from when, or after which call, a no-show can be marked", () => {
  noteMoment(after(0));
  const text = (current: object): string =>
    stepsOf({ current, line: [] } as unknown as DeskFields, true, acts)[2]?.text ?? "";
  assert.match(text(called(1, 45, null, { noShowIn: 105 })), /^Ghi vắng sau 10[45] giây$/);
  assert.equal(text(called(1, -200, null, { noShowIn: -140 })), "Ghi vắng sau lần gọi 3");
  assert.equal(text(called(1, 45, 60, { needed: 1 })), "Vắng");
});

test("where one call is enough, Enter marks the no-show a minute later and R still calls again", () => {
  const current = called(1, -1, -1, { needed: 1 });
  assert.deepEqual(shown(current), [["Enter", "noShow"], ["B", "start"], ["R", "recall"], ["C", "transfer"]]);
});

test("nobody called, being served, and somebody else's counter", () => {
  assert.deepEqual(shown(null), [["Enter", "callNext"]]);
  assert.deepEqual(shown({ state: "SERVING" }), [
    ["Enter", "finishAndCall"],
    ["X", "finish"],
    ["C", "transfer"],
    ["T", "addService"],
  ]);
  assert.deepEqual(shown(null, { isMine: false }), [["Enter", "reopen"]]);
});

// In which order the board shows the calls, and which of them the hall has not heard yet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcements, type BoardCounter, callsOf } from "../src/board/calls.ts";
import { spelled } from "../src/board/voice.ts";

const counter = (number: number, label: string | null, state: BoardCounter["state"], minute = 0): BoardCounter => ({
  number,
  isStaffed: state !== "CLOSED",
  label,
  state,
  since: label === null ? null : `2026-11-23T02:${String(minute).padStart(2, "0")}:00+00:00`,
});

const labels = (counters: readonly BoardCounter[]): readonly string[] =>
  callsOf(counters).map(({ label }) => label);

test("a number waited for stands above those being served, the newest of each first", () => {
  const shown = labels([
    counter(1, "A 030", "SERVING", 10),
    counter(2, "A 031", "SERVING", 29),
    counter(3, "B 044", "CALLED", 20),
    counter(6, "C 012", "CALLED", 25),
  ]);
  assert.deepEqual(shown, ["C 012", "B 044", "A 031", "A 030"]);
});

test("a closed or free counter shows no number", () => {
  assert.deepEqual(labels([counter(1, null, "CLOSED"), counter(2, null, "FREE")]), []);
});

test("the first snapshot announces nothing: those people have been called already", () => {
  const announcements = new Announcements();
  assert.deepEqual(announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 1)])), []);
});

test("each later call is announced once, in the order of the calls", () => {
  const announcements = new Announcements();
  announcements.fresh([]);
  const calls = callsOf([counter(6, "C 012", "CALLED", 2), counter(3, "B 044", "CALLED", 1)]);
  assert.deepEqual(
    announcements.fresh(calls).map(({ label }) => label),
    ["B 044", "C 012"],
  );
  assert.deepEqual(announcements.fresh(calls), []);
});

test("a recall is announced again", () => {
  const announcements = new Announcements();
  announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 1)]));
  assert.equal(announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 3)])).length, 1);
});

test("an undone recall is not announced, and the one made instead is", () => {
  const announcements = new Announcements();
  const called = (minute: number) => callsOf([counter(6, "C 012", "CALLED", minute)]);
  announcements.fresh(called(1));
  assert.equal(announcements.fresh(called(3)).length, 1);
  assert.deepEqual(announcements.fresh(called(1)), []);
  assert.equal(announcements.fresh(called(4)).length, 1);
});

test("who is back at the counter because her no-show was undone is not announced again", () => {
  const announcements = new Announcements();
  announcements.fresh([]);
  assert.equal(announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 1)])).length, 1);
  announcements.fresh([]);
  assert.deepEqual(announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 1)])), []);
});

test("a service that begins is not announced", () => {
  const announcements = new Announcements();
  announcements.fresh(callsOf([counter(6, "C 012", "CALLED", 1)]));
  assert.deepEqual(announcements.fresh(callsOf([counter(6, "C 012", "SERVING", 2)])), []);
});

test("a label is spoken letter by letter and digit by digit", () => {
  assert.equal(spelled("C 012"), "C, 0, 1, 2");
});

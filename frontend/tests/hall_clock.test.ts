// The clock on the wall follows the service, never the television.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { HallClock } from "../src/board/hall_clock.ts";

const NOON = Date.parse("2026-11-23T05:00:00Z");
const at = (moment: number): string => new Date(moment).toISOString();

let elapsed = 0;
beforeEach(() => {
  elapsed = 0;
  mock.method(performance, "now", () => elapsed);
});
afterEach(() => mock.restoreAll());

test("before the first answer there is no time to show", () => {
  assert.equal(new HallClock().now(), null);
});

test("between answers the clock goes on", () => {
  const clock = new HallClock();
  clock.heard(at(NOON));
  elapsed = 7_000;
  assert.equal(clock.now(), NOON + 7_000);
});

test("a cached answer that is a little old does not turn the clock back", () => {
  const clock = new HallClock();
  clock.heard(at(NOON));
  elapsed = 4_000;
  clock.heard(at(NOON));
  assert.equal(clock.now(), NOON + 4_000);
});

test("an unchanged hall is confirmed with its old moment, which does not turn the clock back", () => {
  const clock = new HallClock();
  clock.heard(at(NOON));
  elapsed = 59_000;
  clock.heard(at(NOON));
  assert.equal(clock.now(), NOON + 59_000);
});

test("a clock that ran far ahead is set right", () => {
  const clock = new HallClock();
  clock.heard(at(NOON));
  elapsed = 200_000;
  clock.heard(at(NOON + 60_000));
  assert.equal(clock.now(), NOON + 60_000);
});

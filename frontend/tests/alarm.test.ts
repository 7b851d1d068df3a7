// Which calls a phone rings for: each later one, and none that a clerk has only undone back to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Alarm } from "../src/citizen/ticket/alarm.ts";

const AT = (minute: number): string => `2026-11-23T02:0${minute}:00+00:00`;

test("a phone rings for a call, not again for the same, and for a recall", (test) => {
  const alarm = alarmIn(test);
  assert.deepEqual([AT(1), AT(1), AT(2)].map((call) => alarm.ringFor(call)), [true, false, true]);
  alarm.stop();
});

test("an undone recall does not ring, and the one made instead does", (test) => {
  const alarm = alarmIn(test);
  assert.deepEqual([AT(1), AT(3), AT(1), AT(4)].map((call) => alarm.ringFor(call)), [true, true, false, true]);
  alarm.stop();
});

/** On a phone that cannot make a sound. */
function alarmIn(test: { mock: { timers: { enable: (asked: { apis: ["setTimeout"] }) => void } } }): Alarm {
  test.mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { window: globalThis });
  return new Alarm();
}

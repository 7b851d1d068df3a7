import assert from "node:assert/strict";
import { test } from "node:test";
import { backAfter } from "../src/staff/closing.ts";

for (const [now, minutes, back] of [
  ["2026-11-23T01:30:00Z", 15, "2026-11-23T01:45:00.000Z"],
  ["2026-11-23T01:30:20Z", 15, "2026-11-23T01:45:00.000Z"],
  ["2026-11-23T01:33:00Z", 30, "2026-11-23T02:05:00.000Z"],
  ["2026-11-23T01:32:00Z", 60, "2026-11-23T02:30:00.000Z"],
] as const) {
  test(`${minutes} minutes after ${now} is ${back}, on a mark of five minutes`, () => {
    assert.equal(backAfter(minutes, Date.parse(now)), back);
  });
}

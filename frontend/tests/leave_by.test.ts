// When to leave home: the window's beginning less the way; never a moment that has passed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { leaveBy } from "../src/citizen/ticket/leave_by_moment.ts";

const NOW = Date.parse("2026-11-23T02:00:00Z");

test("who needs twenty minutes leaves twenty minutes before", () => {
  assert.equal(leaveBy("2026-11-23T02:45:00Z", 20, NOW), "2026-11-23T02:25:00.000Z");
});

test("who should have left already is told no moment", () => {
  assert.equal(leaveBy("2026-11-23T02:15:00Z", 20, NOW), null);
  assert.equal(leaveBy("2026-11-23T02:20:00Z", 20, NOW), null);
});

// What a page shows is marked old when nothing newer came in time, and only then.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Staleness } from "../src/staleness.ts";

const NOON = Date.parse("2026-11-23T05:00:00Z");
const at = (moment: number): string => new Date(moment).toISOString();

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

test("it is old once three polls went by without an answer, and the page is told", () => {
  let told = 0;
  const staleness = new Staleness(() => (told += 1));
  staleness.heard(at(NOON), NOON, 5);
  mock.timers.tick(14_999);
  assert.equal(staleness.isOld, false);
  mock.timers.tick(1);
  assert.equal(staleness.isOld, true);
  assert.equal(told, 1);
});

test("who asks seldom is not called old sooner", () => {
  const staleness = new Staleness(() => undefined);
  staleness.heard(at(NOON), NOON, 120);
  mock.timers.tick(300_000);
  assert.equal(staleness.isOld, false);
});

test("the next answer makes it new again", () => {
  const staleness = new Staleness(() => undefined);
  staleness.heard(at(NOON), NOON, 5);
  mock.timers.tick(60_000);
  staleness.heard(at(NOON + 60_000), NOON + 60_000, 5);
  assert.equal(staleness.isOld, false);
});

test("an answer confirmed with the moment it had a minute ago is not old", () => {
  const staleness = new Staleness(() => undefined);
  staleness.heard(at(NOON), NOON + 60_000, 5);
  assert.equal(staleness.isOld, false);
});

test("an answer of a cache that is cut off is old, though it came at once", () => {
  const staleness = new Staleness(() => undefined);
  staleness.heard(at(NOON), NOON + 80_000, 5);
  assert.equal(staleness.isOld, true);
});

test("who asks no more misses nothing", () => {
  const staleness = new Staleness(() => undefined);
  staleness.heard(at(NOON), NOON, 5);
  staleness.stop();
  mock.timers.tick(60_000);
  assert.equal(staleness.isOld, false);
});

// Periods are months, quarters and years up to today, or the whole ones before; a chart's scale holds its largest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daysIn, namedPeriod } from "../src/staff/head/periods.ts";
import { topOfScale } from "../src/staff/head/scale.ts";
import { percentText } from "../src/texts/numbers.ts";

test("this one goes up to today, the last one is whole", () => {
  const table = [
    ["thisMonth", "2026-11-23", "2026-11-01", "2026-11-23"],
    ["lastMonth", "2026-01-31", "2025-12-01", "2025-12-31"],
    ["lastMonth", "2028-03-01", "2028-02-01", "2028-02-29"],
    ["thisQuarter", "2026-11-23", "2026-10-01", "2026-11-23"],
    ["thisQuarter", "2026-12-31", "2026-10-01", "2026-12-31"],
    ["lastQuarter", "2026-02-28", "2025-10-01", "2025-12-31"],
    ["thisYear", "2026-01-01", "2026-01-01", "2026-01-01"],
    ["lastYear", "2026-12-31", "2025-01-01", "2025-12-31"],
  ] as const;
  for (const [name, today, since, until] of table) assert.deepEqual(namedPeriod(name, today), { since, until }, name);
});

test("a period's days hold its first and its last", () => {
  assert.equal(daysIn({ since: "2026-11-23", until: "2026-11-23" }), 1);
  assert.equal(daysIn(namedPeriod("lastYear", "2029-05-05")), 366);
});

test("a scale ends at a round number that holds the largest", () => {
  assert.deepEqual([0, 3, 5, 11, 41, 99, 100, 101, 32_843].map(topOfScale), [4, 4, 6, 20, 60, 100, 100, 200, 40_000]);
});

test("a share is never rounded up, and a round one is not rounded down", () => {
  assert.equal(percentText(0.9999), "99,9 %");
  assert.equal(percentText(0.29), "29 %");
  assert.equal(percentText(1), "100 %");
});

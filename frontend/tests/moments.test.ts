// Days, times and money read the same on any phone, in any time zone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "../src/texts/language.ts";
import * as moments from "../src/texts/moments.ts";

const MORNING = "2026-11-23T02:45:00Z"; // Monday 9:45 in Vietnam
const LATE_EVENING = "2026-11-23T17:30:00Z"; // Tuesday 0:30 in Vietnam, still Monday in UTC

for (const zone of ["Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Auckland"]) {
  test(`a moment is the ward's own time on a phone set to ${zone}`, () => {
    process.env["TZ"] = zone;
    chooseLanguage("vi");
    assert.equal(moments.momentText(MORNING), "9:45, thứ Hai 23/11");
    assert.equal(moments.clockTime(LATE_EVENING), "0:30");
    assert.equal(moments.localDay(LATE_EVENING), "2026-11-24");
    assert.equal(moments.dayText("2026-11-29"), "Chủ nhật 29/11");
    assert.equal(moments.shortDayName("2026-11-28"), "T.Bảy");
  });
}

test("English readers get English days", () => {
  chooseLanguage("en");
  assert.equal(moments.momentText(MORNING), "9:45, Monday 23 Nov");
  assert.equal(moments.shortDayName("2026-11-29"), "Sun");
});

test("a window is its two times, never one", () => {
  assert.equal(moments.windowText({ from: MORNING, to: "2026-11-23T03:00:00Z" }), "9:45–10:00");
});

const AWAY: readonly [string, string, readonly [number, number]][] = [
  ["2026-11-23T02:57:00Z", "2026-11-23T03:11:00Z", [10, 30]], // 12–26 minutes, rounded outwards
  ["2026-11-23T02:40:00Z", "2026-11-23T02:44:00Z", [0, 5]], // already there: never below zero, never a bare minute
  ["2026-11-23T02:50:00Z", "2026-11-23T02:50:00Z", [5, 10]],
];
for (const [from, to, expected] of AWAY) {
  test(`the wait until ${from.slice(11, 16)}–${to.slice(11, 16)} reads ${expected.join("–")} minutes`, () => {
    assert.deepEqual(moments.minutesAway({ from, to }, MORNING), expected);
  });
}

test("a window too wide to help is said by its beginning alone", () => {
  chooseLanguage("vi");
  assert.equal(moments.windowText({ from: MORNING, to: null }), "sau 9:45");
  assert.deepEqual(moments.minutesAway({ from: "2026-11-23T03:11:00Z", to: null }, MORNING), [25, null]);
  chooseLanguage("en");
  assert.equal(moments.windowText({ from: MORNING, to: null }), "after 9:45");
});

test("a Saturday is a weekend and a Monday is not", () => {
  assert.equal(moments.isWeekend("2026-11-28"), true);
  assert.equal(moments.isWeekend("2026-11-23"), false);
});

test("money is grouped the way each language groups it", () => {
  chooseLanguage("vi");
  assert.equal(moments.moneyText(20000), "20.000 đồng");
  chooseLanguage("en");
  assert.equal(moments.moneyText(20000), "20,000 đồng");
});

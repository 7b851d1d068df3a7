// A manager's change names what was typed over, and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, draftOf, newCounter, newGroup, withDay } from "../src/staff/settings/draft.ts";

const SETTINGS = {
  version: 3,
  name: "Phường Mẫu",
  queuePolicy: { priorityClasses: [{ id: "ELDERLY" as const }], callsPerPriority: 3, longestWaitMinutes: 60, callsBeforeMissed: 3, returnMinutes: 30, earlyMinutes: 5, lateMinutes: 10 },
  bookingPolicy: {
    horizonDays: 7,
    opensAt: "00:00",
    holdMinutes: 10,
    bookingsPerDay: 2,
    coolingMinutes: 5,
    offerMinutes: 15,
    earlierOffers: 3,
    needsCitizenNumber: false,
  },
  sectors: ["Cư trú", "Du lịch", "Đất đai"],
  groups: [
    { id: "land", letter: "A", name: { vi: "Đất đai", en: "Land" }, sectors: ["Đất đai"], slotCapacity: 2, reservePlaces: 0, slotMinutes: 20 },
    { id: "residence", letter: "C", name: { vi: "Cư trú", en: "Residence" }, sectors: ["Cư trú"], slotCapacity: 2, reservePlaces: 0, slotMinutes: 15 },
  ],
  counters: [{ number: 1, name: { vi: "Đất đai", en: "Land" }, groupIds: ["land"], refusedProcedures: [] }],
  shifts: [{ opensAt: "07:00", closesAt: "11:30" }],
  reportTargets: { onlinePercent: 65, digitisedPercent: 60 },
  days: [],
};

test("nothing typed is no change", () => {
  assert.deepEqual(changeOf(draftOf(SETTINGS), SETTINGS), {});
});

test("only the group that was typed over is named", () => {
  const draft = draftOf(SETTINGS);
  draft.groups[1]!.slotCapacity = 1;
  assert.deepEqual(changeOf(draft, SETTINGS), {
    groups: [{ id: "residence", slotCapacity: 1, reservePlaces: 0, slotMinutes: 15 }],
  });
  draft.groups[1]!.slotCapacity = 2;
  assert.deepEqual(changeOf(draft, SETTINGS), {}, "typed back");
});

test("a day named again replaces what was said of it before", () => {
  const holiday = { on: "2026-11-27", mode: "HOLIDAY" as const, nameVi: "" };
  const half = { on: "2026-11-27", mode: "MORNING_ONLY" as const, nameVi: "Họp" };
  const sooner = { on: "2026-11-25", mode: "NO_WAIT" as const, nameVi: "" };
  assert.deepEqual(withDay(withDay(withDay([], holiday), half), sooner), [sooner, half]);
});

test("a number that is asked for, a longer return, graces, a target and a refused procedure are each named", () => {
  const draft = draftOf(SETTINGS);
  draft.booking.needsCitizenNumber = true;
  draft.queue.returnMinutes = 45;
  draft.queue.earlyMinutes = 0;
  draft.queue.lateMinutes = 20;
  draft.targets.digitisedPercent = 70;
  draft.counters[0]!.refusedProcedures = ["1.001193"];
  const change = changeOf(draft, SETTINGS);
  assert.equal(change.bookingPolicy?.needsCitizenNumber, true);
  assert.equal(change.queuePolicy?.returnMinutes, 45);
  assert.deepEqual([change.queuePolicy?.earlyMinutes, change.queuePolicy?.lateMinutes], [0, 20]);
  assert.deepEqual(change.reportTargets, { onlinePercent: 65, digitisedPercent: 70 });
  assert.deepEqual(change.counters?.[0]?.refusedProcedures, ["1.001193"]);
});

test("a sector that is given to another group is named with both", () => {
  const draft = draftOf(SETTINGS);
  draft.groupOfSector.set("Cư trú", "land");
  assert.deepEqual(changeOf(draft, SETTINGS), {
    groups: [
      { id: "land", sectors: ["Cư trú", "Đất đai"] },
      { id: "residence", sectors: [] },
    ],
  });
});

test("a new group brings its sectors, a removed one and a retired counter are named alone", () => {
  const draft = draftOf(SETTINGS);
  draft.newGroups = [newGroup(draft, SETTINGS)];
  draft.newCounters = [newCounter(draft)];
  draft.groupOfSector.set("Du lịch", "group-b");
  draft.removedGroups = ["land"];
  draft.retiredCounters = [1];
  draft.groups[0]!.slotCapacity = 9;
  draft.counters[0]!.nameVi = "Khác";
  const change = changeOf(draft, SETTINGS);
  assert.deepEqual(change.newGroups?.map(({ id, letter, sectors }) => [id, letter, sectors]), [["group-b", "B", ["Du lịch"]]]);
  assert.deepEqual(change.newCounters?.map(({ number, groupIds }) => [number, groupIds]), [[2, []]]);
  assert.deepEqual([change.removedGroups, change.retiredCounters], [["land"], [1]]);
  assert.deepEqual([change.groups, change.counters], [undefined, undefined]);
});

test("new ones take the first letter and number that are free", () => {
  const draft = draftOf(SETTINGS);
  draft.newGroups = [newGroup(draft, SETTINGS)];
  draft.newGroups = [...draft.newGroups, newGroup(draft, SETTINGS)];
  assert.deepEqual(draft.newGroups.map(({ letter }) => letter), ["B", "D"]);
});

// What a clerk narrows her list by becomes days, and what several dossiers have in common becomes their choices.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { InboxRow } from "../src/graphql/operations/types.ts";
import { commonSteps, isDone } from "../src/staff/inbox/common.ts";
import { EVERYTHING, isNarrowed, kindOf, type Time, wishOf } from "../src/staff/inbox/filter.ts";

// Half past eleven at night in Vietnam: in UTC it is still the afternoon of the same day.
const LATE_EVENING = Date.parse("2026-11-23T16:30:00Z");
// Half past midnight in Vietnam: in UTC it is still the day before.
const EARLY = Date.parse("2026-11-23T17:30:00Z");

test("a choice of time means days of the office", () => {
  const days = (time: Time | null, now = LATE_EVENING): readonly (string | null)[] => {
    const { dueFrom, dueUntil } = wishOf({ ...EVERYTHING, time }, now);
    return [dueFrom, dueUntil];
  };
  assert.deepEqual(days(null), [null, null]);
  assert.deepEqual(days("OVERDUE"), [null, "2026-11-22"]);
  assert.deepEqual(days("TODAY"), ["2026-11-23", "2026-11-23"]);
  assert.deepEqual(days("THREE_DAYS"), [null, "2026-11-26"]);
  assert.deepEqual(days("WEEK"), [null, "2026-11-30"]);
  assert.deepEqual(days("TODAY", EARLY), ["2026-11-24", "2026-11-24"]);
});

test("a dossier is late from the day after its due day", () => {
  assert.equal(kindOf({ dueAt: "2026-11-23T10:00:00Z", waitsSince: null, minutesToAnswer: null }, LATE_EVENING), "TODAY");
  assert.equal(kindOf({ dueAt: "2026-11-23T10:00:00Z", waitsSince: null, minutesToAnswer: null }, EARLY), "OVERDUE");
  assert.equal(kindOf({ dueAt: "2026-11-24T10:00:00Z", waitsSince: null, minutesToAnswer: null }, LATE_EVENING), "LATER");
  assert.equal(kindOf({ dueAt: null, waitsSince: null, minutesToAnswer: null }, LATE_EVENING), "LATER");
  assert.equal(kindOf({ dueAt: "2026-11-23T10:00:00Z", waitsSince: "2026-11-02T02:00:00Z", minutesToAnswer: null }, EARLY), "WAITING");
  for (const minutesToAnswer of [-30, 0, 480]) {
    assert.equal(kindOf({ dueAt: null, waitsSince: null, minutesToAnswer }, EARLY), "UNRECEIVED");
  }
});

test("everything is not narrowed, anything else is", () => {
  assert.equal(isNarrowed({ ...EVERYTHING }), false);
  assert.equal(isNarrowed({ ...EVERYTHING, waits: true }), true);
});

const row = (...batchSteps: readonly string[]): InboxRow => ({
  code: "H17.45-261123-0001",
  version: 1,
  procedureName: "Đăng ký khai sinh",
  dueAt: null,
  workingDaysLeft: null,
  holder: { unitName: "Phường Mẫu" },
  work: {
    stepName: { vi: "Tiếp nhận", en: "Received" },
    isHere: true,
    warning: null,
    assignee: null,
    delegate: null,
    batchSteps,
  },
});

test("several go only where each of them may go in one act", () => {
  const first = row("APPRAISAL", "APPROVAL");
  assert.deepEqual(commonSteps([]), []);
  assert.deepEqual(commonSteps([first]), ["APPRAISAL", "APPROVAL"]);
  assert.deepEqual(commonSteps([first, row("APPROVAL", "COMPLETED")]), ["APPROVAL"]);
  assert.deepEqual(commonSteps([first, row()]), []);
});

test("a refusal is not done", () => {
  const each = (name: string) => ({ dossier: "H17.45-261123-0001", result: { __typename: name } });
  assert.deepEqual(
    ["DossierAdvanced", "DossierAssigned", "DossierHasMoved", "InputIsInvalid"].map((name) => isDone(each(name))),
    [true, true, false, false],
  );
});

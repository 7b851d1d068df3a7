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

test("a dossier is as late as the service warns, whatever its date", () => {
  const kinds = ["OVERDUE", "ON_THE_DAY", "DAY_BEFORE", "MOST", "HALF", "IN_GOOD_TIME", null] as const;
  assert.deepEqual(
    kinds.map((warning) => kindOf(withWarning(warning))),
    ["OVERDUE", "TODAY", "LATER", "LATER", "LATER", "LATER", "LATER"],
  );
  assert.equal(kindOf({ ...withWarning("OVERDUE"), dueAt: "2099-12-31T10:00:00Z" }), "OVERDUE");
  assert.equal(kindOf({ ...withWarning(null), waitsSince: "2026-11-02T02:00:00Z" }), "WAITING");
  for (const minutesToAnswer of [-30, 0, 480]) {
    assert.equal(kindOf({ ...row(), work: { ...row().work, minutesToAnswer } }), "UNRECEIVED");
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
  waitsSince: null,
  workingDaysLeft: null,
  holder: { unitName: "Phường Mẫu" },
  work: {
    stepName: { vi: "Tiếp nhận", en: "Received" },
    isHere: true,
    warning: null,
    minutesToAnswer: null,
    worker: null,
    batchSteps,
  },
});

const withWarning = (warning: InboxRow["work"]["warning"]): InboxRow => ({ ...row(), work: { ...row().work, warning } });

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

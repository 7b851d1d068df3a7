// The seconds in which an act can be taken back run by the office's clock, not by this machine's.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeskFields } from "../src/graphql/operations/types.ts";
import { noteMoment } from "../src/site_clock.ts";
import { didAct, secondsLeft, type UndoableAct, undoableNow } from "../src/staff/undo.ts";

const CALLED_AT = "2026-11-23T01:30:00+00:00";
const CALL: UndoableAct = { act: "CALL", label: "C 012", appointmentAt: null, until: "2026-11-23T01:30:10+00:00" };

const desk = (undoable: UndoableAct | null): DeskFields => ({ undoable }) as DeskFields;

test("an act just done has its ten seconds, whatever the machine's clock says", () => {
  noteMoment(CALLED_AT);
  assert.equal(secondsLeft(CALL), 10);
  assert.equal(undoableNow(desk(CALL)), CALL);
});

test("an act whose seconds are over cannot be undone, and none are left", () => {
  noteMoment("2026-11-23T01:30:11+00:00");
  assert.equal(secondsLeft(CALL), 0);
  assert.equal(undoableNow(desk(CALL)), null);
  assert.equal(undoableNow(desk(null)), null);
});

test("every act is named with its number", () => {
  for (const act of ["CALL", "RECALL", "START", "NO_SHOW", "FINISH", "TRANSFER", "ADD_SERVICE", "REMOVE_SERVICE", "SET_PRIORITY", "RETURN"] as const)
    assert.match(didAct({ ...CALL, act }), /C 012\.$/);
});

test("what was done with no number is named too", () => {
  const act = (done: Partial<UndoableAct>): string => didAct({ ...CALL, label: null, ...done });
  assert.equal(act({ act: "OPEN" }), "Đã mở quầy.");
  assert.equal(act({ act: "CLOSE" }), "Đã đóng quầy.");
  assert.match(act({ act: "BOOK", appointmentAt: CALLED_AT }), /^Đã đặt hẹn hộ: .*8:30/);
});

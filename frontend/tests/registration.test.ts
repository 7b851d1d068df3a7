// What is left of the working time to answer what was sent in, in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerText } from "../src/texts/staff/registration.ts";

test("hours and minutes are left, and hours or working days over", () => {
  assert.deepEqual(
    [480, 61, 59, 0, -1, -59, -150, -480, -1000].map(answerText),
    ["còn 8 giờ", "còn 1 giờ 1 phút", "còn 59 phút", "còn 0 phút", "quá 1 phút", "quá 59 phút", "quá 2 giờ", "quá 1 ngày làm việc", "quá 2 ngày làm việc"],
  );
});

// What the phone reads of a card, and how little of it is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isCitizenNumber, readCard } from "../src/citizen/booking/card.ts";

const NUMBER = "048190001234";
const CARD = `${NUMBER}|201234567|Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu|15062022`;

test("a card gives number and name, and sends neither name, address nor the old number", () => {
  const card = readCard(CARD);
  assert.equal(card?.number, NUMBER);
  assert.equal(card?.name, "Trần Thị Minh Thảo");
  assert.equal(card?.text, `${NUMBER}|||05031990|Nữ||15062022`);
});

test("fields that newer cards add are left out", () => {
  assert.equal(readCard(`${CARD}|Nguyễn Văn A|Lê Thị B`)?.text, readCard(CARD)?.text);
});

test("a card with six fields is sent with six fields too few, so that its refusal is said in words", () => {
  assert.equal(readCard(CARD.slice(0, CARD.lastIndexOf("|")))?.text.split("|").length, 5);
});

test("other codes are not taken for a card", () => {
  for (const text of ["", "https://example.invalid/t/K7QM9XWP3TRA", "12|34", `0${CARD}`, NUMBER]) {
    assert.equal(readCard(text), null, text);
  }
});

test("twelve digits are a number however they are set apart", () => {
  assert.ok(isCitizenNumber("048 190 001 234"));
  assert.ok(!isCitizenNumber("048 190 001 23"));
});

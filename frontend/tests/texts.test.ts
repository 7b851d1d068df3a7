// Both catalogues say everything, in their own language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { en as laterEn } from "../src/texts/citizen/en.ts";
import { firstEn } from "../src/texts/citizen/first_en.ts";
import { firstVi } from "../src/texts/citizen/first_vi.ts";
import { vi as laterVi } from "../src/texts/citizen/vi.ts";

const vi = { ...firstVi, ...laterVi };
const en = { ...firstEn, ...laterEn };

/** The product's name and a few words that are the same in both. */
const SAME_IN_BOTH = new Set(["siteName"]);

test("no English text is left in Vietnamese", () => {
  const left = Object.entries(vi).filter(
    ([key, text]) => typeof text === "string" && text === en[key as keyof typeof en] && !SAME_IN_BOTH.has(key),
  );
  assert.deepEqual(left, []);
});

test("a text stands in one place: with a first visit's or with the pages'", () => {
  const shared = Object.keys(firstVi).filter((key) => key in laterVi);
  assert.deepEqual(shared, []);
});

test("no text is empty", () => {
  for (const catalogue of [vi, en]) {
    for (const [key, text] of Object.entries(catalogue)) assert.notEqual(text, "", key);
  }
});

test("counted things agree with their number in English", () => {
  assert.equal(en.people(1), "1 person");
  assert.equal(en.people(2), "2 people");
  assert.equal(en.peopleAhead(0), "You are next");
  assert.equal(en.duration(1, "WORKING_DAYS"), "1 working day");
  assert.equal(en.documentsHandedIn(1, 3), "1 of 3 documents");
});

test("a wait that may be nothing is said as under so many minutes", () => {
  assert.equal(vi.minutes(0, 25), "dưới 25 phút");
  assert.equal(vi.minutes(10, 25), "10–25 phút");
});

test("counters of one group are offered as alternatives", () => {
  assert.equal(vi.counters([3, 4, 7]), "Quầy 3, 4 hoặc 7");
  assert.equal(vi.counters([6]), "Quầy 6");
});

// The kiosk speaks both languages, and reads a ticket's address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ticketCodeIn } from "../src/kiosk/arriving.ts";
import { kioskCatalogues } from "../src/texts/kiosk.ts";

test("every text is in both languages and none is the other's", () => {
  const { vi, en } = kioskCatalogues;
  for (const [key, text] of Object.entries(vi)) {
    const other = en[key as keyof typeof en];
    assert.notEqual(text, "", key);
    if (typeof text === "string") assert.notEqual(text, other, key);
  }
});

test("counted people agree with their number", () => {
  const { vi, en } = kioskCatalogues;
  assert.equal(en.ahead(0), "You are next");
  assert.equal(en.ahead(1), "1 person before you");
  assert.equal(en.ahead(2), "2 people before you");
  assert.equal(vi.ahead(0), "Tiếp theo là bạn");
});

test("a ticket's address says its code, any other text none", () => {
  assert.equal(ticketCodeIn("https://mot-cua.example.vn/t/K7QM9XWP3TRA"), "K7QM9XWP3TRA");
  assert.equal(ticketCodeIn("https://mot-cua.example.vn/t/K7QM-9XWP-3TRA"), "K7QM-9XWP-3TRA");
  for (const text of ["", "K7QM", "https://mot-cua.example.vn/o/lien-chieu/here#h=ABC234", "WIFI:S:x;;"])
    assert.equal(ticketCodeIn(text), null);
});

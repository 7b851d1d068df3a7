// The kiosk's book: no number twice, none lost by a restart, none after closing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Lease, NumberBook } from "../src/kiosk/number_book.ts";

const NOON = Date.parse("2026-11-23T05:00:00Z");
const CLOSING = "2026-11-23T10:00:00Z";
const TAKING = { group: "residence", procedure: "1.004222", priority: null } as const;

class Shelf {
  readonly #kept = new Map<string, string>();
  isFull = false;
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.isFull) throw new Error("QuotaExceededError");
    this.#kept.set(key, value);
  }
}

function lease(first: number, count: number, groupId = "residence"): Lease {
  const numbers = Array.from({ length: count }, (_, index) => ({
    number: first + index,
    label: `C ${String(first + index).padStart(3, "0")}`,
    code: `CODE${first + index}`,
    qrSvg: "<svg/>",
  }));
  return { id: `${groupId}@2026-11-23@${first}`, groupId, usableUntil: CLOSING, numbers };
}

function issued(book: NumberBook, times: number): (number | undefined)[] {
  return Array.from({ length: times }, () => book.issue(TAKING, NOON)?.number);
}

test("numbers go out in order, each once, also across leases and a restart", () => {
  const shelf = new Shelf();
  const book = new NumberBook(shelf, "lien-chieu");
  book.add(lease(1, 2));
  assert.deepEqual(issued(book, 1), [1]);
  const again = new NumberBook(shelf, "lien-chieu");
  again.add(lease(6, 2));
  assert.deepEqual(issued(again, 4), [2, 6, 7, undefined]);
});

test("the same lease again, after a lost answer, gives its numbers no second time", () => {
  const book = new NumberBook(new Shelf(), "lien-chieu");
  book.add(lease(1, 2));
  issued(book, 2);
  book.add(lease(1, 2));
  assert.deepEqual(issued(book, 1), [undefined]);
});

test("what was given out is untold until it is settled, whatever comes meanwhile", () => {
  const book = new NumberBook(new Shelf(), "lien-chieu");
  book.add(lease(1, 5));
  issued(book, 2);
  const [report] = book.reports;
  assert.deepEqual(report?.issued.map(({ number }) => number), [1, 2]);
  assert.equal(report?.issued[0]?.issuedAt, "2026-11-23T05:00:00.000Z");
  issued(book, 1);
  book.settle("residence@2026-11-23@1", [1, 2]);
  assert.deepEqual(
    book.reports.map((each) => each.issued.map(({ number }) => number)),
    [[3]],
  );
  book.settle("residence@2026-11-23@1", [3]);
  assert.deepEqual(book.reports, []);
});

test("a machine that cannot write a number down gives none out", () => {
  const shelf = new Shelf();
  const book = new NumberBook(shelf, "lien-chieu");
  book.add(lease(1, 2));
  shelf.isFull = true;
  assert.throws(() => book.issue(TAKING, NOON));
  shelf.isFull = false;
  assert.deepEqual(issued(book, 1), [1]);
});

test("from closing on nothing goes out, and the lease is dropped while its report stays", () => {
  const shelf = new Shelf();
  const book = new NumberBook(shelf, "lien-chieu");
  book.add(lease(1, 2));
  issued(book, 1);
  const closing = Date.parse(CLOSING);
  assert.equal(book.left("residence", closing - 1), 1);
  assert.equal(book.left("residence", closing), 0);
  assert.equal(book.issue(TAKING, closing), null);
  book.tidy(closing);
  assert.equal(book.reports.length, 1);
});

test("each group and each office has numbers of its own", () => {
  const shelf = new Shelf();
  const book = new NumberBook(shelf, "lien-chieu");
  book.add(lease(1, 2, "land"));
  assert.equal(book.left("residence", NOON), 0);
  assert.equal(book.issue(TAKING, NOON), null);
  assert.equal(new NumberBook(shelf, "hoa-khanh").left("land", NOON), 0);
});

// A declaration form: dates however typed, what is refused, what a card fills in, and when it is forgotten.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { problemOf, problemsOf, tidy } from "../src/citizen/declaration/checks.ts";
import { inWords, readDay, writeDay } from "../src/citizen/declaration/dates.ts";
import { declarationAddress, editionFor } from "../src/citizen/declaration/editions.ts";
import { type Edition, type Part, partsOf, shownOf } from "../src/citizen/declaration/form.ts";
import { copied, filledFrom, readCard } from "../src/citizen/declaration/from_card.ts";
import { form as birth } from "../src/citizen/declaration/forms/birth_1.ts";
import { form as marriage } from "../src/citizen/declaration/forms/marriage_1.ts";
import { form as residence } from "../src/citizen/declaration/forms/residence_1.ts";
import { EDITIONS } from "../src/citizen/declaration/forms/index.ts";
import { erase, eraseLapsed, eraseOfTicket, keep, kept } from "../src/citizen/declaration/keeping.ts";
import { authorityOf, startValues } from "../src/citizen/declaration/starting.ts";

const TODAY = "2026-11-23";
const NUMBER = "048190001234";
const CARD = `${NUMBER}||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu|15062022`;

class Shelf {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, text: string): void => {
    this.items.set(key, text);
    Object.defineProperty(this, key, { value: text, enumerable: true, configurable: true });
  };
  removeItem = (key: string): void => {
    this.items.delete(key);
    delete (this as Record<string, unknown>)[key];
  };
}

beforeEach(() => {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { value: new Shelf(), configurable: true });
  }
});

const part = (id: string): Part => birth.parts.find((one) => one.id === id) as Part;

test("a day is read however it is typed, and written in one way", () => {
  for (const typed of ["5/3/1990", "05-03-1990", "5.3.1990", "05031990", " 5 3 1990 "]) {
    const day = readDay(typed);
    assert.equal(day && writeDay(day), "05/03/1990", typed);
  }
  assert.equal(writeDay(readDay("1988") ?? { day: null, month: null, year: 0 }), "1988");
});

test("what is no day of any calendar is not read as one", () => {
  for (const typed of ["", "31/02/2026", "29/02/2025", "0/1/2020", "1/13/2020", "5/3/90", "1/1/1899", "mồng một Tết"]) {
    assert.equal(readDay(typed), null, typed);
  }
});

test("days are said in words as Vietnamese says them", () => {
  for (const [written, words] of [
    ["15/03/2026", "Ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu"],
    ["01/04/2005", "Ngày một tháng tư năm hai nghìn không trăm linh năm"],
    ["21/10/1991", "Ngày hai mươi mốt tháng mười năm một nghìn chín trăm chín mươi mốt"],
    ["10/12/2000", "Ngày mười tháng mười hai năm hai nghìn"],
    ["31/11/2026", ""],
    ["1990", ""],
  ] as const) {
    assert.equal(inWords(written), words);
  }
});

test("every day of four years has words of its own that begin and end well", () => {
  const seen = new Set<string>();
  for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const words = inWords(`${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`);
    assert.match(words, /^Ngày \p{L}[\p{L} ]* tháng \p{L}[\p{L} ]* năm hai nghìn không trăm hai mươi \p{L}+$/u);
    seen.add(words);
  }
  assert.equal(seen.size, 1461);
});

test("what is typed is tidied, not corrected", () => {
  assert.equal(tidy(part("requester_name"), "  Trần   Thị\nThảo "), "Trần Thị Thảo");
  assert.equal(tidy(part("child_birth"), "5.3.2026"), "05/03/2026");
  assert.equal(tidy(part("child_birth"), "hôm qua"), "hôm qua");
  assert.equal(tidy(part("requester_name"), "Thảo".normalize("NFD")), "Thảo");
});

test("each mistake has its own name", () => {
  for (const [id, value, problem] of [
    ["requester_name", "", "missing"],
    ["requester_name", "Nguyễn 2", "name"],
    ["requester_name", "H'Hen Niê", null],
    ["requester_name", "A".repeat(81), "tooLong"],
    ["child_birth", "31/02/2026", "date"],
    ["child_birth", "2026", "wholeDate"],
    ["mother_birth", "1990", null],
    ["child_birth", "24/11/2026", "future"],
    ["child_birth", "23/11/2026", null],
    ["made_on", "30/11/2026", null],
    ["child_gender", "nam", "choice"],
    ["copies_count", "0", "count"],
    ["copies_count", "51", "count"],
    ["copies_count", "2", null],
    ["requester_identity", "Căn cước số 04819000123", "numberLength"],
    ["requester_identity", "CMND số 201 234 567 cấp ngày 15/06/2012", null],
    ["requester_identity", "Hộ chiếu C1234567", null],
    ["father_name", "", null],
  ] as const) {
    assert.equal(problemOf(part(id), { [id]: value }, TODAY), problem, `${id}: ${value}`);
  }
});

test("a card's number must fit the year of birth and the sex that were given", () => {
  const identity = part("requester_identity");
  const given = { requester_identity: `Thẻ căn cước số ${NUMBER}`, requester_birth: "05/03/1990" };
  assert.equal(problemOf(identity, given, TODAY), null);
  assert.equal(problemOf(identity, { ...given, requester_birth: "05/03/1991" }, TODAY), "numberYear");
  const withGender = { ...identity, gender: "child_gender" };
  assert.equal(problemOf(withGender, { ...given, child_gender: "Nữ" }, TODAY), null);
  assert.equal(problemOf(withGender, { ...given, child_gender: "Nam" }, TODAY), "numberGender");
});

test("on a form of two persons each number must be of the sex whose column it stands in", () => {
  for (const [id, number, problem] of [
    ["bride_identity", NUMBER, null],
    ["bride_identity", "048090001234", "numberGender"],
    ["groom_identity", "048090001234", null],
    ["groom_identity", NUMBER, "numberGender"],
    ["groom_identity", "201234567", null],
  ] as const) {
    const identity = marriage.parts.find((one) => one.id === id) as Part;
    assert.equal(problemOf(identity, { [id]: `Căn cước công dân số ${number}` }, TODAY), problem, `${id}: ${number}`);
  }
});

test("problems are found by part", () => {
  const found = problemsOf(partsOf(birth, "requester"), { requester_name: "Trần Thị Thảo" }, TODAY);
  assert.deepEqual(Object.keys(found), ["addressee", "requester_birth", "requester_identity", "relation"]);
});

test("a card fills in what it says of one person, and nothing of the others", () => {
  const card = readCard(CARD);
  assert.ok(card && typeof card === "object");
  const before = { relation: "Mẹ", mother_name: "Khác" };
  const values = filledFrom(card, partsOf(birth, "requester"), before);
  assert.deepEqual(values, {
    ...before,
    requester_name: "Trần Thị Minh Thảo",
    requester_birth: "05/03/1990",
    requester_home: "Tổ 12, Phường Liên Chiểu",
    requester_identity: `Căn cước công dân số ${NUMBER} do Cục Cảnh sát QLHC về TTXH cấp ngày 15/06/2022`,
  });
  assert.deepEqual(problemsOf(partsOf(birth, "requester"), { ...values, addressee: "UBND" }, TODAY), {});
});

test("a card of the new law is named and issued as such; what newer cards add is left out", () => {
  const card = readCard(`${CARD.replace("15062022", "02072024")}|Nguyễn Văn A|Lê Thị B`);
  assert.ok(card && typeof card === "object");
  assert.equal(card.identity, `Thẻ căn cước số ${NUMBER} do Bộ Công an cấp ngày 02/07/2024`);
});

test("codes that are not whole cards fill in nothing", () => {
  assert.equal(readCard("https://example.invalid"), null);
  assert.equal(readCard(NUMBER), null);
  assert.equal(readCard(CARD.slice(0, CARD.lastIndexOf("|"))), "short");
  assert.equal(readCard(CARD.replace("05031990", "05031991")), "wrong");
  assert.equal(readCard(CARD.replace("Nữ", "Nam")), "wrong");
  assert.equal(readCard(CARD.replace("05031990", "31021990")), "wrong");
});

test("a table is asked cell by cell, as many rows as are filled in and the next", () => {
  const cells = partsOf(residence, "others").filter((one) => one.row);
  assert.equal(cells.length, 4 * 5);
  const rows = (values: Readonly<Record<string, string>>): number[] => [
    ...new Set(shownOf(cells, values).map((one) => one.row ?? 0)),
  ];
  assert.deepEqual(rows({}), [1]);
  assert.deepEqual(rows({ members_1_name: "An" }), [1, 2]);
  assert.deepEqual(rows({ members_3_relation: "Con" }), [1, 2, 3, 4]);
  assert.deepEqual(rows({ members_4_name: "An" }), [1, 2, 3, 4]);
  assert.deepEqual(cells.filter((one) => one.rowTitle).map((one) => one.id), [1, 2, 3, 4].map((row) => `members_${row}_name`));
});

test("a number of a row must fit that row's birth and sex", () => {
  const number = partsOf(residence, "others").find((one) => one.id === "members_2_number") as Part;
  const row = { members_2_number: NUMBER, members_1_birth: "01/01/2001", members_1_gender: "Nam" };
  assert.equal(problemOf(number, row, TODAY), null);
  assert.equal(problemOf(number, { ...row, members_2_birth: "01/01/2001" }, TODAY), "numberYear");
  assert.equal(problemOf(number, { ...row, members_2_gender: "Nam" }, TODAY), "numberGender");
  assert.equal(problemOf(number, { members_2_number: "201234567" }, TODAY), "number");
  assert.equal(tidy(number, "048.190.001 234"), NUMBER);
});

test("who is herself the mother is taken over with all that is the same", () => {
  const values = copied(partsOf(birth, "mother"), { requester_name: "Thảo", requester_birth: "05/03/1990", mother_ethnicity: "Kinh" });
  assert.equal(values["mother_name"], "Thảo");
  assert.equal(values["mother_birth"], "05/03/1990");
  assert.equal(values["mother_ethnicity"], "Kinh");
});

test("a form begins with what is known of the visit", () => {
  const begun = startValues(birth, { office: "Phường Liên Chiểu", day: "2026-11-25" });
  assert.deepEqual(begun, {
    addressee: "Ủy ban nhân dân phường Liên Chiểu",
    made_at: "Phường Liên Chiểu",
    made_on: "25/11/2026",
  });
  assert.equal(startValues(residence, { office: "Xã Nam Giang", day: null })["addressee"], "Công an xã Nam Giang");
  assert.equal(authorityOf("Trung tâm Phục vụ hành chính công"), "Trung tâm Phục vụ hành chính công");
});

test("the edition of the day is the one that is filled in", () => {
  const edition = { procedures: ["1.000001"], name: { vi: "", en: "" }, load: () => Promise.reject(new Error("not asked")) };
  const old: Edition = { ...edition, from: "2024-06-06", until: "2026-12-31" };
  const next: Edition = { ...edition, from: "2027-01-01", until: null };
  assert.equal(editionFor("1.000001", "2026-12-31", [old, next]), old);
  assert.equal(editionFor("1.000001", "2027-01-01", [old, next]), next);
  assert.equal(editionFor("1.000001", "2024-06-05", [old, next]), null);
  assert.equal(editionFor("1.000002", "2027-01-01", [old, next]), null);
});

test("every form that is shipped can be loaded, and names its procedure", async () => {
  for (const edition of EDITIONS) {
    const { form } = await edition.load();
    assert.deepEqual(form.name, edition.name);
    assert.equal(editionFor(edition.procedures[0] ?? "", TODAY), edition);
  }
});

test("the ticket stands behind the hash", () => {
  assert.equal(declarationAddress("lien-chieu", "1.001193", "K7QM9XWP3TRA"), "/o/lien-chieu/p/1.001193/form#t=K7QM9XWP3TRA");
  assert.equal(declarationAddress("lien-chieu", "1.001193", null), "/o/lien-chieu/p/1.001193/form");
});

const OF_TICKET = { procedure: "1.001193", ticket: "K7QM9XWP3TRA" };
const WITHOUT = { procedure: "1.001193", ticket: null };
const WHAT = { form: "birth/1", values: { child_name: "An" }, step: "child", day: TODAY };

test("what is filled in for a ticket outlives the tab; without one it does not", () => {
  assert.ok(keep(OF_TICKET, WHAT));
  assert.ok(keep(WITHOUT, { ...WHAT, day: null }));
  assert.deepEqual(kept(OF_TICKET), WHAT);
  assert.equal((localStorage as unknown as Shelf).items.size, 1);
  assert.equal((sessionStorage as unknown as Shelf).items.size, 1);
  erase(OF_TICKET);
  assert.equal(kept(OF_TICKET), null);
  assert.notEqual(kept(WITHOUT), null);
});

test("it lapses once the visit's day is over, by the ticket's own day when that was moved", () => {
  keep(OF_TICKET, WHAT);
  eraseLapsed(TODAY);
  assert.notEqual(kept(OF_TICKET), null);
  localStorage.setItem("denluot.papers", JSON.stringify([{ code: OF_TICKET.ticket, day: "2026-11-26" }]));
  eraseLapsed("2026-11-26");
  assert.notEqual(kept(OF_TICKET), null);
  eraseLapsed("2026-11-27");
  assert.equal(kept(OF_TICKET), null);
});

test("what cannot be read any more is erased, and so is a ticket's when it is taken off the list", () => {
  localStorage.setItem("denluot.declaration.ABC.1.001193", "{");
  keep(OF_TICKET, WHAT);
  eraseLapsed(TODAY);
  assert.equal(localStorage.getItem("denluot.declaration.ABC.1.001193"), null);
  eraseOfTicket(OF_TICKET.ticket);
  assert.equal(kept(OF_TICKET), null);
});

test("a phone that keeps nothing is told of", () => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new Error("switched off");
    },
    configurable: true,
  });
  assert.equal(keep(OF_TICKET, WHAT), false);
  assert.equal(kept(OF_TICKET), null);
  erase(OF_TICKET);
  eraseLapsed(TODAY);
});

// The kiosk knows every procedure of the office, and finds one by letters without accents.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { fold, loadProcedures, MOST_OFFERED, type Procedure, restFirst, search } from "../src/kiosk/procedures.ts";

const PAGE = 100;
const STILL = new AbortController().signal;

const procedure = (number: number, name: string, group = "residence", nameEn: string | null = null): Procedure => ({
  code: `1.${String(number).padStart(6, "0")}`,
  name,
  nameEn,
  group: { id: group },
});

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** An office's answers, page by page; returns what was asked. */
function officeWith(byName: readonly Procedure[], byUse: readonly Procedure[]): object[] {
  const asked: object[] = [];
  globalThis.fetch = async (url) => {
    const variables = JSON.parse(new URL(String(url), "https://site.test").searchParams.get("variables")!);
    asked.push(variables);
    const all = variables.mostUsed ? byUse : byName;
    const start = all.findIndex(({ code }) => code === variables.after) + 1;
    const nodes = all.slice(start, start + PAGE);
    const hasNextPage = start + PAGE < all.length;
    return Response.json({ data: { procedures: { nodes, pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.code } } } });
  };
  return asked;
}

test("each of 588 procedures is known once, the most used first", async () => {
  const byName = Array.from({ length: 588 }, (_, number) => procedure(number, `Việc ${number}`));
  const asked = officeWith(byName, byName.toReversed());
  const known = await loadProcedures("lien-chieu", STILL);
  assert.equal(known[0]!.code, byName.at(-1)!.code);
  assert.deepEqual(known.map(({ code }) => code).toSorted(), byName.map(({ code }) => code));
  assert.equal(asked.length, 7);
});

test("a page that does not come leaves no half list", async () => {
  const byName = Array.from({ length: 150 }, (_, number) => procedure(number, `Việc ${number}`));
  officeWith(byName, byName);
  const answer = globalThis.fetch;
  let left = 2;
  globalThis.fetch = async (url, init) => {
    left -= 1;
    if (left < 0) throw new TypeError("Failed to fetch");
    return answer(url, init);
  };
  await assert.rejects(loadProcedures("lien-chieu", STILL));
});

const MARRIAGE = procedure(1, "Đăng ký kết hôn", "civil", "Marriage registration");
const MARRIAGE_ABROAD = procedure(2, "Ghi vào sổ việc kết hôn đã giải quyết ở nước ngoài", "civil");
const UNION = procedure(3, "Thủ tục hôn thú và kết nạp", "civil");
const LAND = procedure(4, "Đất đai: đăng ký biến động", "land");
const ALL = [UNION, MARRIAGE_ABROAD, MARRIAGE, LAND];

for (const [typed, found] of [
  ["", ALL],
  ["KET HON", [MARRIAGE_ABROAD, MARRIAGE, UNION]],
  ["KET HON ", [MARRIAGE_ABROAD, MARRIAGE, UNION]],
  ["HO", [UNION, MARRIAGE_ABROAD, MARRIAGE]],
  ["DANG KY K", [MARRIAGE, LAND]],
  ["DANG KY KE", [MARRIAGE]],
  ["DA", [MARRIAGE, LAND, MARRIAGE_ABROAD]],
  ["DAT", [LAND]],
  ["MARRI", [MARRIAGE]],
  ["XYZ", []],
] as const) {
  test(`“${typed}” finds ${found.length}`, () => {
    assert.deepEqual(search(ALL, typed).found, found);
  });
}

test("only letters that lead on to a procedure can be pressed", () => {
  assert.deepEqual([...search(ALL, "KET H").letters], ["o"]);
  assert.deepEqual([...search(ALL, "DA").letters].toSorted(), ["i", "n", "t"]);
  assert.equal(search(ALL, "KET HON").letters.size, 0);
});

test("folding writes as the keys do", () => {
  assert.equal(fold("ĐẤT Đai, Ưu tiên"), "dat dai, uu tien");
});

test("for whom the first of a group were not right its others come first, and these last", () => {
  const own = Array.from({ length: MOST_OFFERED + 2 }, (_, number) => procedure(100 + number, `Việc ${number}`, "civil"));
  const turned = restFirst([...own, LAND], "civil");
  assert.deepEqual(turned, [...own.slice(MOST_OFFERED), LAND, ...own.slice(0, MOST_OFFERED)]);
  assert.deepEqual(restFirst([...own, LAND]), [...own, LAND]);
});

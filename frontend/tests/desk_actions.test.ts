// Pressing a desk's button again: once is once, and later is anew.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { DeskFields } from "../src/graphql/operations/types.ts";
import { DeskActs } from "../src/staff/desk_actions.ts";

const COUNTER = 6;

const stored = new Map([["denluot.staff.session", JSON.stringify({ token: "t", expiresAt: Date.now() + 60_000 })]]);
Object.assign(globalThis, { sessionStorage: { getItem: (key: string) => stored.get(key) ?? null } });

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** The keys that went out; `answers` says for each request whether an answer comes back. */
function keysSent(answers: readonly boolean[]): string[] {
  const keys: string[] = [];
  globalThis.fetch = async (_, init = {}) => {
    const { variables } = JSON.parse(String(init.body)) as { variables: { input: { idempotencyKey: string } } };
    keys.push(variables.input.idempotencyKey);
    if (!answers[keys.length - 1]) throw new TypeError("Failed to fetch");
    return Response.json({ data: { callNext: { __typename: "NobodyIsWaiting", message: "Chưa có ai chờ." } } });
  };
  return keys;
}

function desk(label: string | null): DeskFields {
  const state = label === null ? "FREE" : "CALLED";
  const since = label === null ? null : "2026-11-23T02:00:00+00:00";
  return {
    counter: { number: COUNTER, name: { vi: "Cư trú", en: "Residence" }, isStaffed: true, state, since },
    current: label === null ? null : ({ label, services: [] } as unknown as DeskFields["current"]),
    served: 11,
    missed: [] as DeskFields["missed"],
  } as DeskFields;
}

test("an act whose answer was lost keeps its key when it is pressed again", async () => {
  const keys = keysSent([false, false, false, true]);
  const acts = new DeskActs();
  await assert.rejects(acts.do("callNext", COUNTER, {}));
  await acts.do("callNext", COUNTER, {});
  assert.equal(keys.length, 4);
  assert.equal(new Set(keys).size, 1);
});

test("an answered act has a new key the next time", async () => {
  const keys = keysSent([true, true]);
  const acts = new DeskActs();
  await acts.do("callNext", COUNTER, {});
  await acts.do("callNext", COUNTER, {});
  assert.equal(new Set(keys).size, 2);
});

test("a desk that has moved on makes the same button a new act", async () => {
  const keys = keysSent([false, false, false, true]);
  const acts = new DeskActs();
  acts.saw(desk(null));
  await assert.rejects(acts.do("callNext", COUNTER, {}));
  acts.saw(desk("C 012")); // the lost call had arrived
  acts.saw(desk(null)); // and its person did not come
  await acts.do("callNext", COUNTER, {});
  assert.equal(new Set(keys.slice(0, 3)).size, 1);
  assert.notEqual(keys[3], keys[0]);
});

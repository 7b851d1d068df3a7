// One intention, one key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Intention, newKey } from "../src/graphql/intention.ts";

test("trying the same again keeps the key", () => {
  const intention = new Intention();
  assert.equal(intention.key({ slot: "a" }), intention.key({ slot: "a" }));
});

test("changed input is a new intention", () => {
  const intention = new Intention();
  assert.notEqual(intention.key({ slot: "a" }), intention.key({ slot: "b" }));
});

test("after an answer the same input is a new intention", () => {
  const intention = new Intention();
  const first = intention.key({ slot: "a" });
  intention.settle();
  assert.notEqual(intention.key({ slot: "a" }), first);
});

test("a key fits what the API accepts, with and without randomUUID", () => {
  const real = crypto.randomUUID;
  assert.match(newKey(), /^[A-Za-z0-9-]{16,64}$/);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  assert.match(newKey(), /^[A-Za-z0-9-]{16,64}$/);
  Object.defineProperty(crypto, "randomUUID", { value: real, configurable: true });
});

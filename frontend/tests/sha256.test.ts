// The fingerprint of a file is the one every other program reckons.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256 } from "../src/elements/sha256.ts";

test("known contents have their known fingerprints", async () => {
  assert.equal(await sha256(new Blob([])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(await sha256(new Blob(["abc"])), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

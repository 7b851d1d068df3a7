// The clerk's sign-in: what goes to the issuer, and what is refused on the way back.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { beginSignIn, completeSignIn, currentSession, SignInFailed } from "../src/staff/session.ts";

const STAFF = { issuer: "https://issuer.example", clientId: "den-luot-staff" };
const DISCOVERY = { authorization_endpoint: `${STAFF.issuer}/authorize`, token_endpoint: `${STAFF.issuer}/token` };

const kept = new Map<string, string>();
const place = { origin: "https://den-luot.example", pathname: "/staff", search: "", assigned: "" };
let tokenRequest = new URLSearchParams();

const realFetch = globalThis.fetch;
beforeEach(() => {
  kept.clear();
  Object.assign(place, { search: "", assigned: "" });
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    location: Object.assign(place, { assign: (url: URL) => (place.assigned = String(url)) }),
    history: { replaceState: () => (place.search = "") },
  });
  globalThis.fetch = async (url, init = {}) => {
    if (String(url) !== DISCOVERY.token_endpoint) return Response.json(DISCOVERY);
    tokenRequest = new URLSearchParams(String(init.body));
    return Response.json({ access_token: "signed", expires_in: 3600 });
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const asked = (): URLSearchParams => new URL(place.assigned).searchParams;

test("the code's proof fits the challenge that was sent", async () => {
  await beginSignIn(STAFF);
  place.search = `?code=abc&state=${asked().get("state")}`;
  await completeSignIn(STAFF);
  const proof = createHash("sha256").update(tokenRequest.get("code_verifier")!).digest("base64url");
  assert.equal(asked().get("code_challenge_method"), "S256");
  assert.equal(asked().get("code_challenge"), proof);
  assert.equal(tokenRequest.get("redirect_uri"), "https://den-luot.example/staff");
});

test("after signing in the tab has a session and the address bar no code", async () => {
  await beginSignIn(STAFF);
  place.search = `?code=abc&state=${asked().get("state")}`;
  await completeSignIn(STAFF);
  assert.equal(currentSession()?.token, "signed");
  assert.equal(place.search, "");
});

test("an answer to another sign-in is refused", async () => {
  await beginSignIn(STAFF);
  place.search = "?code=abc&state=forged";
  await assert.rejects(completeSignIn(STAFF), SignInFailed);
  assert.equal(currentSession(), null);
});

test("an ordinary visit is no sign-in", async () => {
  assert.equal(await completeSignIn(STAFF), null);
});

test("a session that has run out is none", () => {
  kept.set("denluot.staff.session", JSON.stringify({ token: "old", expiresAt: 1000 }));
  assert.equal(currentSession(1001), null);
});

// What the API client sends, and what it makes of each answer.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ApiError, configureClient, type Doc, NoAnswerError, run, runSafely } from "../src/graphql/client.ts";

const PUBLIC_QUERY: Doc<{ board: null }, { office: string }> = { id: "aa", kind: "query", isPublic: true };
const TICKET_QUERY: Doc<{ ticket: null }, { code: string }> = { id: "bb", kind: "query", isPublic: false };
const MUTATION: Doc<{ done: boolean }, { input: { idempotencyKey: string } }> = {
  id: "cc",
  kind: "mutation",
  isPublic: false,
};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Answers in turn; a null breaks the connection. */
function answerWith(...answers: readonly (Response | null)[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = async (url, init = {}) => {
    const answer = answers[sent.length];
    sent.push({ url: String(url), init });
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  };
  return sent;
}

const data = (value: unknown): Response => Response.json({ data: value });

test("a public query goes by GET with nothing but accept, so that another site needs no preflight", async () => {
  const sent = answerWith(data({ board: null }));
  await run(PUBLIC_QUERY, { office: "lien-chieu" });
  const url = new URL(sent[0]!.url, "https://site");
  assert.equal(url.searchParams.get("documentId"), "sha256:aa");
  assert.deepEqual(JSON.parse(url.searchParams.get("variables")!), { office: "lien-chieu" });
  assert.deepEqual(sent[0]!.init.headers, { accept: "application/graphql-response+json" });
});

test("a query about one person keeps its code out of the address", async () => {
  const sent = answerWith(data({ ticket: null }));
  await run(TICKET_QUERY, { code: "K7QM9XWP3TRA" });
  assert.equal(sent[0]!.url, "/graphql");
  assert.equal(sent[0]!.init.method, "POST");
});

test("messages are asked for in the person's language, and staff are told by their token", async () => {
  configureClient({ language: "en" });
  const sent = answerWith(data({ ticket: null }));
  await run(TICKET_QUERY, { code: "K7QM9XWP3TRA" }, { token: "t" });
  const headers = sent[0]!.init.headers as Record<string, string>;
  assert.equal(headers["accept-language"], "en");
  assert.equal(headers["authorization"], "Bearer t");
});

test("a lost answer is asked for again with the same key", async () => {
  const sent = answerWith(null, data({ done: true }));
  const result = await runSafely(MUTATION, { input: { idempotencyKey: "one-intention-123" } });
  assert.deepEqual(result, { done: true });
  assert.equal(sent.length, 2);
  assert.equal(sent[0]!.init.body, sent[1]!.init.body);
});

test("a refusal by the API is not sent again", async () => {
  const sent = answerWith(Response.json({ errors: [{ message: "Chưa đăng nhập", extensions: { code: "UNAUTHENTICATED" } }] }));
  const failure = await runSafely(MUTATION, { input: { idempotencyKey: "one-intention-123" } }).catch((f: unknown) => f);
  assert.ok(failure instanceof ApiError);
  assert.equal(failure.code, "UNAUTHENTICATED");
  assert.equal(failure.message, "Chưa đăng nhập");
  assert.equal(sent.length, 1);
});

const NO_ANSWERS: readonly [string, Response | null][] = [
  ["no network", null],
  ["a gateway's 502 page", new Response("<html>", { status: 502 })],
];
for (const [name, answer] of NO_ANSWERS) {
  test(`${name} is no answer, so that the kept one may be shown`, async () => {
    answerWith(answer);
    await assert.rejects(run(PUBLIC_QUERY, { office: "lien-chieu" }), NoAnswerError);
  });
}

test("leaving the page is not an error of the network", async () => {
  const leaving = new AbortController();
  globalThis.fetch = async (_url, init) => {
    leaving.abort(new Error("left"));
    init?.signal?.throwIfAborted();
    return data({});
  };
  await assert.rejects(run(PUBLIC_QUERY, { office: "x" }, { signal: leaving.signal }), { message: "left" });
});

test("what is watched all day is asked for where that is cheap, and elsewhere for minutes once it failed", async () => {
  configureClient({ watching: { doc: PUBLIC_QUERY.id, at: "https://watch.example/graphql" } });
  const hosts = (sent: Sent[]) => sent.map((each) => new URL(each.url, "https://site").host);
  try {
    const cheap = answerWith(data({ board: null }));
    await run(PUBLIC_QUERY, { office: "lien-chieu" });
    assert.deepEqual(hosts(cheap), ["watch.example"]);
    assert.deepEqual(cheap[0]!.init.headers, { accept: "application/graphql-response+json" });
    const overrun = answerWith(new Response(null, { status: 429 }), data({ board: null }), data({ board: null }));
    await run(PUBLIC_QUERY, { office: "lien-chieu" });
    await run(PUBLIC_QUERY, { office: "lien-chieu" });
    assert.deepEqual(hosts(overrun), ["watch.example", "site", "site"]);
  } finally {
    configureClient({ watching: null });
  }
});

test("only what is watched goes there, never what is about one person", async () => {
  configureClient({ watching: { doc: PUBLIC_QUERY.id, at: "https://watch.example/graphql" } });
  try {
    const sent = answerWith(data({ ticket: null }));
    await run(TICKET_QUERY, { code: "K7QM9XWP3TRA" });
    assert.equal(sent[0]!.url, "/graphql");
  } finally {
    configureClient({ watching: null });
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { NoAnswerError } from "../src/graphql/client.ts";
import { fit, type Place, upload, UploadBroke } from "../src/staff/uploading.ts";

const MB = 1024 * 1024;
const PLACE: Place = { id: "K", url: "https://files.test/K", headers: [] };
const FILE = new Blob(["%PDF-"]);

test("a file is told by the ending of its name, and by its size", () => {
  assert.deepEqual(fit({ name: "kết quả.PDF", size: 1 }), { kind: "PDF" });
  assert.deepEqual(fit({ name: "a.jpeg", size: 10 * MB }), { kind: "JPEG" });
  assert.deepEqual(fit({ name: "a.png", size: 10 * MB + 1 }), { unfit: "tooLarge" });
  assert.deepEqual(fit({ name: "a.png", size: 0 }), { unfit: "empty" });
  for (const name of ["a.docx", "pdf", "a.pdf.exe", ""]) assert.deepEqual(fit({ name, size: 1 }), { unfit: "wrongKind" });
});

/** Sends as told, one entry a try: "ok", or what fails. */
function sender(...tries: readonly (Error | "ok")[]) {
  const left = [...tries];
  const sent: string[] = [];
  const send = async (_: Blob, { url }: Place): Promise<void> => {
    sent.push(url);
    const next = left.shift();
    if (next !== "ok") throw next;
  };
  return { sent, send };
}

const told = () => {
  const seen = { breaks: 0 };
  return { seen, onProgress: () => undefined, onBreak: () => void (seen.breaks += 1) };
};

test("a broken try is made again, at an address asked for anew", async () => {
  const { sent, send } = sender(new UploadBroke(), new UploadBroke(), "ok");
  let offers = 0;
  const offer = async (): Promise<Place> => ({ ...PLACE, url: `https://files.test/K?${++offers}` });
  const listener = told();
  assert.equal(await upload(FILE, offer, listener, [0, 0, 0], send), "K");
  assert.deepEqual(sent, ["https://files.test/K?1", "https://files.test/K?2", "https://files.test/K?3"]);
  assert.equal(listener.seen.breaks, 2);
});

test("an offer that nobody answered is asked for again", async () => {
  const { send } = sender("ok");
  const answers: (Error | Place)[] = [new NoAnswerError(null), PLACE];
  const offer = async (): Promise<Place> => {
    const next = answers.shift();
    if (next instanceof Error || !next) throw next;
    return next;
  };
  assert.equal(await upload(FILE, offer, told(), [0], send), "K");
});

test("after the last try it is broken", async () => {
  const { sent, send } = sender(new UploadBroke(), new UploadBroke());
  await assert.rejects(upload(FILE, async () => PLACE, told(), [0], send), UploadBroke);
  assert.equal(sent.length, 2);
});

test("what the service refuses is not tried again", async () => {
  const refused = new Error("no place");
  let offers = 0;
  const offer = async (): Promise<Place> => {
    offers += 1;
    throw refused;
  };
  await assert.rejects(upload(FILE, offer, told(), [0, 0], sender().send), refused);
  assert.equal(offers, 1);
});

// Sends a file to the place offered for it, again when the connection breaks, and tells how far it is.
import { NoAnswerError } from "../graphql/client.ts";
import type { FileKind } from "../graphql/operations/types.ts";

const LARGEST_FILE_IN_BYTES = 10 * 1024 * 1024;
const PAUSES_IN_MS = [1_000, 3_000, 8_000];
/** Without a byte sent for so long, the connection is taken for broken. */
const STALLED_AFTER_MS = 20_000;

const ENDINGS: Readonly<Record<FileKind, RegExp>> = { PDF: /\.pdf$/i, JPEG: /\.jpe?g$/i, PNG: /\.png$/i };
export const ACCEPTED = ".pdf,.jpg,.jpeg,.png";

export interface Place {
  readonly id: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export type Unfit = "wrongKind" | "tooLarge" | "empty";

/** Its kind by the ending of its name, or why it is not accepted. */
export function fit({ name, size }: { readonly name: string; readonly size: number }): { kind: FileKind } | { unfit: Unfit } {
  const kind = (Object.keys(ENDINGS) as FileKind[]).find((each) => ENDINGS[each].test(name));
  if (!kind) return { unfit: "wrongKind" };
  if (size === 0) return { unfit: "empty" };
  return size > LARGEST_FILE_IN_BYTES ? { unfit: "tooLarge" } : { kind };
}

/** The file did not come through, however often it was tried. */
export class UploadBroke extends Error {
  override readonly name = "UploadBroke";
}

export interface Told {
  /** From 0 to 1, of this try. */
  readonly onProgress: (share: number) => void;
  readonly onBreak: () => void;
}

/**
 * Sends the file; answers the place's id. `offer` is asked before each try, with the same key: the place stays the
 * same, its address may be a new one. Throws UploadBroke, and what `offer` throws but for a missing answer.
 */
export async function upload(
  file: Blob,
  offer: () => Promise<Place>,
  { onProgress, onBreak }: Told,
  pauses: readonly number[] = PAUSES_IN_MS,
  send: typeof put = put,
): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      const place = await offer();
      await send(file, place, onProgress);
      return place.id;
    } catch (failure) {
      if (!(failure instanceof UploadBroke || failure instanceof NoAnswerError)) throw failure;
      const pause = pauses[tries];
      if (pause === undefined) throw new UploadBroke();
      onBreak();
      await pauseOrNetwork(pause);
    }
  }
}

/** fetch() does not tell how much was sent. */
export function put(file: Blob, { url, headers }: Place, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const broke = (): void => reject(new UploadBroke());
    let stall = 0;
    const moved = (): void => {
      clearTimeout(stall);
      stall = window.setTimeout(() => request.abort(), STALLED_AFTER_MS);
    };
    request.open("PUT", url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      moved();
      onProgress(total ? loaded / total : 0);
    };
    request.onloadend = () => clearTimeout(stall);
    request.onload = () => (request.status === 200 ? resolve() : broke());
    request.onerror = broke;
    request.onabort = broke;
    moved();
    request.send(file);
  });
}

/** Back on the network, nobody need wait. */
function pauseOrNetwork(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    globalThis.addEventListener?.("online", done);
  });
}

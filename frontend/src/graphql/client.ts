// Sends persisted operations: run() once, poll() again and again.

/** A persisted operation: only its hash is shipped, its types live at compile time. */
export interface Doc<Result, Variables> {
  readonly id: string;
  readonly kind: "query" | "mutation";
  /** Asks nothing about a person, so it goes by GET and a cache may answer. */
  readonly isPublic: boolean;
  readonly _types?: (variables: Variables) => Result;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Staff's bearer token. */
  readonly token?: string | null;
  /** Sent even when the page is being left. */
  readonly outlivesPage?: boolean;
}

/** The API answered with an error: `code` as in its extensions, or HTTP_{status}; `message` is for the person. */
export class ApiError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "ApiError";
    this.code = code;
  }
}

/** No answer came: no network, or the server could not be reached. The operation may or may not have happened. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super("No answer from the server", { cause });
    this.name = "NoAnswerError";
  }
}

interface Body<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const ACCEPT = "application/graphql-response+json";
const ANSWER_PATIENCE_IN_MS = 15_000;
const RETRY_DELAYS_IN_MS = [600, 1800];

const WATCHED_HERE_AGAIN_AFTER_MS = 300_000;

/** A document that is asked for all day, and the address that answers it for less. */
export interface Watching {
  readonly doc: string;
  readonly at: string;
}

let api = "/graphql";
let watching: Watching | null = null;
let watchedHereFrom = 0;
let language = "vi";

/** Where the API is, and the language its messages come in. */
export function configureClient(options: {
  readonly api?: string;
  readonly watching?: Watching | null;
  readonly language?: string;
}): void {
  api = options.api ?? api;
  if (options.watching !== undefined) watching = options.watching;
  language = options.language ?? language;
}

/** Run one operation. Throws ApiError or NoAnswerError; an aborted signal throws its reason. */
export async function run<Result, Variables extends object>(
  doc: Doc<Result, Variables>,
  variables: Variables,
  options: RunOptions = {},
): Promise<Result> {
  const patience = AbortSignal.timeout(ANSWER_PATIENCE_IN_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  let response: Response;
  let body: Body<Result> | null;
  try {
    response = await send(doc, variables, options, signal);
    body = (await response.json().catch((failure: unknown) => {
      if (signal.aborted) throw failure;
      return null;
    })) as Body<Result> | null;
  } catch (failure) {
    options.signal?.throwIfAborted();
    throw new NoAnswerError(failure);
  }
  const error = body?.errors?.[0];
  if (error) throw new ApiError(error.extensions?.code ?? "INTERNAL", error.message);
  if (!response.ok || !body?.data) {
    if (response.status >= 500) throw new NoAnswerError(response.status);
    throw new ApiError(`HTTP_${response.status}`, response.statusText);
  }
  return body.data;
}

function send(
  doc: Doc<unknown, never>,
  variables: object,
  { token, outlivesPage }: RunOptions,
  signal: AbortSignal,
): Promise<Response> {
  const documentId = `sha256:${doc.id}`;
  if (doc.isPublic) {
    // Only `accept`: another site's page asks without a preflight.
    const query = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
    const ask = (address: string) => fetch(`${address}?${query}`, { signal, headers: { accept: ACCEPT } });
    return watching?.doc === doc.id && Date.now() >= watchedHereFrom ? watch(watching.at, ask, signal) : ask(api);
  }
  const headers: Record<string, string> = {
    accept: ACCEPT,
    "accept-language": language,
    "content-type": "application/json",
  };
  if (token) headers["authorization"] = `Bearer ${token}`;
  const body = JSON.stringify({ documentId, variables });
  return fetch(api, { method: "POST", signal, headers, body, keepalive: outlivesPage === true });
}

/** Where watching is cheap; when that is overrun or gone, for some minutes where everybody asks. */
async function watch(
  at: string,
  ask: (address: string) => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const response = await ask(at);
    if (response.ok) return response;
  } catch (failure) {
    if (signal.aborted) throw failure;
  }
  watchedHereFrom = Date.now() + WATCHED_HERE_AGAIN_AFTER_MS;
  return ask(api);
}

/**
 * Run a mutation that may be sent again safely because its idempotencyKey stays the same: when no answer comes,
 * or the store is busy, it is tried twice more before the failure is thrown.
 */
export async function runSafely<Result, Variables extends object>(
  doc: Doc<Result, Variables>,
  variables: Variables,
  options: RunOptions = {},
): Promise<Result> {
  for (const delay of RETRY_DELAYS_IN_MS) {
    try {
      return await run(doc, variables, options);
    } catch (failure) {
      const isTemporary =
        failure instanceof NoAnswerError || (failure instanceof ApiError && failure.code === "STORE_BUSY");
      if (!isTemporary) throw failure;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return run(doc, variables, options);
}

export interface Poll {
  /** Ask now, whatever the timer says. */
  readonly now: () => void;
  readonly stop: () => void;
}

const LONGEST_BACK_OFF = 8;
/** Pages that were opened together must not go on asking together. */
const LARGEST_JITTER = 0.15;

/**
 * Do `task` now and again after the seconds it returns, while the page is visible. A failure waits `failureSeconds`,
 * doubling up to eight times. Coming back to the page or to the network asks at once.
 */
export function poll(task: (signal: AbortSignal) => Promise<number>, failureSeconds = 4): Poll {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer = 0;
  let failures = 0;
  let isRunning = false;
  const tick = async (): Promise<void> => {
    clearTimeout(timer);
    if (document.hidden || isRunning || signal.aborted) return;
    isRunning = true;
    let seconds: number;
    try {
      seconds = await task(signal);
      failures = 0;
    } catch {
      seconds = failureSeconds * Math.min(LONGEST_BACK_OFF, 2 ** failures);
      failures += 1;
    }
    isRunning = false;
    if (!signal.aborted) timer = window.setTimeout(() => void tick(), seconds * (1 + Math.random() * LARGEST_JITTER) * 1000);
  };
  const now = (): void => void tick();
  document.addEventListener("visibilitychange", now, { signal });
  window.addEventListener("online", now, { signal });
  now();
  return {
    now,
    stop: () => {
      clearTimeout(timer);
      stopping.abort();
    },
  };
}

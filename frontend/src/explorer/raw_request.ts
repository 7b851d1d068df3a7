// Sends whatever a person typed, and says what came back and how long it took.

export interface RawAnswer {
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
  /** Indented when it is JSON, else as it came. */
  readonly text: string;
  /** The answer's `data`, when there is one. */
  readonly data: unknown;
}

export interface RawRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly language?: string;
}

/** Throws TypeError when no answer comes. */
export async function sendRaw(api: string, request: RawRequest): Promise<RawAnswer> {
  const headers: Record<string, string> = {
    accept: "application/graphql-response+json",
    "content-type": "application/json",
    "accept-language": request.language ?? "vi",
  };
  if (request.token) headers["authorization"] = `Bearer ${request.token}`;
  const started = performance.now();
  const response = await fetch(api, {
    method: "POST",
    headers,
    body: JSON.stringify({ query: request.query, variables: request.variables ?? {} }),
  });
  const raw = await response.text();
  const milliseconds = Math.round(performance.now() - started);
  const bytes = new TextEncoder().encode(raw).length;
  try {
    const body = JSON.parse(raw) as { data?: unknown };
    return { status: response.status, milliseconds, bytes, text: JSON.stringify(body, null, 2), data: body.data };
  } catch {
    return { status: response.status, milliseconds, bytes, text: raw, data: null };
  }
}

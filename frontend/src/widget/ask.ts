// Asks the service from another site's page: public operations only, by GET, without cookies or a preflight.
import type { Doc } from "../graphql/client.ts";

const PATIENCE_IN_MS = 10_000;

/** Run one public query at `base` (the service's site). Throws when no good answer comes. */
export async function ask<Result, Variables extends object>(
  base: string,
  doc: Doc<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const query = new URLSearchParams({ documentId: `sha256:${doc.id}`, variables: JSON.stringify(variables) });
  const response = await fetch(`${base}/graphql?${query}`, {
    headers: { accept: "application/graphql-response+json" },
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_IN_MS),
  });
  const body = (await response.json()) as { data?: Result | null };
  if (!body.data) throw new Error(`The service answered ${response.status}`);
  return body.data;
}

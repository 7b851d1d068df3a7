// Asks the service in the signed-in clerk's name.
import { ApiError, type Doc, run, runSafely } from "../graphql/client.ts";
import { currentSession, forgetSession } from "./session.ts";

/** Sent to `window` when the service or the clock says that the sign-in is over. */
export const SESSION_OVER = "denluot-session-over";

/** The sign-in is over: nothing was done, and nothing typed is lost. */
export class SessionIsOver extends Error {
  override readonly name = "SessionIsOver";
}

/**
 * Run one operation with the clerk's token; a mutation carries its key and is tried again when no answer comes.
 * Throws SessionIsOver, ApiError or NoAnswerError.
 */
export async function ask<Result, Variables extends object>(
  doc: Doc<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const session = currentSession();
  if (!session) throw endSession();
  const options = { token: session.token, ...(signal && { signal }) };
  try {
    return await (doc.kind === "mutation" ? runSafely : run)(doc, variables, options);
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === "UNAUTHENTICATED") throw endSession();
    throw failure;
  }
}

function endSession(): SessionIsOver {
  forgetSession();
  window.dispatchEvent(new Event(SESSION_OVER));
  return new SessionIsOver();
}

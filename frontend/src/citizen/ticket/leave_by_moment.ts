// When to leave, to be somewhere at a moment.

const MINUTE_IN_MS = 60_000;

/** The last moment to leave for who must be there `at`; null once it has passed. */
export function leaveBy(at: string, minutes: number, now: number): string | null {
  const moment = Date.parse(at) - minutes * MINUTE_IN_MS;
  return moment > now ? new Date(moment).toISOString() : null;
}

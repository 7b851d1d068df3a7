// This machine among others: its id, and that only one of its windows gives out numbers.
import { newKey } from "../graphql/intention.ts";

const KEY = "denluot.kiosk.id";
const LOCK = "denluot.kiosk";
const PATIENCE_IN_MS = 3000;

/** The office of this address (`/kiosk/{office}`), or null. */
export function officeOfAddress(): string | null {
  return /^\/kiosk\/([a-z0-9-]+)\/?$/.exec(location.pathname)?.[1] ?? null;
}

/** Made once, kept for good. */
export function machineId(): string {
  const known = localStorage.getItem(KEY) ?? newKey();
  localStorage.setItem(KEY, known);
  return known;
}

/** True for the one window that may give out numbers, as long as it is open: two would print the same number. */
export function isOnlyWindow(): Promise<boolean> {
  if (!("locks" in navigator)) return Promise.resolve(false);
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK, { signal: AbortSignal.timeout(PATIENCE_IN_MS) }, () => {
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

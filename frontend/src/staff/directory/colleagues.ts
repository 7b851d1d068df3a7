// Whom work can be given to: the office's directory, asked for once in a while, and entered by whoever signs in.
import { newKey } from "../../graphql/intention.ts";
import { EnterDirectory, StaffColleagues } from "../../graphql/operations/directory.ts";
import type { Colleague } from "../../graphql/operations/types.ts";
import { ask } from "../service.ts";

const KEPT_FOR_IN_MS = 60_000;

let known: Promise<readonly Colleague[]> | null = null;
let knownAt = 0;

/** Those of the office who are given work, oneself left out. Throws as `ask` does. */
export async function colleagues(): Promise<readonly Colleague[]> {
  if (!known || performance.now() - knownAt > KEPT_FOR_IN_MS) {
    knownAt = performance.now();
    known = ask(StaffColleagues, {}).then((found) => found.colleagues);
    known.catch(forgetColleagues);
  }
  return (await known).filter(({ isActive, isMe }) => isActive && !isMe);
}

/** The directory was changed here, or could not be read. */
export function forgetColleagues(): void {
  known = null;
}

/**
 * Who signs in for the first time can be given work from then on; who has another role now is known by it.
 * Nothing is lost when it fails: the next sign-in tries.
 */
export async function enterDirectory(ownRole: string): Promise<void> {
  try {
    const { colleagues: everybody } = await ask(StaffColleagues, {});
    if (everybody.some(({ isMe, role }) => isMe && role === ownRole)) return;
    await ask(EnterDirectory, { input: { idempotencyKey: newKey() } });
    forgetColleagues();
  } catch {
    // The console says elsewhere that the network or the session is gone.
  }
}

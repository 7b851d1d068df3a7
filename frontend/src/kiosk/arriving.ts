// A person with an appointment says that she is here; the kiosk stands in the hall and so knows the hall code.
import { ApiError, run, runSafely } from "../graphql/client.ts";
import { newKey } from "../graphql/intention.ts";
import { HallBoardCode } from "../graphql/operations/board.ts";
import { KioskCheckIn } from "../graphql/operations/kiosk.ts";
import type { PriorityClass } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { kioskTexts } from "../texts/kiosk.ts";

/** Somebody stands and waits. */
const PATIENCE_IN_MS = 8000;

type Outcome = ResultOf<typeof KioskCheckIn>["checkIn"];
export type ArrivedTicket = Extract<Outcome, { __typename: "CheckedIn" }>["ticket"];

/** The code in a ticket's address, https://…/t/K7QM9XWP3TRA; null in any other text. */
export function ticketCodeIn(scanned: string): string | null {
  return /\/t\/([0-9A-Za-z-]{12,14})$/.exec(scanned)?.[1] ?? null;
}

interface Arriving {
  /** The whole code or the short one. */
  readonly code: string;
  /** The class she says she belongs to. */
  readonly priority: PriorityClass | null;
  readonly office: string;
  readonly displayKey: string;
}

/** The ticket, or the sentence that says why not. */
export async function checkIn({ code, priority, office, displayKey }: Arriving): Promise<ArrivedTicket | string> {
  const signal = AbortSignal.timeout(PATIENCE_IN_MS);
  try {
    const { hallCode } = await run(HallBoardCode, { office, displayKey }, { signal });
    if (!hallCode) return kioskTexts().wrongKey;
    const input = { ticket: code, office, hallCode: hallCode.code, priority, idempotencyKey: newKey() };
    const { checkIn: outcome } = await runSafely(KioskCheckIn, { input }, { signal });
    const isIn = outcome.__typename === "CheckedIn" || outcome.__typename === "AlreadyCheckedIn";
    return isIn ? outcome.ticket : outcome.message;
  } catch (failure) {
    return failure instanceof ApiError ? failure.message : kioskTexts().checkInOffline;
  }
}

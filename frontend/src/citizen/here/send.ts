// Sends a check-in or takes a number, and turns the answer into what the page shows.
import { ApiError, runSafely } from "../../graphql/client.ts";
import type { Intention } from "../../graphql/intention.ts";
import { CheckIn, TakeTicket } from "../../graphql/operations/citizen.ts";
import type { PriorityClass, TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";

export interface Arrived {
  /** Null when it was refused or no answer came; then `message` says why. */
  readonly ticket: TicketText | null;
  readonly message: string;
  /** Which field the message is about: "hallCode", "ticket", "name", "phone" or none. */
  readonly field: string | null;
  /** Numbers are not given now, but times are. */
  readonly mayBookInstead?: boolean;
}

interface Arrival {
  readonly ticket: string;
  readonly hallCode: string;
  readonly priority: PriorityClass | null;
  readonly intention: Intention;
}

export async function checkIn({ intention, ...asked }: Arrival): Promise<Arrived> {
  try {
    const input = { ...asked, idempotencyKey: intention.key(asked) };
    const { checkIn: outcome } = await runSafely(CheckIn, { input });
    intention.settle();
    if (outcome.__typename === "CheckedIn" || outcome.__typename === "AlreadyCheckedIn") return done(outcome.ticket);
    const isAboutTicket = outcome.__typename.startsWith("Ticket");
    return refused(outcome, isAboutTicket ? "ticket" : null);
  } catch (failure) {
    return unanswered(failure);
  }
}

interface Taking {
  readonly office: string;
  readonly procedure: string;
  readonly hallCode: string;
  readonly priority: PriorityClass | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly intention: Intention;
}

export async function takeTicket({ intention, ...asked }: Taking): Promise<Arrived> {
  try {
    const input = { ...asked, idempotencyKey: intention.key(asked) };
    const { takeTicket: outcome } = await runSafely(TakeTicket, { input });
    intention.settle();
    return outcome.__typename === "TicketTaken" ? done(outcome.ticket) : refused(outcome, null);
  } catch (failure) {
    return unanswered(failure);
  }
}

function done(ticket: TicketText): Arrived {
  return { ticket, message: "", field: null };
}

interface Refusal {
  readonly __typename: string;
  readonly message: string;
  readonly field?: string;
}

function refused(outcome: Refusal, field: string | null): Arrived {
  const about = outcome.__typename === "HallCodeIsExpired" ? "hallCode" : (outcome.field ?? field);
  const mayBookInstead = outcome.__typename === "TodayIsByAppointment";
  return { ticket: null, message: outcome.message, field: about, mayBookInstead };
}

function unanswered(failure: unknown): Arrived {
  const message = failure instanceof ApiError ? failure.message : t.notSent;
  return { ticket: null, message, field: null };
}

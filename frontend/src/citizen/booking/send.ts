// Sends a booking or its move, and turns the answer into what the page shows.
import { ApiError, runSafely } from "../../graphql/client.ts";
import type { Intention } from "../../graphql/intention.ts";
import { BookAppointment, RescheduleAppointment } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";

export interface Booked {
  /** Null when it was refused or no answer came; then `message` says why. */
  readonly ticket: TicketText | null;
  readonly message: string;
  /** Which field the message is about. */
  readonly field: string | null;
  /** The chosen time cannot be had any more: the times must be asked again. */
  readonly isTimeGone: boolean;
}

const TIME_IS_GONE = new Set(["SlotIsFull", "SlotIsUnknown", "SlotIsPast", "SlotIsTooFarAhead", "OfficeIsClosed"]);

const FIELD_OF_LIMIT: Readonly<Record<string, string>> = {
  PhoneHasTooManyBookings: "phone",
  CitizenHasTooManyBookings: "citizen",
};

interface Booking {
  readonly office: string;
  readonly procedure: string;
  readonly slot: string;
  readonly name: string;
  readonly phone: string;
  readonly places: number;
  readonly hold: string | null;
  /** Her number, or her card's text. */
  readonly citizen: string | null;
  readonly intention: Intention;
}

export async function book({ intention, ...asked }: Booking): Promise<Booked> {
  try {
    const input = { ...asked, idempotencyKey: intention.key(asked) };
    const { bookAppointment: outcome } = await runSafely(BookAppointment, { input });
    intention.settle();
    return outcome.__typename === "AppointmentBooked" ? done(outcome.ticket) : refused(outcome);
  } catch (failure) {
    return unanswered(failure);
  }
}

interface Move {
  readonly ticket: string;
  readonly slot: string;
  readonly intention: Intention;
}

export async function move({ intention, ...asked }: Move): Promise<Booked> {
  try {
    const input = { ...asked, idempotencyKey: intention.key(asked) };
    const { rescheduleAppointment: outcome } = await runSafely(RescheduleAppointment, { input });
    intention.settle();
    return outcome.__typename === "AppointmentRescheduled" ? done(outcome.ticket) : refused(outcome);
  } catch (failure) {
    return unanswered(failure);
  }
}

function done(ticket: TicketText): Booked {
  return { ticket, message: "", field: null, isTimeGone: false };
}

function refused(outcome: { readonly __typename: string; readonly message: string; readonly field?: string }): Booked {
  const { __typename: kind, message } = outcome;
  const field = FIELD_OF_LIMIT[kind] ?? outcome.field ?? null;
  return { ticket: null, message, field, isTimeGone: TIME_IS_GONE.has(kind) };
}

/** The key stays: sending again cannot book twice, and the text says so. */
export function unanswered(failure: unknown): Booked {
  const message = failure instanceof ApiError ? failure.message : t.notSent;
  return { ticket: null, message, field: null, isTimeGone: false };
}

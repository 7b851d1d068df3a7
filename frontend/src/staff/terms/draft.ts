// The terms a manager has typed, and how they are sent.
import type { DeadlineUnit, TermsFields, TermsInput } from "../../graphql/operations/types.ts";

export interface TermsDraft {
  workflow: string;
  cutOff: string;
  amount: string;
  unit: DeadlineUnit;
  acceptsFrom: string;
  acceptsUntil: string;
}

/** The terms as they stand, ready to be typed over; a new promise begins in the unit that is stated. */
export function draftOf(terms: TermsFields): TermsDraft {
  return {
    workflow: terms.workflow,
    cutOff: terms.cutOff ?? "",
    amount: terms.committedDeadline ? String(terms.committedDeadline.amount) : "",
    unit: terms.committedDeadline?.unit ?? terms.statedDeadlines[0]?.unit ?? "WORKING_DAYS",
    acceptsFrom: terms.acceptsFrom ?? "",
    acceptsUntil: terms.acceptsUntil ?? "",
  };
}

export function inputOf(draft: TermsDraft): TermsInput {
  return {
    workflow: draft.workflow,
    cutOff: draft.cutOff || null,
    committedDeadline: draft.amount ? { amount: Math.trunc(Number(draft.amount)), unit: draft.unit } : null,
    acceptsFrom: draft.acceptsFrom || null,
    acceptsUntil: draft.acceptsUntil || null,
  };
}

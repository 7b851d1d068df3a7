// The terms a manager has typed, and how they are sent.
import type { DeadlineUnit, TermsFields, TermsInput } from "../../graphql/operations/types.ts";

/** Another office, as one chooses it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
}

export interface TermsDraft {
  workflow: string;
  cutOff: string;
  amount: string;
  unit: DeadlineUnit;
  acceptsFrom: string;
  acceptsUntil: string;
  /** Who decides; kept while another workflow is tried, and sent only where the workflow leaves. */
  competent: Unit | null;
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
    competent: terms.competentOffice,
  };
}

/** Whether another unit decides by the workflow that is drafted. */
export function leavesBy(terms: TermsFields, draft: TermsDraft): boolean {
  return terms.workflows.some(({ id, leaves }) => id === draft.workflow && leaves);
}

export function inputOf(terms: TermsFields, draft: TermsDraft): TermsInput {
  return {
    workflow: draft.workflow,
    cutOff: draft.cutOff || null,
    committedDeadline: draft.amount ? { amount: Math.trunc(Number(draft.amount)), unit: draft.unit } : null,
    acceptsFrom: draft.acceptsFrom || null,
    acceptsUntil: draft.acceptsUntil || null,
    competentOffice: leavesBy(terms, draft) ? (draft.competent?.id ?? null) : null,
  };
}

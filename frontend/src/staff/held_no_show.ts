// A no-show is held back for ten seconds: the person may just have stood up.
import { draft, dropDraft, keepDraft } from "./drafts.ts";

export const UNDO_SECONDS = 10;

const DRAFT = "no-show";

export interface HeldNoShow {
  readonly label: string;
  /** On this machine's clock, epoch milliseconds. */
  readonly sentAt: number;
}

/** Kept as a draft, so that a reload within the ten seconds does not lose it. */
export function holdNoShow(label: string): HeldNoShow {
  const held = { label, sentAt: Date.now() + UNDO_SECONDS * 1000 };
  keepDraft(DRAFT, held);
  return held;
}

export function heldNoShow(): HeldNoShow | null {
  return draft<HeldNoShow | null>(DRAFT, null);
}

export function releaseNoShow(): void {
  dropDraft(DRAFT);
}

export function secondsLeft(held: HeldNoShow): number {
  return Math.max(0, Math.ceil((held.sentAt - Date.now()) / 1000));
}

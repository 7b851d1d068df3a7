// What the clerk did last, and the seconds in which a slip of the finger can be taken back.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { undoTexts } from "../texts/staff/undo.ts";
import { keyCap } from "./element.ts";
import { shortcutsAreOn } from "./shortcuts.ts";

export type UndoableAct = NonNullable<DeskFields["undoable"]>;

export const UNDO_KEY = "U";

/** Whole seconds left to take it back, by the office's clock. */
export function secondsLeft(act: UndoableAct): number {
  return Math.max(0, Math.ceil((Date.parse(act.until) - siteNow()) / 1000));
}

/** The act that can be taken back now, or null. */
export function undoableNow(desk: DeskFields): UndoableAct | null {
  return desk.undoable && secondsLeft(desk.undoable) > 0 ? desk.undoable : null;
}

/** What was done, as one says it. */
export function didAct({ act, label: number, appointmentAt }: UndoableAct): string {
  const label = number ?? "";
  switch (act) {
    case "OPEN":
      return undoTexts().didOpen;
    case "CLOSE":
      return undoTexts().didClose;
    case "CALL":
      return t.didCall(label);
    case "RECALL":
      return t.didRecall(label);
    case "START":
      return t.didStart(label);
    case "NO_SHOW":
      return t.didNoShow(label);
    case "FINISH":
      return t.didFinish(label);
    case "TRANSFER":
      return undoTexts().didTransfer(label);
    case "ADD_SERVICE":
      return undoTexts().didAddService(label);
    case "REMOVE_SERVICE":
      return undoTexts().didRemoveService(label);
    case "SET_PRIORITY":
      return t.didSetPriority(label);
    case "RETURN":
      return undoTexts().didReturn(label);
    case "BOOK":
      return undoTexts().didBook(appointmentAt ? momentText(appointmentAt) : "");
  }
}

interface LastAct {
  /** What was done or came of it; "" when the page has just been opened. */
  readonly said: string;
  readonly act: UndoableAct | null;
  readonly undo: () => Promise<void>;
}

export function undoButton(seconds: number, undo: () => void): TemplateResult {
  return html`<button type="button" class="quiet" aria-keyshortcuts=${UNDO_KEY} @click=${undo}>
    ${t.undo(seconds)} ${shortcutsAreOn() ? keyCap(UNDO_KEY) : nothing}
  </button>`;
}

/** The sentence is announced once, from a place that is always there; the seconds beside it are not. */
export function renderLastAct({ said, act, undo }: LastAct): TemplateResult {
  const text = said || (act ? didAct(act) : "");
  return html`
    <div class="last-act small ${text ? "sheet" : ""}">
      <p role="status">${text}</p>
      ${act ? undoButton(secondsLeft(act), () => void undo()) : nothing}
    </div>
  `;
}

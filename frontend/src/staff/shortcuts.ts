// Single keys for the desk: quiet while somebody types, and can be switched off (WCAG 2.1.4).

const OFF_KEY = "denluot.staff.shortcuts-off";

export const shortcutsAreOn = (): boolean => localStorage.getItem(OFF_KEY) === null;

export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF_KEY);
  else localStorage.setItem(OFF_KEY, "1");
}

/**
 * The key a person meant for the desk ("Enter", "X", "R" …), or null when it belongs to something else:
 * a field, a focused button or link, an open dialog, or a shortcut of the browser.
 */
export function deskKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.repeat || withOtherKeys(event)) return null;
  if (document.querySelector("dialog[open]")) return null;
  const target = event.composedPath()[0];
  const element = target instanceof Element ? target : null;
  if (element?.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])"))
    return null;
  if (event.key === "Enter") return element?.closest("button, a, summary, input") ? null : "Enter";
  return singleKey(event);
}

/** A letter pressed alone, while the shortcuts are on. */
export function singleKey(event: KeyboardEvent): string | null {
  if (!shortcutsAreOn() || withOtherKeys(event) || event.key.length !== 1) return null;
  return event.key.toUpperCase();
}

const withOtherKeys = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.altKey || event.metaKey || event.isComposing;

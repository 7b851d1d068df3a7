// What a clerk has typed and not yet sent: survives a reload and an expired session, in this tab only.

const PREFIX = "denluot.staff.draft.";

/** What was typed under this name, or `fallback`. */
export function draft<T>(name: string, fallback: T): T {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function keepDraft(name: string, value: unknown): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

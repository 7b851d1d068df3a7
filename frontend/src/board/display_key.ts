// The key that pairs a television with its hall: `#k=…`, kept so that a restart without it still works.

const PREFIX = "denluot.board.key.";

/** From the address, else as kept from last time; null when this screen was never paired. */
export function displayKey(officeId: string): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get("k");
  try {
    if (given) localStorage.setItem(PREFIX + officeId, given);
    return given ?? localStorage.getItem(PREFIX + officeId);
  } catch {
    return given; // A browser that keeps nothing: the address is enough.
  }
}

/** The office of this address (`/board/{office}`), or null. */
export function officeOfAddress(): string | null {
  return /^\/board\/([a-z0-9-]+)\/?$/.exec(location.pathname)?.[1] ?? null;
}

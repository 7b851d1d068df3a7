// Which language the person reads, kept on this device; Vietnamese until they choose.
export type Language = "vi" | "en";

const STORAGE_KEY = "denluot.language";

let current: Language = "vi";

/** Read the kept choice (or `?lang=`) and mark the document with it. Call once, before the first render. */
export function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? readKept();
  current = asked === "en" ? "en" : "vi";
  document.documentElement.lang = current;
  return current;
}

export function language(): Language {
  return current;
}

/** Keep the choice for the next visit; the page that offers it starts again to show it. */
export function chooseLanguage(chosen: Language): void {
  current = chosen;
  try {
    localStorage.setItem(STORAGE_KEY, chosen);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** The text of this language. */
export function localized(text: { readonly vi: string; readonly en: string }): string {
  return text[current];
}

function readKept(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

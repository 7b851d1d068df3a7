// All of the citizen's texts in the chosen language. English is loaded only for those who read it.
import { language } from "../language.ts";
import { firstVi } from "./first_vi.ts";
import { vi } from "./vi.ts";

export type LaterMessages = typeof vi;
export type Messages = typeof firstVi & LaterMessages;

/** Without English, when its file does not come, there is Vietnamese. */
async function inEnglish(): Promise<Messages | null> {
  try {
    const [first, later] = await Promise.all([import("./first_en.ts"), import("./en.ts")]);
    return { ...first.firstEn, ...later.en };
  } catch {
    return null;
  }
}

/** The texts of the chosen language, which is known before the first page with them is loaded. */
export const t: Messages = (language() === "en" && (await inEnglish())) || { ...firstVi, ...vi };

// The citizen's texts in the chosen language. English is loaded only for those who read it.
import type { Language } from "../language.ts";
import { vi } from "./vi.ts";

export type Messages = typeof vi;

/** Always the texts of the chosen language; Vietnamese until loadMessages is done. */
export let t: Messages = vi;

export async function loadMessages(language: Language): Promise<void> {
  t = language === "en" ? (await import("./en.ts")).en : vi;
}

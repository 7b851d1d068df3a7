// The texts of a first visit in the chosen language; the other pages' texts come with those pages.
import type { Language } from "../language.ts";
import { firstVi } from "./first_vi.ts";

export type FirstMessages = typeof firstVi;

/** Always the texts of the chosen language; Vietnamese until loadFirstMessages is done. */
export let t: FirstMessages = firstVi;

export async function loadFirstMessages(language: Language): Promise<void> {
  t = language === "en" ? (await import("./first_en.ts")).firstEn : firstVi;
}

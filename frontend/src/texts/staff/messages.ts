// The clerk's words in the language chosen.
import { en } from "./en.ts";
import { type StaffTexts, vi } from "./vi.ts";

export let t: StaffTexts = vi;

/** Call once, before the first render. */
export function useStaffTexts(language: "vi" | "en"): void {
  t = language === "en" ? en : vi;
}

// The settings page's words in the language chosen.
import { language } from "../language.ts";
import { en } from "./en.ts";
import { type SettingsTexts, vi } from "./vi.ts";

export function texts(): SettingsTexts {
  return language() === "en" ? en : vi;
}

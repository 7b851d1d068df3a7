// Counts and shares as a person in Vietnam reads them.
import { type Language, language } from "./language.ts";

const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** 32.843, in English 32,843. */
export function countText(count: number): string {
  return count.toLocaleString(LOCALES[language()]);
}

/** 15,81, in English 15.81. */
export function pointsText(points: number): string {
  return points.toLocaleString(LOCALES[language()], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** 99,8 %, in English 99.8 %; never rounded up: 99.97 % is not all. Takes a share of 1. */
export function percentText(share: number): string {
  // A share such as 0.29 is a little less than 29 hundredths to the machine.
  const tenths = Math.floor(share * 1000 + 1e-6) / 10;
  return `${tenths.toLocaleString(LOCALES[language()], { maximumFractionDigits: 1 })} %`;
}

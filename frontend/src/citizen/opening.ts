// Open or closed, and until when, in words.
import { html, type TemplateResult } from "lit";
import type { OpeningText } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { t } from "../texts/citizen/first.ts";
import { localized } from "../texts/language.ts";
import { clockTime, localDay, momentText } from "../texts/moments.ts";

/** 13:30 today; 7:00, thứ Hai 23/11 another day. */
export function momentFromNow(moment: string): string {
  return localDay(moment) === localDay(siteNow()) ? clockTime(moment) : momentText(moment);
}

export function reopeningText(opening: OpeningText): string {
  return opening.opensAt ? t.reopensAt(momentFromNow(opening.opensAt)) : t.closed;
}

export function openingPill(opening: OpeningText): TemplateResult {
  if (opening.isOpen) {
    return html`<span class="pill dot">${opening.until ? t.openUntil(clockTime(opening.until)) : t.open}</span>`;
  }
  const reason = opening.reason ? localized(opening.reason) : t.closed;
  return html`<span class="pill warn dot">${reason}${opening.opensAt ? ` · ${reopeningText(opening)}` : ""}</span>`;
}

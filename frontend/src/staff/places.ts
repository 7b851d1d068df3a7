// Pages of the console besides the counters and the settings: the links that lead there, and each page.
import { html, nothing, type TemplateResult } from "lit";
import { listText } from "../texts/staff/dossier_list.ts";
import { termsText } from "../texts/staff/terms.ts";

/** "" is where one chooses a counter. */
export type Place = "" | "terms" | "lists";

interface Reader {
  readonly officeId: string;
  readonly role: string;
}

export function renderPlaceLinks({ role }: Reader, go: (place: Place) => void): TemplateResult {
  const link = (place: Place, text: string): TemplateResult =>
    html`<button type="button" class="quiet" @click=${() => go(place)}>${text}</button>`;
  return html`${role === "MANAGER" ? link("terms", termsText().title) : nothing} ${link("lists", listText().title)}`;
}

/** Null where the counters are to be shown. */
export function renderPlace(place: Place, { officeId }: Reader, leave: () => void): TemplateResult | null {
  switch (place) {
    case "terms":
      return html`<dl-terms .office=${officeId} @terms-left=${leave}></dl-terms>`;
    case "lists":
      return html`<dl-dossier-list @list-left=${leave}></dl-dossier-list>`;
    default:
      return null;
  }
}

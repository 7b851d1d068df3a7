// Where notices about the dossier go, for those who want any.
import { html, type TemplateResult } from "lit";
import { noticesTexts } from "../texts/staff/notices.ts";

export function renderEmail(email: string, typed: (email: string) => void): TemplateResult {
  const text = noticesTexts();
  return html`<div class="field">
    <label for="intake-email">${text.email}</label>
    <p class="small soft" id="intake-email-hint">${text.emailHint}</p>
    <input
      id="intake-email"
      type="email"
      maxlength="120"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="intake-email-hint"
      .value=${email}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
    />
  </div>`;
}

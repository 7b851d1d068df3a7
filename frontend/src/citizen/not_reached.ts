// Said to who may not be called before the office closes, and what she can do instead.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../texts/citizen/messages.ts";
import { address } from "./router.ts";

export function mayNotBeReached(office: string, procedure: string | undefined): TemplateResult {
  return html`<div class="notice stack" role="status">
    <p><b>${t.mayNotBeReached}.</b> ${t.mayNotBeReachedMeans}</p>
    ${procedure ? html`<a class="button plain" href=${address.book(office, procedure)}>${t.bookATime}</a>` : nothing}
  </div>`;
}

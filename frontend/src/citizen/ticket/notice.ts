// What the office did to an appointment: moved it, or asks for another time; and why.
import { html, nothing, type TemplateResult } from "lit";
import type { TicketText } from "../../graphql/operations/types.ts";
import { noticeTexts } from "../../texts/citizen/notice.ts";
import { momentText } from "../../texts/moments.ts";

export function officeNotice({ notice, appointmentAt }: TicketText): TemplateResult | typeof nothing {
  if (!notice || !appointmentAt) return nothing;
  const t = noticeTexts();
  const was = momentText(notice.wasAt);
  const reason = notice.reason?.replace(/[.\s]+$/, "");
  return html`<div class="notice tight" role="note">
    <p><b>${notice.isMoved ? t.moved(was, momentText(appointmentAt)) : t.chooseAgain(was)}</b></p>
    ${reason ? html`<p>${t.because(reason)}</p>` : nothing}
    ${notice.isMoved ? html`<p class="small">${t.choice}</p>` : nothing}
  </div>`;
}

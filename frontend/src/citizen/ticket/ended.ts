// A ticket at the desk, and after it: served, missed or cancelled.
import { html, nothing, type TemplateResult } from "lit";
import type { TicketText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { procedureName } from "../procedures/names.ts";
import { address } from "../router.ts";

export function serving(ticket: TicketText): TemplateResult {
  return html`<section class="hero">
      <div class="code"><span class="soft">${t.yourNumber}</span><b class="num">${ticket.label}</b></div>
      <div class="body tight">
        <h1>${t.servedAt(ticket.counter ?? 0)}</h1>
        ${ticket.procedure ? html`<p class="soft">${procedureName(ticket.procedure)}</p>` : nothing}
      </div>
    </section>
    ${dossierLink(ticket)}
    <p class="small soft">${t.sameCodeAfter}</p>`;
}

export function ended(ticket: TicketText): TemplateResult {
  const office = address.office(ticket.officeId);
  switch (ticket.state) {
    case "DONE":
      return html`<h1>${t.doneTitle}</h1>
        ${ticket.dossierCode
          ? html`<p>${t.doneWithDossier}</p>${dossierLink(ticket)}`
          : html`<p>${t.doneWithoutDossier}</p>
              <a class="button plain" href=${office}>${t.toOffice}</a>`}`;
    case "NO_SHOW":
      return html`<h1>${t.missedTitle}</h1>
        <p>${t.missed(ticket.counter)}</p>
        <a class="button" href=${address.here(ticket.officeId, ticket.procedure?.code)}>${t.takeNewNumber}</a>
        ${bookAgain(ticket)}`;
    default:
      return html`<h1>${t.cancelledTitle}</h1>
        <p>${t.cancelled}</p>
        ${bookAgain(ticket)}`;
  }
}

function dossierLink(ticket: TicketText) {
  if (!ticket.dossierCode) return nothing;
  return html`<a class="button" href=${address.dossier(ticket.code)}>${t.followDossier}</a>`;
}

function bookAgain(ticket: TicketText): TemplateResult {
  const href = ticket.procedure
    ? address.book(ticket.officeId, ticket.procedure.code)
    : address.procedures(ticket.officeId);
  return html`<a class="button plain" href=${href}>${t.bookAgain}</a>`;
}

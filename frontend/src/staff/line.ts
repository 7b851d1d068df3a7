// The line before a desk: who comes next and why, then who is expected.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields, DeskTicketFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";

/** Appointments further ahead than this are counted, not listed. */
const NEAR_IN_MS = 60 * 60_000;

export function renderLine(desk: DeskFields): TemplateResult {
  const horizon = Date.parse(desk.asOf) + NEAR_IN_MS;
  const near = desk.expected.filter(({ appointmentAt }) => !appointmentAt || Date.parse(appointmentAt) <= horizon);
  const later = desk.expected.length - near.length;
  return html`
    <section class="next" aria-labelledby="next-title">
      <div class="row between wrap">
        <h2 id="next-title">${t.next}</h2>
        <span class="small soft num">${t.checkedIn(desk.line.length)} · ${t.comingSoon(near.length)}</span>
      </div>
      ${
        desk.line.length + near.length === 0
          ? html`<p class="soft">${t.nobodyInLine}</p>`
          : html`<table class="num">
              <thead>
                <tr>
                  <th scope="col">${t.number}</th>
                  <th scope="col">${t.why}</th>
                  <th scope="col">${t.waited}</th>
                  <th scope="col">${t.procedure}</th>
                </tr>
              </thead>
              <tbody>
                ${desk.line.map((ticket) => renderTicket(ticket))} ${near.map((ticket) => renderExpected(ticket))}
              </tbody>
            </table>`
      }
      ${later ? html`<p class="small soft">${t.laterToday(later)}</p>` : nothing}
    </section>
  `;
}

const renderTicket = (ticket: DeskTicketFields): TemplateResult => html`
  <tr>
    <th scope="row">${ticket.label}</th>
    <td>${localized(ticket.reason)}</td>
    <td class="wait">${ticket.waitedMinutes === null ? "" : t.minutes(ticket.waitedMinutes)}</td>
    <td>${procedureOf(ticket)}</td>
  </tr>
`;

/** Has no number yet: numbers are given on arrival. */
const renderExpected = (ticket: DeskTicketFields): TemplateResult => html`
  <tr class="soft">
    <td>${ticket.group.letter}</td>
    <td colspan="2">${localized(ticket.reason)}</td>
    <td>${procedureOf(ticket)}</td>
  </tr>
`;

const procedureOf = (ticket: DeskTicketFields): TemplateResult | string =>
  ticket.procedureName
    ? html`<span class="clip" title=${ticket.procedureName}>${ticket.procedureName}</span>`
    : localized(ticket.group.name);

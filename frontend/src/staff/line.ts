// The line before a desk: who comes next and why, then who is expected.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields, DeskTicketFields, PriorityClass } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";

/** Appointments further ahead than this are counted, not listed. */
const NEAR_IN_MS = 60 * 60_000;

/** The clerk says which class somebody in the line belongs to; null for none. */
export type MarkPriority = (label: string, priority: PriorityClass | null) => void;

export function renderLine(desk: DeskFields, mark: MarkPriority | null): TemplateResult {
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
                  ${mark ? html`<th scope="col">${t.priority}</th>` : nothing}
                </tr>
              </thead>
              <tbody>
                ${desk.line.map((ticket) => renderTicket(ticket, desk, mark))} ${near.map((ticket) => renderExpected(ticket, mark !== null))}
              </tbody>
            </table>`
      }
      ${later ? html`<p class="small soft">${t.laterToday(later)}</p>` : nothing}
    </section>
  `;
}

const renderTicket = (ticket: DeskTicketFields, desk: DeskFields, mark: MarkPriority | null): TemplateResult => html`
  <tr>
    <th scope="row">${ticket.label}</th>
    <td>${localized(ticket.reason)}</td>
    <td class="wait">${ticket.waitedMinutes === null ? "" : t.minutes(ticket.waitedMinutes)}</td>
    <td>${procedureOf(ticket)}</td>
    ${mark ? html`<td>${priorityChoice(ticket, desk, mark)}</td>` : nothing}
  </tr>
`;

/** Has no number yet: numbers are given on arrival. */
const renderExpected = (ticket: DeskTicketFields, hasPriority: boolean): TemplateResult => html`
  <tr class="soft">
    <td>${ticket.group.letter}</td>
    <td colspan="2">${localized(ticket.reason)}</td>
    <td>${procedureOf(ticket)}</td>
    ${hasPriority ? html`<td></td>` : nothing}
  </tr>
`;

function priorityChoice(ticket: DeskTicketFields, desk: DeskFields, mark: MarkPriority): TemplateResult {
  const chosen = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    mark(ticket.label ?? "", value ? (value as PriorityClass) : null);
  };
  return html`<select aria-label=${t.priorityOf(ticket.label ?? "")} @change=${chosen}>
    <option value="" .selected=${ticket.priority === null}>${t.noPriority}</option>
    ${desk.priorityClasses.map(
      ({ id, name }) =>
        html`<option value=${id} .selected=${ticket.priority === id}>${localized(name)}</option>`,
    )}
  </select>`;
}

const procedureOf = (ticket: DeskTicketFields): TemplateResult | string =>
  ticket.procedureName
    ? html`<span class="clip" title=${ticket.procedureName}>${ticket.procedureName}</span>`
    : localized(ticket.group.name);

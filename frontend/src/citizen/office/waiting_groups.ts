// How many wait for each service, at which counters, and how long a newcomer would.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../texts/citizen/first.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, minutesAway } from "../../texts/moments.ts";
import type { Board, BoardGroup } from "../board_watch.ts";
import { reopeningText } from "../opening.ts";

export function waitingGroups(board: Board, isOld: boolean): TemplateResult {
  return html`${isOld ? html`<p class="notice small" role="status">${t.oldSince(clockTime(board.asOf))}</p>` : nothing}
    <ul>
      ${board.groups.map((group) => groupRow(board, group))}
    </ul>
    <p class="small soft num age">${t.updatedAt(clockTime(board.asOf))}</p>`;
}

function groupRow(board: Board, group: BoardGroup): TemplateResult {
  const { counters } = group;
  return html`<li class="group">
    <span
      >${localized(group.name)}${counters.length > 0
        ? html`<br /><span class="small soft">${t.atCounters(counters)}</span>`
        : nothing}</span
    >
    <span class="num">${waitText(board, group, counters.length > 0)}</span>
  </li>`;
}

function waitText(board: Board, group: BoardGroup, isStaffed: boolean): TemplateResult {
  if (!isStaffed) {
    const none = group.backAt ? t.counterBackAt(clockTime(group.backAt)) : t.noCounterOpen;
    const text = board.opening.isOpen ? none : reopeningText(board.opening);
    return html`${group.waiting > 0 ? html`<b>${t.people(group.waiting)}</b><br />` : nothing}<span class="soft"
        >${text}</span
      >`;
  }
  const people = group.waiting === 0 ? t.nobodyWaits : t.people(group.waiting);
  const wait = group.window && group.waiting > 0 ? [t.minutes(...minutesAway(group.window, board.asOf))] : [];
  const lines = group.mayNotBeReached ? [...wait, t.mayNotBeReached] : wait;
  return html`<b>${people}</b>${lines.map((line) => html`<br /><span class="small soft">${line}</span>`)}`;
}

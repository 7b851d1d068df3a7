// The rows of the list: step, who has it and what is left of its time, in colour and in words.
import { html, nothing, type TemplateResult } from "lit";
import type { InboxRow } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayAndMonth, localDay } from "../../texts/moments.ts";
import { inboxTexts } from "../../texts/staff/inbox.ts";
import { t } from "../../texts/staff/messages.ts";
import { registrationTexts } from "../../texts/staff/registration.ts";
import { answerPill, isLateByRule, warningPill } from "../dossier_facts.ts";
import { type Kind, kindOf } from "./filter.ts";

/** From this many working days on a dossier is in good time. */
const GOOD_TIME_IN_DAYS = 3;
const KINDS: readonly Kind[] = ["UNRECEIVED", "OVERDUE", "TODAY", "LATER", "WAITING"];
const KIND_TEXTS: Record<Kind, () => string> = {
  UNRECEIVED: () => registrationTexts().waiting,
  OVERDUE: () => t.dueOVERDUE,
  TODAY: () => t.dueTODAY,
  LATER: () => t.dueLATER,
  WAITING: () => inboxTexts().waiting,
};

interface Rows {
  readonly rows: readonly InboxRow[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (row: InboxRow, isChosen: boolean) => void;
  readonly show: (code: string) => void;
}

export function renderRows(table: Rows): TemplateResult {
  return html`<table class="num inbox" @keydown=${moveAmongBoxes}>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${inboxTexts().chosen(table.chosen.size)}</th>
        <th scope="col">${t.code}</th>
        <th scope="col" class="step-beside">${t.step}</th>
        <th scope="col">${t.left}</th>
      </tr>
    </thead>
    ${KINDS.map((kind) => {
      const rows = table.rows.filter((row) => kindOf(row) === kind);
      return rows.length === 0
        ? nothing
        : html`<tbody>
            <tr>
              <th class="kind" colspan="4" scope="rowgroup">${KIND_TEXTS[kind]()}</th>
            </tr>
            ${rows.map((row) => renderRow(row, kind, table))}
          </tbody>`;
    })}
  </table>`;
}

function renderRow(row: InboxRow, kind: Kind, { chosen, choose, show }: Rows): TemplateResult {
  return html`<tr>
    <td class="box">
      <input
        type="checkbox"
        aria-label=${inboxTexts().choose(row.code)}
        .checked=${chosen.has(row.code)}
        ?disabled=${!mayBeChosen(row)}
        @change=${(event: Event) => choose(row, (event.target as HTMLInputElement).checked)}
      />
    </td>
    <td>
      <button type="button" class="quiet" @click=${() => show(row.code)}>${row.code}</button>
      <span class="clip small soft">${row.procedureName}</span>
      <span class="step-inside small">${renderStep(row)}</span>
    </td>
    <td class="step-beside">${renderStep(row)}</td>
    <td>${renderLeft(row, kind)} ${row.work.warning === "HALF" || row.work.warning === "MOST" ? warningPill(row.work.warning) : nothing}</td>
  </tr>`;
}

/** What another unit has cannot be acted on. */
export const mayBeChosen = ({ work }: InboxRow): boolean => work.isHere;

/** The step, and who has it: another unit, or the clerk it was given to. */
function renderStep({ work, holder }: InboxRow): TemplateResult {
  const w = inboxTexts();
  const { worker } = work;
  const who = !work.isHere
    ? holder.unitName
    : worker && (worker.until ? w.lentTo(worker.clerkName) : w.mineBy(worker.clerkName));
  return html`${localized(work.stepName)}${who ? html`<span class="who small soft"> · ${who}</span>` : nothing}`;
}

/** Red late, amber soon, green in good time; each says so in words too. */
function renderLeft({ dueAt, waitsSince, workingDaysLeft, work }: InboxRow, kind: Kind): TemplateResult {
  if (work.minutesToAnswer !== null) return answerPill(work.minutesToAnswer);
  if (waitsSince) return html`<span class="pill plain">${inboxTexts().waitsSince(dayAndMonth(localDay(waitsSince)))}</span>`;
  if (!dueAt) return html`<span class="pill plain">${t.noDeadline}</span>`;
  const days = workingDaysLeft ?? 0;
  if (kind === "OVERDUE" && isLateByRule(dueAt)) {
    return html`<span class="pill bad">${t.overdueNow}</span> <span class="small">${t.byRule}</span>`;
  }
  if (kind === "OVERDUE") {
    return html`<span class="pill bad">${t.overdueSince(dayAndMonth(localDay(dueAt)))}</span>
      ${days < 0 ? html`<span class="small">${inboxTexts().overdueBy(-days)}</span>` : nothing}`;
  }
  if (kind === "TODAY") return html`<span class="pill bad">${t.dueToday(clockTime(dueAt))}</span>`;
  return html`<span class="pill ${days < GOOD_TIME_IN_DAYS ? "warn" : ""}">${t.daysLeft(days)}</span>`;
}

/** Up and down go from box to box; the space bar chooses, as everywhere. */
function moveAmongBoxes(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const box = event.target;
  if (!step || !(box instanceof HTMLInputElement)) return;
  const table = event.currentTarget as HTMLElement;
  const boxes = [...table.querySelectorAll<HTMLInputElement>("input[type=checkbox]:not(:disabled)")];
  const next = boxes[boxes.indexOf(box) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

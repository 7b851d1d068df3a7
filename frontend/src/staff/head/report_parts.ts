// The parts of a report: in short, against the office's targets, the progress component, and table II.06a.
import { html, nothing, type TemplateResult } from "lit";
import type { OfficeReport } from "../../graphql/operations/report.ts";
import type { Row06a } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { localized } from "../../texts/language.ts";
import { countText, percentText, pointsText } from "../../texts/numbers.ts";
import { reportTexts } from "../../texts/staff/report.ts";

export type Report = ResultOf<typeof OfficeReport>["report"];

export function renderSummary({ total }: Report): TemplateResult {
  const t = reportTexts();
  const days = (count: number | null): string => (count === null ? t.none : t.days(count));
  const tile = (name: string, value: string, mark = ""): TemplateResult =>
    html`<div class="tile ${mark}">
      <dt>${name}</dt>
      <dd class="num">${value}</dd>
    </div>`;
  return html`<section aria-labelledby="summary-title">
    <h2 id="summary-title" class="visually-hidden">${t.summary}</h2>
    <dl class="tiles five">
      ${tile(t.received, countText(total.received))}
      ${tile(t.results, countText(total.early + total.onTime + total.overdue))}
      ${tile(t.inTime, total.onTimeShare === null ? t.none : percentText(total.onTimeShare), total.overdue > 0 ? "warn" : "")}
      ${tile(t.median, days(total.medianDays))} ${tile(t.ninety, days(total.daysOf90Percent))}
    </dl>
    ${
      total.returned + total.refused + total.withdrawn > 0
        ? html`<p class="small soft">${t.withoutResult(total.returned, total.refused, total.withdrawn)}</p>`
        : nothing
    }
  </section>`;
}

export function renderTargets({ total, targets }: Report): TemplateResult {
  const t = reportTexts();
  return html`<section class="sheet stack" aria-labelledby="targets-title">
    <h2 id="targets-title">${t.targets}</h2>
    ${renderTarget(t.online, total.onlineShare, targets.online)}
    ${renderTarget(t.digitised, total.digitisedShare, targets.digitised)}
  </section>`;
}

/** A bar with a line at the target; the words beside it say the same. */
function renderTarget(name: string, share: number | null, target: number): TemplateResult {
  const t = reportTexts();
  const isReached = share !== null && share >= target;
  return html`<div>
    <p class="row between wrap">
      <b>${name}</b>
      <span class="num"
        >${share === null ? t.none : percentText(share)} <span class="soft">(${t.target(percentText(target))})</span>
        ${share === null ? nothing : html`<span class="pill ${isReached ? "" : "warn"}">${isReached ? t.reached : t.missed}</span>`}</span
      >
    </p>
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" class="gauge" aria-hidden="true">
      <rect class="ground" width="100" height="6"></rect>
      <rect class=${isReached ? "reached" : "missed"} width=${(share ?? 0) * 100} height="6"></rect>
      <rect class="mark" x=${Math.min(99.4, target * 100)} width="0.6" height="6"></rect>
    </svg>
  </div>`;
}

export function renderProgress({ progress }: Report): TemplateResult {
  const t = reportTexts();
  return html`<section class="sheet stack" aria-labelledby="progress-title">
    <h2 id="progress-title">${t.progress}</h2>
    ${
      progress.points === null
        ? html`<p>${t.noPoints}</p>`
        : html`<p class="points num">${t.points(pointsText(progress.points), progress.most)}</p>
            <p class="small num">${localized(progress.formula)}</p>`
    }
    <p class="small soft">${localized(progress.note)}</p>
  </section>`;
}

type Columns = ReturnType<typeof reportTexts>["columns"];

interface Column {
  readonly group: "received" | "ended" | "inProgress";
  readonly name: keyof Columns;
  readonly count: (row: Row06a) => number;
}

/** The columns of Circular 02/2017, in the order of the files. */
const COLUMNS: readonly Column[] = [
  { group: "received", name: "total", count: (row) => row.carriedOver + row.received },
  { group: "received", name: "online", count: (row) => row.receivedOnline },
  { group: "received", name: "other", count: (row) => row.received - row.receivedOnline },
  { group: "received", name: "carriedOver", count: (row) => row.carriedOver },
  { group: "ended", name: "total", count: (row) => row.endedEarly + row.endedOnTime + row.endedOverdue },
  { group: "ended", name: "early", count: (row) => row.endedEarly },
  { group: "ended", name: "onTime", count: (row) => row.endedOnTime },
  { group: "ended", name: "overdue", count: (row) => row.endedOverdue },
  { group: "inProgress", name: "total", count: (row) => row.inProgressWithin + row.inProgressOver },
  { group: "inProgress", name: "within", count: (row) => row.inProgressWithin },
  { group: "inProgress", name: "over", count: (row) => row.inProgressOver },
];
const GROUPS = ["received", "ended", "inProgress"] as const;

/** Inside a sentence; BCCI stays as it is. */
const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Where there is no room for its columns each line is a card, and each count carries its column's name. */
export function renderTable(report: Report): TemplateResult {
  const t = reportTexts();
  const { columns } = t;
  const cells = (row: Row06a): TemplateResult[] =>
    COLUMNS.map(
      ({ group, name, count }) => html`<td data-name="${columns[group]}: ${lowered(columns[name])}">${countText(count(row))}</td>`,
    );
  return html`<table class="num loads six">
    <thead>
      <tr>
        <th scope="col" rowspan="2">${t.bys[report.by]}</th>
        ${GROUPS.map(
          (group) =>
            html`<th scope="colgroup" colspan=${COLUMNS.filter((column) => column.group === group).length}>
              ${columns[group]}
            </th>`,
        )}
      </tr>
      <tr>
        ${COLUMNS.map(({ name }) => html`<th scope="col">${columns[name]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${report.lines.nodes.map(
        ({ label, figures }) =>
          html`<tr>
            <th scope="row">${localized(label)}</th>
            ${cells(figures)}
          </tr>`,
      )}
      ${
        report.withheldFigures
          ? html`<tr>
              <th scope="row">${t.withheldRow(report.withheld)}</th>
              ${cells(report.withheldFigures)}
            </tr>`
          : nothing
      }
      <tr class="sum">
        <th scope="row">${t.whole}</th>
        ${cells(report.total)}
      </tr>
    </tbody>
  </table>`;
}

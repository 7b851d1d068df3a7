// Charts of a report as SVG, each with its figures as a table: columns stacked by month, and days taken.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { OfficeReport } from "../../graphql/operations/report.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { reportTexts } from "../../texts/staff/report.ts";
import { topOfScale } from "./scale.ts";

export type Month = ResultOf<typeof OfficeReport>["report"]["months"][number];

const KINDS = ["early", "onTime", "overdue"] as const;
type Kind = (typeof KINDS)[number];

/** In units of the drawing; it grows with the page. */
const WIDTH = 440;
const HEIGHT = 200;
const LEFT = 48;
const BOTTOM = 28;
const TOP = 12;
const WIDEST_COLUMN = 56;
const SHARE_OF_COLUMN = 0.6;

/** 11/2026 */
export function monthName({ since }: Pick<Month, "since">): string {
  return `${Number(since.slice(5, 7))}/${since.slice(0, 4)}`;
}

/** Results of each month, stacked: early, on time, overdue. */
export function resultsChart(months: readonly Month[]): TemplateResult {
  const t = reportTexts();
  const sum = (month: Month): number => month.early + month.onTime + month.overdue;
  const top = topOfScale(Math.max(0, ...months.map(sum)));
  return figure(
    t.byMonth,
    KINDS.map((kind) => ({ mark: kind, name: t[kind] })),
    drawing(t.byMonth, months, top, (month, x, width) => {
      let below = 0;
      return KINDS.map((kind) => {
        const from = below;
        below += month[kind];
        const y = height(below, top);
        return svg`<rect class=${kind} x=${x} y=${y} width=${width} height=${height(from, top) - y}></rect>`;
      });
    }),
    html`<thead>
        <tr>
          <th scope="col">${t.month}</th>
          ${KINDS.map((kind) => html`<th scope="col">${t[kind]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (month) =>
            html`<tr>
              <th scope="row">${monthName(month)}</th>
              ${KINDS.map((kind: Kind) => html`<td>${month[kind]}</td>`)}
            </tr>`,
        )}
      </tbody>`,
  );
}

/** How long it took: half and 90 % of each month's results. */
export function daysChart(months: readonly Month[]): TemplateResult {
  const t = reportTexts();
  const top = topOfScale(Math.max(0, ...months.map((month) => month.daysOf90Percent ?? 0)));
  return figure(
    t.processing,
    [
      { mark: "ninety", name: t.ninetyShort },
      { mark: "median", name: t.medianShort },
    ],
    drawing(t.processing, months, top, ({ medianDays, daysOf90Percent }, x, width) => {
      if (medianDays === null || daysOf90Percent === null) return [];
      const y = height(daysOf90Percent, top);
      const median = height(medianDays, top);
      return [
        svg`<rect class="ninety" x=${x} y=${y} width=${width} height=${height(0, top) - y}></rect>`,
        svg`<line class="median" x1=${x - 4} x2=${x + width + 4} y1=${median} y2=${median}></line>`,
      ];
    }),
    html`<thead>
        <tr>
          <th scope="col">${t.month}</th>
          <th scope="col">${t.medianShort}</th>
          <th scope="col">${t.ninetyShort}</th>
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (month) =>
            html`<tr>
              <th scope="row">${monthName(month)}</th>
              <td>${month.medianDays ?? t.none}</td>
              <td>${month.daysOf90Percent ?? t.none}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}

const height = (value: number, top: number): number =>
  HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / top;

function drawing(
  title: string,
  months: readonly Month[],
  top: number,
  column: (month: Month, x: number, width: number) => readonly TemplateResult<2>[],
): TemplateResult {
  const room = (WIDTH - LEFT) / Math.max(1, months.length);
  const width = Math.min(WIDEST_COLUMN, room * SHARE_OF_COLUMN);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${reportTexts().chartOf(title)}>
    ${[0, top / 2, top].map((value) => {
      const y = height(value, top);
      return svg`<line class="scale" x1=${LEFT} x2=${WIDTH} y1=${y} y2=${y}></line>
        <text x=${LEFT - 8} y=${y + 4} text-anchor="end">${value}</text>`;
    })}
    ${months.map((month, at) => {
      const middle = LEFT + room * (at + 0.5);
      return svg`${column(month, middle - width / 2, width)}
        <text x=${middle} y=${HEIGHT - 8} text-anchor="middle">${shortName(month, at)}</text>`;
    })}
  </svg>`;
}

/** 12, with the year where one begins: 1/26. */
function shortName({ since }: Month, at: number): string {
  const month = Number(since.slice(5, 7));
  return at === 0 || month === 1 ? `${month}/${since.slice(2, 4)}` : String(month);
}

function figure(
  title: string,
  legend: readonly { readonly mark: string; readonly name: string }[],
  chart: TemplateResult,
  table: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<figure class="sheet chart">
    <figcaption><h2>${title}</h2></figcaption>
    <ul class="legend row wrap small">
      ${legend.map(({ mark, name }) => html`<li class=${mark}>${name}</li>`)}
    </ul>
    ${chart}
    <details>
      <summary class="small">${reportTexts().table}</summary>
      <table class="num loads">
        ${table}
      </table>
    </details>
  </figure>`;
}

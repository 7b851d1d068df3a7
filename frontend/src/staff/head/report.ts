// A manager's report of a period: figures, charts with their tables, II.06a and its files, and the register.
import { html, nothing, type TemplateResult } from "lit";
import { saveBase64, saveText } from "../../elements/save_file.ts";
import { OfficeReport, RegisterFile, ReportCsv, ReportXlsx } from "../../graphql/operations/report.ts";
import type { ReportBy } from "../../graphql/operations/types.ts";
import { siteNow } from "../../site_clock.ts";
import { dayAndMonth, localDay } from "../../texts/moments.ts";
import { reportTexts } from "../../texts/staff/report.ts";
import { failureText, problem, StaffElement } from "../element.ts";
import { ask } from "../service.ts";
import { daysChart, resultsChart } from "./charts.ts";
import { daysIn, NAMED_PERIODS, type NamedPeriod, namedPeriod, type Period } from "./periods.ts";
import { type Report, renderProgress, renderSummary, renderTable, renderTargets } from "./report_parts.ts";

const LONGEST_REGISTER_IN_DAYS = 31;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const BYS: readonly ReportBy[] = ["SECTOR", "PROCEDURE", "CHANNEL", "OFFICER"];

/** Sends `head-left`. */
export class ReportPage extends StaffElement {
  static override properties = {
    report: { state: true },
    named: { state: true },
    period: { state: true },
    by: { state: true },
    nextPart: { state: true },
    busy: { state: true },
    said: { state: true },
    trouble: { state: true },
  };
  declare report: Report | null;
  declare named: NamedPeriod | "own";
  /** As chosen in the form; what is shown is the report's own. */
  declare period: Period;
  declare by: ReportBy;
  /** Where the register goes on after the part that was saved. */
  declare nextPart: string | null;
  /** Which button waits for its answer. */
  declare busy: string;
  declare said: string;
  declare trouble: string;
  #isAsked = false;

  constructor() {
    super();
    this.report = null;
    this.named = "thisMonth";
    this.period = namedPeriod("thisMonth", localDay(siteNow()));
    this.by = "SECTOR";
    this.nextPart = null;
    this.busy = "";
    this.said = "";
    this.trouble = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  /** One thing at a time; what goes wrong is said above the report. */
  async #doing(name: string, act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = name;
    this.said = "";
    this.trouble = "";
    try {
      await act();
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.busy = "";
    }
    if (this.#isAsked) await this.#load();
  }

  async #load(): Promise<void> {
    // Asked for while something else is under way: it is its turn afterwards.
    this.#isAsked = this.busy !== "";
    if (this.#isAsked) return;
    await this.#doing("show", async () => {
      const { period, by } = this;
      if (!period.since || !period.until) {
        this.trouble = reportTexts().datesMissing;
        return;
      }
      const { report } = await ask(OfficeReport, { ...period, by });
      this.report = report;
      this.nextPart = null;
    });
  }

  protected override render(): TemplateResult {
    const t = reportTexts();
    return html`
      <main class="head stack">
        <div class="row between wrap">
          <h1>${t.title}</h1>
          <button type="button" class="quiet" @click=${() => this.send("head-left")}>${t.back}</button>
        </div>
        ${this.#renderForm()} ${problem(this.trouble)}
        ${this.report ? this.#renderReport(this.report) : this.busy ? html`<p role="status">${t.loading}</p>` : nothing}
      </main>
    `;
  }

  #renderForm(): TemplateResult {
    const t = reportTexts();
    return html`<form class="sheet report-form" @submit=${this.#submitted}>
      <label
        ><span>${t.period}</span>
        <select @change=${this.#named}>
          ${[...NAMED_PERIODS, "own" as const].map(
            (name) => html`<option value=${name} ?selected=${name === this.named}>${t.periods[name]}</option>`,
          )}
        </select></label
      >
      ${this.#dateField("since")} ${this.#dateField("until")}
      <label
        ><span>${t.by}</span>
        <select @change=${(event: Event) => (this.by = (event.target as HTMLSelectElement).value as ReportBy)}>
          ${BYS.map((by) => html`<option value=${by} ?selected=${by === this.by}>${t.bys[by]}</option>`)}
        </select></label
      >
      <button aria-busy=${this.busy === "show"}>${t.show}</button>
    </form>`;
  }

  #dateField(end: "since" | "until"): TemplateResult {
    return html`<label
      ><span>${reportTexts()[end]}</span>
      <input
        type="date"
        .value=${this.period[end]}
        @change=${(event: Event) => {
          this.named = "own";
          this.period = { ...this.period, [end]: (event.target as HTMLInputElement).value };
        }}
      /></label>`;
  }

  #renderReport(report: Report): TemplateResult {
    const t = reportTexts();
    const hasResults = report.total.early + report.total.onTime + report.total.overdue > 0;
    return html`
      <p class="soft" role="status">${t.of(wholeDay(report.since), wholeDay(report.until))}</p>
      ${report.uncounted > 0 ? html`<p class="notice">${t.uncounted(report.uncounted)}</p>` : nothing}
      ${renderSummary(report)}
      <div class="pair">${renderProgress(report)} ${renderTargets(report)}</div>
      ${
        hasResults
          ? html`<div class="pair">${resultsChart(report.months)} ${daysChart(report.months)}</div>`
          : html`<p class="soft">${t.noResults}</p>`
      }
      <section class="sheet stack" aria-labelledby="table-title">
        <div class="row between wrap">
          <h2 id="table-title">${t.report06a}</h2>
          <div class="row">
            ${this.#button("csv", t.csv, () => this.#saveCsv(report))}
            ${this.#button("xlsx", t.xlsx, () => this.#saveXlsx(report))}
          </div>
        </div>
        ${report.withheld > 0 ? html`<p class="small soft">${t.withheld(report.withheld)}</p>` : nothing}
        ${report.lines.nodes.length > 0 || report.withheld > 0 ? renderTable(report) : html`<p>${t.nothing}</p>`}
        ${report.lines.pageInfo.hasNextPage ? this.#button("more", t.more, () => this.#more(report)) : nothing}
      </section>
      ${this.#renderRegister(report)}
    `;
  }

  #renderRegister(report: Report): TemplateResult {
    const t = reportTexts();
    const { nextPart } = this;
    return html`<section class="sheet stack" aria-labelledby="register-title">
      <h2 id="register-title">${t.register}</h2>
      <p class="small soft">${t.registerHint}</p>
      ${
        daysIn(report) > LONGEST_REGISTER_IN_DAYS
          ? html`<p>${t.registerTooLong}</p>`
          : html`<div class="row wrap">
              ${this.#button("register", t.print, () => this.#saveRegister(report, null))}
              ${nextPart ? this.#button("next", t.printNext, () => this.#saveRegister(report, nextPart)) : nothing}
              <span role="status">${this.said}</span>
            </div>`
      }
    </section>`;
  }

  #button(name: string, text: string, act: () => Promise<void>): TemplateResult {
    return html`<button
      type="button"
      class="plain fit"
      aria-busy=${this.busy === name}
      @click=${() => void this.#doing(name, act)}
    >
      ${text}
    </button>`;
  }

  async #more(report: Report): Promise<void> {
    const { since, until, by, lines } = report;
    const { report: next } = await ask(OfficeReport, { since, until, by, after: lines.pageInfo.endCursor });
    this.report = { ...next, lines: { ...next.lines, nodes: [...lines.nodes, ...next.lines.nodes] } };
  }

  async #saveCsv({ since, until, by }: Report): Promise<void> {
    const { report } = await ask(ReportCsv, { since, until, by });
    saveText({ fileName: `${fileName({ since, until })}.csv`, text: report.csv, type: "text/csv;charset=utf-8" });
  }

  async #saveXlsx({ since, until, by }: Report): Promise<void> {
    const { report } = await ask(ReportXlsx, { since, until, by });
    saveBase64({ fileName: `${fileName({ since, until })}.xlsx`, base64: report.xlsxBase64, type: XLSX });
  }

  async #saveRegister({ since, until }: Report, part: string | null): Promise<void> {
    const { dossierRegister } = await ask(RegisterFile, { since, until, part });
    const { file, entries } = dossierRegister;
    saveBase64({ fileName: file.fileName, base64: file.pdfBase64, type: "application/pdf" });
    this.nextPart = dossierRegister.nextPart;
    this.said = reportTexts().printed(entries);
  }

  readonly #named = (event: Event): void => {
    this.named = (event.target as HTMLSelectElement).value as NamedPeriod | "own";
    if (this.named !== "own") this.period = namedPeriod(this.named, localDay(siteNow()));
  };

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#load();
  };
}

const wholeDay = (day: string): string => reportTexts().day(dayAndMonth(day), day.slice(0, 4));

const fileName = ({ since, until }: Period): string => `bao-cao-06a-${since}-${until}`;

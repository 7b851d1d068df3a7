// What the head of the office watches: late dossiers first, then what falls due, whose it is and where it stands.
import { html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../../graphql/client.ts";
import { DueWatch } from "../../graphql/operations/due_watch.ts";
import type { DueLevel } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { siteNow } from "../../site_clock.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayText, momentText } from "../../texts/moments.ts";
import { dueWatchTexts } from "../../texts/staff/due_watch.ts";
import { t as deskTexts } from "../../texts/staff/messages.ts";
import type { DossierDialog } from "../dossier.ts";
import { isLateByRule } from "../dossier_facts.ts";
import { failureText, problem, StaffElement } from "../element.ts";
import { ask } from "../service.ts";
import type { AwaitedPapersSection } from "./awaited_papers.ts";

type Watch = ResultOf<typeof DueWatch>["dueWatch"];
type Row = Watch["dossiers"]["nodes"][number];
type Load = Watch["byOfficer"][number];

const WAYS_AHEAD = [1, 3, 7, 14, 30] as const;
const USUAL_DAYS = 7;
const PAGE_SIZE = 50;
const REFRESH_SECONDS = 120;
/** From this many working days on a dossier is in good time. */
const GOOD_TIME_IN_DAYS = 3;
const LEVELS: readonly DueLevel[] = ["OVERDUE", "TODAY", "SOON"];
const PILLS: Record<DueLevel, string> = { OVERDUE: "bad", TODAY: "warn", SOON: "" };

/** Sends `head-left`. */
export class DueWatchPage extends StaffElement {
  static override properties = { watch: { state: true }, days: { state: true }, trouble: { state: true } };
  declare watch: Watch | null;
  declare days: number;
  declare trouble: string;
  #poll: Poll | null = null;

  constructor() {
    super();
    this.watch = null;
    this.days = USUAL_DAYS;
    this.trouble = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#poll = poll(async () => {
      await this.#load();
      return REFRESH_SECONDS;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll?.stop();
  }

  async #load(): Promise<void> {
    const { days } = this;
    const first = Math.min(100, Math.max(PAGE_SIZE, this.watch?.dossiers.nodes.length ?? 0));
    try {
      const { dueWatch } = await ask(DueWatch, { days, first });
      if (days === this.days) this.watch = dueWatch;
      this.trouble = "";
    } catch (failure) {
      this.trouble = failureText(failure);
      throw failure;
    }
  }

  async #more(watch: Watch): Promise<void> {
    try {
      const { dueWatch: next } = await ask(DueWatch, {
        days: this.days,
        first: PAGE_SIZE,
        after: watch.dossiers.pageInfo.endCursor,
      });
      const nodes = [...watch.dossiers.nodes, ...next.dossiers.nodes];
      this.watch = { ...next, dossiers: { ...next.dossiers, nodes } };
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  #open(code: string): void {
    void this.querySelector<DossierDialog>("dl-dossier")?.open(code);
  }

  protected override render(): TemplateResult {
    const t = dueWatchTexts();
    return html`
      <main class="head stack">
        <div class="row between wrap">
          <h1>${t.title}</h1>
          <button type="button" class="quiet" @click=${() => this.send("head-left")}>${t.back}</button>
        </div>
        ${problem(this.trouble)}
        <dl-unsent-reminders></dl-unsent-reminders>
        ${this.watch ? this.#renderWatch(this.watch) : this.trouble ? nothing : html`<p role="status">${t.loading}</p>`}
        <div>
          <dl-awaited-papers @open-awaited=${({ detail }: CustomEvent<string>) => this.#open(detail)}></dl-awaited-papers>
        </div>
      </main>
      <dl-dossier @dossier-moved=${this.#moved}></dl-dossier>
    `;
  }

  #renderWatch(watch: Watch): TemplateResult {
    const t = dueWatchTexts();
    const { nodes, pageInfo } = watch.dossiers;
    const escalated = nodes.filter(({ level }) => level !== "SOON");
    const soon = nodes.filter(({ level }) => level === "SOON");
    const more = pageInfo.hasNextPage
      ? html`<button type="button" class="plain fit" @click=${() => void this.#more(watch)}>${t.more}</button>`
      : nothing;
    return html`
      <div class="row between wrap">
        <p class="soft">${t.lead(dayText(watch.until))}</p>
        <label class="ahead"
          >${t.days}
          <select @change=${this.#chosen}>
            ${WAYS_AHEAD.map((days) => html`<option value=${days} ?selected=${days === this.days}>${t.daysAhead(days)}</option>`)}
          </select></label
        >
      </div>
      <dl class="tiles">
        ${LEVELS.map(
          (level) =>
            html`<div class="tile ${watch[COUNTS[level]] > 0 ? PILLS[level] : ""}">
              <dt>${t.levels[level]}</dt>
              <dd class="num">${watch[COUNTS[level]]}</dd>
            </div>`,
        )}
      </dl>
      ${watch.isWhole ? nothing : html`<p class="notice">${t.notWhole}</p>`}
      ${
        nodes.length === 0
          ? html`<p class="notice good">${t.nothing}</p>`
          : html`
              <section class="sheet stack" aria-labelledby="escalated">
                <h2 id="escalated">${t.escalated}</h2>
                <p class="small soft">${t.escalatedMeans}</p>
                ${escalated.length ? this.#renderRows(escalated, t.escalated) : html`<p>${t.noneEscalated}</p>`}
                ${soon.length ? nothing : more}
              </section>
              <section class="sheet stack" aria-labelledby="soon">
                <h2 id="soon">${t.soon}</h2>
                ${soon.length ? this.#renderRows(soon, t.soon) : html`<p>${t.noneSoon}</p>`}
                ${soon.length ? more : nothing}
              </section>
              <div class="pair">
                ${renderLoads(t.byOfficer, t.who, watch.byOfficer)} ${renderLoads(t.byStep, t.step, watch.byStep)}
              </div>
            `
      }
    `;
  }

  #renderRows(rows: readonly Row[], caption: string): TemplateResult {
    const t = dueWatchTexts();
    return html`<table class="due">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.dossier}</th>
          <th scope="col">${t.stepAndWho}</th>
          <th scope="col">${t.due}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ about, level, holder, stepName }) =>
            html`<tr>
              <td>
                <button type="button" class="quiet num" @click=${() => this.#open(about.code)}>${about.code}</button>
                <span class="clip small soft">${about.procedureName}</span>
              </td>
              <td>
                <b>${localized(stepName)}</b><br />${localized(holder.name)}
                ${t.kinds[holder.kind] ? html`<span class="small soft">(${t.kinds[holder.kind]})</span>` : nothing}
                ${renderStepLate(about.work.stepDueAt, level)}
              </td>
              <td class="num">
                ${about.dueAt ? html`${momentText(about.dueAt)}<br />` : nothing}${renderLeft(about, level)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  readonly #moved = (): void => {
    this.#poll?.now();
    void this.querySelector<AwaitedPapersSection>("dl-awaited-papers")?.load();
  };

  readonly #chosen = (event: Event): void => {
    this.days = Number((event.target as HTMLSelectElement).value);
    this.#poll?.now();
  };
}

const COUNTS: Record<DueLevel, "overdue" | "today" | "soon"> = { OVERDUE: "overdue", TODAY: "today", SOON: "soon" };

/** Red late, amber today or soon, green in good time; each says so in words too. */
function renderLeft({ dueAt, workingDaysLeft }: Row["about"], level: DueLevel): TemplateResult {
  const t = dueWatchTexts();
  const left = workingDaysLeft ?? 0;
  if (level === "OVERDUE") {
    return html`<span class="pill bad">${isLateByRule(dueAt) ? t.overdueByRule : t.overdueBy(Math.max(0, -left))}</span>`;
  }
  if (level === "TODAY") return html`<span class="pill warn">${dueAt ? deskTexts.dueToday(clockTime(dueAt)) : ""}</span>`;
  return html`<span class="pill ${left < GOOD_TIME_IN_DAYS ? "warn" : ""}">${t.daysLeft(left)}</span>`;
}

/** The step has used up its own part of the time, though the dossier is not late. */
function renderStepLate(stepDueAt: string | null, level: DueLevel): TemplateResult | typeof nothing {
  if (!stepDueAt || level === "OVERDUE" || Date.parse(stepDueAt) >= siteNow()) return nothing;
  return html`<br /><span class="small">${dueWatchTexts().stepLate(momentText(stepDueAt))}</span>`;
}

function renderLoads(title: string, column: string, loads: readonly Load[]): TemplateResult {
  const t = dueWatchTexts();
  return html`<section class="sheet">
    <h2>${title}</h2>
    <table class="num loads">
      <thead>
        <tr>
          <th scope="col">${column}</th>
          ${LEVELS.map((level) => html`<th scope="col">${t.levels[level]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${loads.map(
          (load) =>
            html`<tr>
              <th scope="row">${localized(load.name)}</th>
              ${LEVELS.map((level) => {
                const count = load[COUNTS[level]];
                return html`<td>${count === 0 ? html`<span class="soft">0</span>` : html`<b>${count}</b>`}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

// The office's dossiers by what is left of their time: overdue, due today, in time; and one by its code.
import { html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../graphql/client.ts";
import { StaffDossiers } from "../graphql/operations/staff.ts";
import type { DossierDue } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { localized } from "../texts/language.ts";
import { clockTime, dayAndMonth, localDay } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import type { DossierDialog } from "./dossier.ts";
import { warningPill } from "./dossier_facts.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

type Page = ResultOf<typeof StaffDossiers>["officeDossiers"];
type Row = Page["nodes"][number];

const KINDS: readonly DossierDue[] = ["OVERDUE", "TODAY", "LATER"];
const PAGE_SIZE = 8;
const REFRESH_SECONDS = 60;
/** From this many working days on a dossier is in good time. */
const GOOD_TIME_IN_DAYS = 3;

export class DossierLists extends StaffElement {
  static override properties = { pages: { state: true }, trouble: { state: true }, code: { state: true } };
  declare pages: Readonly<Partial<Record<DossierDue, Page>>>;
  declare trouble: string;
  /** As typed in the search field. */
  declare code: string;
  #poll: Poll | null = null;
  readonly #open = (event: Event): void => this.#show((event as CustomEvent<string>).detail);
  /** A dossier was taken in at the desk: it belongs on the list at once. */
  readonly #received = (): void => this.#poll?.now();

  constructor() {
    super();
    this.pages = {};
    this.trouble = "";
    this.code = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("open-dossier", this.#open);
    document.addEventListener("dossier-received", this.#received);
    this.#poll = poll(async () => {
      await this.#load();
      return REFRESH_SECONDS;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("open-dossier", this.#open);
    document.removeEventListener("dossier-received", this.#received);
    this.#poll?.stop();
  }

  /** All three at once; what has been unfolded stays unfolded. */
  async #load(): Promise<void> {
    try {
      const loaded = await Promise.all(
        KINDS.map(async (due) => {
          const first = Math.max(PAGE_SIZE, this.pages[due]?.nodes.length ?? 0);
          return [due, (await ask(StaffDossiers, { due, first: Math.min(first, 100) })).officeDossiers] as const;
        }),
      );
      this.pages = Object.fromEntries(loaded);
      this.trouble = "";
    } catch (failure) {
      this.trouble = failureText(failure);
      throw failure;
    }
  }

  async #more(due: DossierDue): Promise<void> {
    const page = this.pages[due];
    if (!page) return;
    try {
      const { officeDossiers: next } = await ask(StaffDossiers, {
        due,
        first: PAGE_SIZE,
        after: page.pageInfo.endCursor,
      });
      this.pages = { ...this.pages, [due]: { ...next, nodes: [...page.nodes, ...next.nodes] } };
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  #show(code: string): void {
    void this.querySelector<DossierDialog>("dl-dossier")?.open(code);
  }

  protected override render(): TemplateResult {
    const isEmpty = KINDS.every((due) => this.pages[due]?.nodes.length === 0);
    return html`
      <section class="dossiers" aria-labelledby="dossiers-title">
        <h2 id="dossiers-title">${t.dossiers}</h2>
        ${isEmpty ? html`<p class="soft">${t.noDossiers}</p>` : this.#renderTable()} ${problem(this.trouble)}
        <form class="find" @submit=${this.#find}>
          <label for="find-dossier">${t.findDossier}</label>
          <div class="row">
            <input
              id="find-dossier"
              class="code"
              autocomplete="off"
              spellcheck="false"
              placeholder="H17.45-261123-0001"
              .value=${this.code}
              @input=${this.#typed}
            />
            <button class="plain">${t.find}</button>
          </div>
        </form>
        <dl-dossier @dossier-moved=${() => this.#poll?.now()}></dl-dossier>
      </section>
    `;
  }

  #renderTable(): TemplateResult {
    return html`<table class="num">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${t.code}</th>
          <th scope="col">${t.step}</th>
          <th scope="col">${t.left}</th>
        </tr>
      </thead>
      ${KINDS.map((due) => this.#renderKind(due))}
    </table>`;
  }

  #renderKind(due: DossierDue): TemplateResult | typeof nothing {
    const page = this.pages[due];
    if (!page || page.nodes.length === 0) return nothing;
    return html`<tbody>
      <tr>
        <th class="kind" colspan="3" scope="rowgroup">${KIND_TEXTS[due]()}</th>
      </tr>
      ${page.nodes.map(
        (row) =>
          html`<tr>
            <td>
              <button type="button" class="quiet" @click=${() => this.#show(row.code)}>${row.code}</button>
              <span class="clip small soft">${row.procedureName}</span>
              <span class="step-inside small">${stepText(row)}</span>
            </td>
            <td class="step-beside">${stepText(row)}</td>
            <td>${renderLeft(row, due)} ${row.work.warning === "HALF" || row.work.warning === "MOST" ? warningPill(row.work.warning) : nothing}</td>
          </tr>`,
      )}
      ${
        page.pageInfo.hasNextPage
          ? html`<tr>
              <td colspan="3">
                <button type="button" class="quiet" @click=${() => this.#more(due)}>${t.more}</button>
              </td>
            </tr>`
          : nothing
      }
    </tbody>`;
  }

  readonly #typed = (event: Event): void => {
    this.code = (event.target as HTMLInputElement).value;
  };

  readonly #find = (event: Event): void => {
    event.preventDefault();
    if (this.code.trim()) this.#show(this.code.trim());
  };
}

const KIND_TEXTS: Record<DossierDue, () => string> = {
  OVERDUE: () => t.dueOVERDUE,
  TODAY: () => t.dueTODAY,
  LATER: () => t.dueLATER,
};

/** The step, and the unit that has it where that is another one. */
function stepText({ work, holder }: Row): string {
  const step = localized(work.stepName);
  return work.isHere ? step : `${step} · ${holder.unitName}`;
}

/** Red late, amber soon, green in good time; each says so in words too. */
function renderLeft({ dueAt, workingDaysLeft }: Row, due: DossierDue): TemplateResult {
  if (!dueAt) return html`<span class="pill plain">${t.noDeadline}</span>`;
  if (due === "OVERDUE") return html`<span class="pill bad">${t.overdueSince(dayAndMonth(localDay(dueAt)))}</span>`;
  if (due === "TODAY") return html`<span class="pill bad">${t.dueToday(clockTime(dueAt))}</span>`;
  const days = workingDaysLeft ?? 0;
  return html`<span class="pill ${days < GOOD_TIME_IN_DAYS ? "warn" : ""}">${t.daysLeft(days)}</span>`;
}

// What a scanned poster answers: is it open, how long is the wait, what do you need?
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { run } from "../../graphql/client.ts";
import { newKey } from "../../graphql/intention.ts";
import { CountPosterScan, OfficeHome } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/first.ts";
import { localized } from "../../texts/language.ts";
import { type Board, BoardWatch } from "../board_watch.ts";
import { frame, skeleton } from "../frame.ts";
import { openingPill, reopeningText } from "../opening.ts";
import { Page } from "../page.ts";
import { procedureName } from "../procedures/names.ts";
import { ProcedureSearch } from "../procedures/search.ts";
import { address } from "../router.ts";
import { freeTimes } from "./free_times.ts";
import { waitingGroups } from "./waiting_groups.ts";

export const tag = "dl-office-page";

class OfficePage extends Page {
  #home: ResultOf<typeof OfficeHome> | null = null;
  #board: Board | null = null;
  readonly #watch = new BoardWatch(this, {
    office: () => this.param("office"),
    changed: (board) => {
      this.#board = board;
      this.requestUpdate();
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#countPoster();
  }

  protected get heading(): string {
    return this.#home?.office?.name ?? "";
  }

  protected async load(): Promise<void> {
    this.#home = await this.ask(OfficeHome, { office: this.param("office") });
  }

  /** A poster's own code is counted once, then leaves the address, so that a shared link is not a scan. */
  #countPoster(): void {
    const url = new URL(location.href);
    const poster = url.searchParams.get("p");
    if (!poster) return;
    url.searchParams.delete("p");
    history.replaceState(null, "", url);
    const input = { office: this.param("office"), poster, idempotencyKey: newKey() };
    void run(CountPosterScan, { input }).catch(() => undefined); // counting must not disturb the person
  }

  override render() {
    const office = this.#home?.office;
    if (this.#home && !office) return this.#unknown();
    return frame({
      lead: office
        ? html`<b>${office.name}</b><p class="small soft">${localized(office.unit)}</p>`
        : html`<span class="skeleton name" aria-hidden="true"></span>`,
      isSwitchOnTop: true,
      body: html`${this.networkNotice()}
        <div class="row between wrap state">${office ? this.#state(office) : skeleton("line")}</div>
        <h1>${t.officeQuestion}</h1>
        ${office?.today ? html`<p class="notice">${localized(office.today)}</p>` : nothing}
        <dl-procedure-search
          .office=${this.param("office")}
          .isLabelled=${true}
          .hrefFor=${(code: string) => address.procedure(this.param("office"), code)}
        ></dl-procedure-search>
        ${this.#mostUsed()}
        <section class="sheet" aria-labelledby="waiting-now">
          <h2 id="waiting-now">${t.waitingNow}</h2>
          ${this.#board
            ? waitingGroups(this.#board, this.#watch.isOld && !this.#watch.isWithoutNetwork)
            : this.#watch.isWithoutAnswer
              ? html`<p class="soft">${t.noAnswer}</p>`
              : skeleton("tall")}
          ${office?.accuracy ? html`<p class="small soft">${localized(office.accuracy.inWords)}</p>` : nothing}
        </section>
        ${this.#ways()} ${office ? freeTimes(office.groups) : nothing} ${office ? callOrder(office.queuePolicy.rules) : nothing}
        ${office?.lastMonth ? html`<p class="small soft">${localized(office.lastMonth.inWords)}</p>` : nothing}`,
    });
  }

  #state(office: NonNullable<ResultOf<typeof OfficeHome>["office"]>) {
    const opening = this.#board?.opening ?? office.opening;
    const staffed = this.#board?.counters.filter((counter) => counter.isStaffed).length ?? 0;
    return html`${openingPill(opening)}
      ${opening.isOpen
        ? html`<span class="small soft" aria-hidden=${this.#board ? "false" : "true"}
            >${this.#board ? t.staffedCounters(staffed) : "…"}</span
          >`
        : nothing}`;
  }

  #mostUsed() {
    const used = this.#home?.procedures.nodes;
    if (!used) return html`<span class="skeleton links" aria-hidden="true"></span>`;
    if (used.length === 0) return nothing;
    return html`<div class="small links">
      <p class="soft" id="most-used">${t.mostUsed}</p>
      <ul aria-labelledby="most-used">
        ${used.map(
          (procedure) => html`<li>
            <a href=${address.procedure(this.param("office"), procedure.code)}>${procedureName(procedure)}</a>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #ways() {
    const office = this.param("office");
    const opening = this.#board?.opening;
    return html`<div class="stack">
      <a class="button" href=${address.procedures(office)}>${t.bookATime}</a>
      ${opening && !opening.isOpen
        ? html`<p class="small soft">${t.numbersWhenOpen} ${reopeningText(opening)}.</p>`
        : html`<a class="button plain" href=${address.here(office)}>${t.iAmHere}</a>`}
      <p class="row between wrap small">
        <a class="tap" href=${address.mine}>${t.seeMyNumber}</a>
        <a class="tap" href="${address.mine}?find">${t.findMyDossier}</a>
      </p>
    </div>`;
  }

  #unknown() {
    return frame({
      lead: html`<b>${t.siteName}</b>`,
      body: html`<h1>${t.officeUnknownTitle}</h1>
        <p>${t.officeUnknown}</p>
        <a class="button" href="/">${t.allOffices}</a>`,
    });
  }
}

function callOrder(rules: readonly { readonly vi: string; readonly en: string }[]): TemplateResult {
  return html`<details class="sheet">
    <summary>${t.callOrder}</summary>
    <ol class="stack small">
      ${rules.map((rule) => html`<li>${localized(rule)}</li>`)}
    </ol>
  </details>`;
}

define("dl-procedure-search", ProcedureSearch);
define(tag, OfficePage);

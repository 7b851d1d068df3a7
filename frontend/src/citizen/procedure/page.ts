// One procedure: what to bring first, then how long it takes and what it costs, then booking.
import { html, nothing } from "lit";
import { define } from "../../elements/define.ts";
import { ProcedurePage as ProcedureQuery } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { dayAndMonth, localDay } from "../../texts/moments.ts";
import { siteNow } from "../../site_clock.ts";
import { declarationLink } from "../declaration/link.ts";
import { back, frame, skeleton } from "../frame.ts";
import { nextFreeText } from "../office/free_times.ts";
import { Page } from "../page.ts";
import { procedureName, procedureTitle } from "../procedures/names.ts";
import { address } from "../router.ts";
import { Checklist } from "./checklist.ts";
import { channelSection, levelPill, type Procedure } from "./facts.ts";

export const tag = "dl-procedure-page";

class ProcedurePage extends Page {
  #answer: ResultOf<typeof ProcedureQuery> | null = null;

  protected get heading(): string {
    const procedure = this.#answer?.procedure;
    return procedure ? procedureTitle(procedure) : "";
  }

  protected async load(): Promise<void> {
    const { office, procedure } = this.params as { office: string; procedure: string };
    this.#answer = await this.ask(ProcedureQuery, { office, procedure });
  }

  override render() {
    const office = this.param("office");
    const procedure = this.#answer?.procedure;
    if (this.#answer && !procedure) return this.#unknown();
    return frame({
      lead: back(address.office(office), this.#answer?.office?.name ?? t.toOffice),
      aside: html`<span class="small soft nowrap">${t.step(1, 3)}</span>`,
      body: html`${this.networkNotice()}
      ${procedure ? this.#procedure(procedure) : this.failure ? nothing : skeleton("title", "line", "tall", "block")}`,
    });
  }

  #procedure(procedure: Procedure) {
    return html`<div class="tight">
        <p class="small soft" lang="vi">${procedure.sector}</p>
        <h1>${procedureName(procedure)}</h1>
        <p>${levelPill(procedure.level)}</p>
      </div>
      <section class="sheet" aria-labelledby="bring">
        <h2 id="bring">${t.bring}</h2>
        <dl-checklist .procedure=${procedure.code} .cases=${procedure.cases}></dl-checklist>
        ${declarationLink({ office: this.param("office"), procedure: procedure.code, day: localDay(siteNow()), ticket: null })}
      </section>
      ${this.#ways(procedure)}
      <section class="sheet" aria-labelledby="time-and-fee">
        <h2 id="time-and-fee">${t.timeAndFee}</h2>
        <ul class="list">
          ${procedure.channels.map(channelSection)}
        </ul>
        <dl class="facts rest">
          ${procedure.committedDeadline
            ? html`<div>
                <dt>${t.committed}</dt>
                <dd>${t.duration(procedure.committedDeadline.amount, procedure.committedDeadline.unit)}</dd>
              </div>`
            : nothing}
          ${procedure.acceptsFrom || procedure.acceptsUntil
            ? html`<div>
                <dt>${t.acceptsDossiers}</dt>
                <dd class="num">
                  ${t.betweenDays(
                    procedure.acceptsFrom ? dayAndMonth(procedure.acceptsFrom) : null,
                    procedure.acceptsUntil ? dayAndMonth(procedure.acceptsUntil) : null,
                  )}
                </dd>
              </div>`
            : nothing}
          ${procedure.competentAgency
            ? html`<div><dt>${t.competentAgency}</dt><dd lang="vi">${procedure.competentAgency}</dd></div>`
            : nothing}
          ${procedure.result ? html`<div><dt>${t.result}</dt><dd lang="vi">${procedure.result}</dd></div>` : nothing}
          <div><dt>${t.procedureCode}</dt><dd class="num">${procedure.code}</dd></div>
        </dl>
      </section>`;
  }

  #ways(procedure: Procedure) {
    const office = this.param("office");
    if (!procedure.group) return html`<p class="notice">${t.notHandledHere}</p>`;
    return html`<div class="stack">
      <p class="small num">
        ${localized(procedure.group.name)} · ${t.atCounters(procedure.group.counters)}<br />
        <span class="soft">${t.nextFreeHere}</span> ${nextFreeText(procedure.group.nextFree)}
      </p>
      <a class="button" href=${address.book(office, procedure.code)}>${t.bookATime}</a>
      <a class="button plain" href=${address.here(office, procedure.code)}>${t.iAmHere}</a>
    </div>`;
  }

  #unknown() {
    return frame({
      lead: back(address.office(this.param("office")), t.toOffice),
      body: html`<h1>${t.procedureUnknownTitle}</h1>
        <p>${t.procedureUnknown}</p>
        <a class="button" href=${address.procedures(this.param("office"))}>${t.allProcedures}</a>`,
    });
  }
}

define("dl-checklist", Checklist);
define(tag, ProcedurePage);

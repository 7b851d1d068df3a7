// A dossier: the date first, then which days count, then the steps and who has it.
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { MyDossier } from "../../graphql/operations/citizen.ts";
import type { DossierText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { momentText } from "../../texts/moments.ts";
import { back, frame, skeleton } from "../frame.ts";
import { keepDossier } from "../my_papers.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";
import { clock } from "./clock.ts";
import { PersonalDetails } from "./personal.ts";
import { steps } from "./steps.ts";

export const tag = "dl-dossier-page";

class DossierPage extends Page {
  #dossier: DossierText | null | undefined = undefined;
  #result: typeof import("./result.ts") | null = null;
  #supplement: typeof import("./supplement.ts") | null = null;

  protected get heading(): string {
    if (this.#dossier === null) return t.dossierUnknownTitle;
    return this.#dossier ? t.dossierTitle(this.#dossier.code) : "";
  }

  protected async load(): Promise<void> {
    const { dossier } = await this.ask(MyDossier, { code: this.param("code") });
    this.#dossier = dossier;
    if (dossier) keepDossier(dossier);
    if (dossier?.handover) this.#result = await import("./result.ts");
    if (dossier?.waitsSince) this.#supplement = await import("./supplement.ts");
  }

  override render(): TemplateResult {
    const dossier = this.#dossier;
    return frame({
      lead: dossier ? html`<b class="num">${dossier.code}</b>` : back(address.mine, t.myPapers),
      aside: dossier ? daysLeft(dossier) : nothing,
      body: html`${this.networkNotice()}
      ${dossier
        ? this.#show(dossier)
        : dossier === null
          ? unknown()
          : this.failure
            ? nothing
            : skeleton("title", "block", "tall")}`,
    });
  }

  #show(dossier: DossierText): TemplateResult {
    return html`<div class="tight">
        <p class="soft small">
          <span lang="vi">${dossier.procedureName}</span> · ${t.filedAt(dossier.officeName)}
        </p>
        <h1>${headline(dossier)}</h1>
        ${(dossier.dueAt && !dossier.isFinished) || isWithThePost(dossier) ? nothing : html`<p>${localized(dossier.sentence)} ${localized(dossier.toDo)}</p>`}
        ${dossier.answerBy ? html`<p>${t.answerBefore(momentText(dossier.answerBy))}</p>` : nothing}
      </div>
      ${dossier.handover ? this.#result?.result(dossier.handover) : nothing} ${dossier.waitsSince ? this.#supplement?.supplement(dossier) : asked(dossier)} ${clock(dossier)} ${steps(dossier)} ${documents(dossier)}
      <dl-personal-details .code=${dossier.code}></dl-personal-details>`;
  }
}

/** Then she need not come for it, whatever the step says. */
const isWithThePost = ({ handover }: DossierText): boolean => handover?.postState === "ON_ITS_WAY";

function headline(dossier: DossierText): string {
  if (dossier.dueAt && !dossier.isFinished) {
    const moment = momentText(dossier.dueAt);
    // The clock stands still: the date holds only if the papers come today.
    return dossier.waitsForCitizen ? t.resultIfSuppliedToday(moment) : t.resultBefore(moment);
  }
  return localized(dossier.stepTitle);
}

function daysLeft(dossier: DossierText): TemplateResult | typeof nothing {
  if (dossier.isFinished) return html`<span class="pill">${localized(dossier.stepTitle)}</span>`;
  if (dossier.waitsForCitizen) return html`<span class="pill warn">${t.clockStands}</span>`;
  const left = dossier.workingDaysLeft;
  if (left === null) return nothing;
  if (left < 0) return html`<span class="pill bad">${t.daysLate(-left)}</span>`;
  if (left === 0) return html`<span class="pill warn">${t.dueToday}</span>`;
  return html`<span class="pill">${t.daysLeft(left)}</span>`;
}

/** What the office asks of the citizen, or why nothing more will come, above everything that only informs. */
function asked(dossier: DossierText): TemplateResult | typeof nothing {
  const wants = dossier.asksCitizen && !dossier.isFinished;
  if (!wants && !dossier.note && !dossier.said) return nothing;
  return html`<section class="notice ${dossier.asksCitizen ? "" : "good"} tight" aria-labelledby="asked">
    <h2 id="asked">${wants ? t.youNeedTo : dossier.asksCitizen ? t.why : t.officeSays}</h2>
    ${wants ? html`<p>${localized(dossier.sentence)} ${localized(dossier.toDo)}</p>` : nothing}
    ${dossier.said ? html`<p>${localized(dossier.said)}</p>` : nothing}
    ${dossier.note ? html`<p lang="vi">${dossier.note}</p>` : nothing}
  </section>`;
}

function documents(dossier: DossierText): TemplateResult | typeof nothing {
  if (dossier.documents.length === 0) return nothing;
  return html`<section class="sheet" aria-labelledby="handed-in">
    <h2 id="handed-in">${t.handedIn}</h2>
    <ul class="list">
      ${dossier.documents.map(
        (document) => html`<li class="row between">
          <span lang="vi">${document.name}</span>
          <span class="pill nowrap ${document.state === "MISSING" ? "bad" : ""}">${t.documentStates[document.state]}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

function unknown(): TemplateResult {
  return html`<h1>${t.dossierUnknownTitle}</h1>
    <p>${t.dossierUnknown}</p>
    <a class="button" href="${address.mine}?find">${t.findMyDossier}</a>`;
}

define("dl-personal-details", PersonalDetails);
define(tag, DossierPage);

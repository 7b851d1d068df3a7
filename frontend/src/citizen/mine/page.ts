// The tickets and dossiers opened on this phone, and finding one by its code.
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { t } from "../../texts/citizen/messages.ts";
import { siteNow } from "../../site_clock.ts";
import { dayText, localDay, momentText } from "../../texts/moments.ts";
import { field, focusFirstError, text } from "../contact.ts";
import { back, frame } from "../frame.ts";
import { eraseLapsed, eraseOfTicket } from "../declaration/keeping.ts";
import { forgetPaper, myPapers, type Paper } from "../my_papers.ts";
import { Page } from "../page.ts";
import { address, go } from "../router.ts";
import { showCode } from "../ticket/code.ts";

export const tag = "dl-mine-page";

/** H17.45-261116-0031 */
const DOSSIER_CODE = /^[A-Z]\d+(\.\d+)*-\d{6}-\d{4,}$/;
const TICKET_CODE = /^[2-9A-HJKMNP-Z]{12}$/;

class MinePage extends Page {
  #error = "";

  protected get heading(): string {
    return t.myPapers;
  }

  protected async load(): Promise<void> {
    // Everything shown here is on the phone.
    eraseLapsed(localDay(siteNow()));
  }

  protected override firstUpdated(): void {
    if (new URLSearchParams(location.search).has("find")) this.querySelector<HTMLElement>("#code")?.focus();
  }

  override render(): TemplateResult {
    const papers = myPapers();
    return frame({
      lead: back("/", t.allOffices),
      body: html`<h1>${t.myPapers}</h1>
        ${papers.length > 0
          ? html`<ul class="sheet list">
              ${papers.map((paper) => this.#row(paper))}
            </ul>`
          : html`<p>${t.noPapers}</p>`}
        <form class="sheet stack" novalidate @submit=${this.#find}>
          <h2>${t.findByCode}</h2>
          ${field({
            name: "code",
            label: t.anyCode,
            hint: t.anyCodeHint,
            error: this.#error,
            kind: "code",
            maxLength: 30,
          })}
          <button type="submit">${t.find}</button>
        </form>
        <p class="small soft">${t.papersStayHere}</p>`,
    });
  }

  #row(paper: Paper): TemplateResult {
    const isTicket = paper.kind === "ticket";
    const href = isTicket ? address.ticket(paper.code) : address.dossier(paper.code);
    const day = paper.appointmentAt ? momentText(paper.appointmentAt) : paper.day ? dayText(paper.day) : "";
    const when = paper.label ? `${t.yourNumberIs(paper.label)} · ${day}` : day;
    const forget = (): void => {
      forgetPaper(paper.code);
      eraseOfTicket(paper.code);
      this.requestUpdate();
    };
    return html`<li class="tight">
      <a class="tap" href=${href}><b>${when || paper.procedureName}</b></a>
      ${when ? html`<p lang="vi">${paper.procedureName}</p>` : nothing}
      <div class="row between">
        <p class="small soft num">
          ${isTicket ? t.ticketCode : t.dossierCode}
          <span class="nowrap">${isTicket ? showCode(paper.code) : paper.code}</span><br />${paper.officeName}
        </p>
        <button type="button" class="quiet small" aria-label=${t.forgetThis(paper.code)} @click=${forget}>
          ${t.forget}
        </button>
      </div>
    </li>`;
  }

  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = text(new FormData(event.target as HTMLFormElement), "code").toUpperCase().replace(/\s/g, "");
    const bare = typed.replace(/-/g, "");
    if (DOSSIER_CODE.test(typed)) return go(address.dossier(typed));
    if (TICKET_CODE.test(bare)) return go(address.ticket(bare));
    this.#error = typed ? t.notACode : t.codeMissing;
    this.requestUpdate();
    void this.updateComplete.then(() => focusFirstError(this));
  };
}

define(tag, MinePage);

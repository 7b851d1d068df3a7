// One word: the counter.
import { html, type TemplateResult } from "lit";
import type { TicketText } from "../../graphql/operations/types.ts";
import { language } from "../../texts/language.ts";
import { t } from "../../texts/citizen/messages.ts";

export function calledScreen(ticket: TicketText, isOnTheWay: boolean, coming: () => void): TemplateResult {
  return html`<main id="main" tabindex="-1" class="called">
    <div role="alert">
      <p class="lead"><b>${t.yourTurn}</b></p>
      <p class="label num">${ticket.label}</p>
      <h1 class="num" lang=${language()}>${t.counter(ticket.counter ?? 0)}</h1>
      <p class="lead">${t.pleaseCome}</p>
    </div>
    <div class="stack">
      ${isOnTheWay
        ? html`<p class="lead" role="status">${t.weKnowYouCome}</p>`
        : html`<button type="button" class="strong" @click=${coming}>${t.iAmComing}</button>`}
    </div>
  </main>`;
}

// One page to print before the visit: who, what for, when and where, and the papers with what is ready already.
import "./preparation.css";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { DocumentsText, TicketText } from "../../graphql/operations/types.ts";
import { language } from "../../texts/language.ts";
import { momentText } from "../../texts/moments.ts";
import { preparationText } from "../../texts/preparation.ts";
import { typedContact } from "../contact.ts";
import { chosenCase, tickedDocuments } from "../my_papers.ts";
import { showCode } from "./code.ts";

type ProcedureCase = DocumentsText["cases"][number];
type RequiredDocument = ProcedureCase["documents"][number];

export class Preparation extends LitElement {
  static override properties = { ticket: { attribute: false } };
  declare ticket: TicketText;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { ticket } = this;
    const words = preparationText();
    const contact = typedContact();
    return html`<section class="sheet stack preparation" aria-labelledby="preparation">
      <h2 id="preparation" tabindex="-1">${words.title}</h2>
      <p class="small soft unprinted">${words.hint}</p>
      <dl class="facts">
        <div><dt>${words.procedure}</dt><dd lang="vi">${ticket.procedure?.name ?? ticket.group.name.vi}</dd></div>
        <div><dt>${words.office}</dt><dd lang="vi">${ticket.officeName}</dd></div>
        ${
          ticket.appointmentAt
            ? html`<div><dt>${words.appointment}</dt><dd class="num">${momentText(ticket.appointmentAt)}</dd></div>`
            : nothing
        }
        <div><dt>${words.code}</dt><dd class="num">${showCode(ticket.code)}</dd></div>
      </dl>
      <div class="field">
        <label for="prepared-name">${words.name}</label>
        <input id="prepared-name" autocomplete="name" maxlength="80" .defaultValue=${contact.name} />
      </div>
      <div class="field">
        <label for="prepared-phone">${words.phone}</label>
        <input id="prepared-phone" type="tel" autocomplete="tel" maxlength="20" .defaultValue=${contact.phone} />
      </div>
      <h3>${words.documents}</h3>
      ${this.#documents()}
      <button type="button" @click=${this.#print}>${words.print}</button>
    </section>`;
  }

  /** With what was ticked since it was opened. */
  readonly #print = async (): Promise<void> => {
    this.requestUpdate();
    await this.updateComplete;
    window.print();
  };

  /** The case the person said is hers, else all there are. */
  #documents(): TemplateResult | TemplateResult[] {
    const { procedure } = this.ticket;
    const cases = procedure?.cases.filter((one) => one.documents.length > 0) ?? [];
    if (!procedure || cases.length === 0) return html`<p>${preparationText().noDocuments}</p>`;
    const chosen = cases.filter((one) => one.name === chosenCase(procedure.code));
    const ready = tickedDocuments(procedure.code);
    return (chosen.length > 0 ? chosen : cases).map(
      (one) => html`${one.name ? html`<p lang="vi"><b>${one.name}</b></p>` : nothing}
        <ul class="prepared">
          ${one.documents.map((document) => row(document, ready.has(document.name)))}
        </ul>`,
    );
  }
}

function row(document: RequiredDocument, isReady: boolean): TemplateResult {
  const words = preparationText();
  const english = language() === "en" ? document.nameEn : null;
  const amount = [
    document.originals > 0 ? words.originals(document.originals) : "",
    document.copies > 0 ? words.copies(document.copies) : "",
    document.form ?? "",
  ].filter(Boolean);
  return html`<li class=${isReady ? "ready" : ""}>
    <span aria-hidden="true">${isReady ? "☑" : "☐"}</span>
    <span>
      <span lang=${english ? "en" : "vi"}>${english ?? document.name}</span>
      ${amount.length > 0 ? html`<span class="soft small"> · ${amount.join(", ")}</span>` : nothing}
    </span>
  </li>`;
}

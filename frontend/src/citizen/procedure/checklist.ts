// The documents to bring, as a list one can tick; the ticks stay on the phone.
import { html, LitElement, nothing } from "lit";
import type { DocumentsText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { language } from "../../texts/language.ts";
import { chooseCase, chosenCase, tickDocument, tickedDocuments } from "../my_papers.ts";

type ProcedureCase = DocumentsText["cases"][number];
type RequiredDocument = ProcedureCase["documents"][number];

export class Checklist extends LitElement {
  static override properties = { procedure: {}, cases: { attribute: false } };
  /** The procedure's code: ticks are kept under it. */
  declare procedure: string;
  declare cases: readonly ProcedureCase[];

  constructor() {
    super();
    this.procedure = "";
    this.cases = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render() {
    const cases = this.cases.filter((one) => one.documents.length > 0);
    if (cases.length === 0) return html`<p class="soft">${t.noDocuments}</p>`;
    const only = cases.length === 1 ? cases[0] : undefined;
    if (only) return this.#list(only);
    const chosen = chosenCase(this.procedure);
    const toggled = (event: ToggleEvent, name: string): void => {
      if (event.newState === "open") chooseCase(this.procedure, name);
    };
    return html`<p class="small soft">${t.chooseCase}</p>
      ${cases.map(
        (one, index) => html`<details
          class="case"
          ?open=${one.name !== null && one.name === chosen}
          @toggle=${(event: ToggleEvent) => toggled(event, one.name ?? "")}
        >
          <summary lang="vi">${one.name ?? t.caseNumber(index + 1)}</summary>
          ${this.#list(one)}
        </details>`,
      )}`;
  }

  #list(one: ProcedureCase) {
    const ticked = tickedDocuments(this.procedure);
    return html`<ul class="check">
        ${one.documents.map((document) => this.#row(document, ticked.has(document.name)))}
      </ul>
      <p class="small soft num" role="status">
        ${t.ready(one.documents.filter((document) => ticked.has(document.name)).length, one.documents.length)}
      </p>`;
  }

  #row(document: RequiredDocument, isTicked: boolean) {
    const english = language() === "en" ? document.nameEn : null;
    const amount = [
      document.originals > 0 ? t.originals(document.originals) : "",
      document.copies > 0 ? t.copies(document.copies) : "",
    ].filter(Boolean);
    const tick = (event: Event): void => {
      tickDocument(this.procedure, document.name, (event.target as HTMLInputElement).checked);
      this.requestUpdate();
    };
    return html`<li>
      <label>
        <input type="checkbox" .checked=${isTicked} @change=${tick} />
        <span>
          <span lang=${english ? "en" : "vi"}>${english ?? document.name}</span>
          ${document.form ? html`<span class="soft nowrap"> · ${document.form}</span>` : nothing}
          ${amount.length > 0 ? html`<span class="soft"> · ${amount.join(", ")}</span>` : nothing}
        </span>
      </label>
    </li>`;
  }
}

// Finding one of the office's procedures by words of its name.
import { html, nothing, type TemplateResult } from "lit";
import { DeskProcedures } from "../graphql/operations/staff.ts";
import type { ResultOf } from "../graphql/result.ts";
import { bookForText } from "../texts/staff/book_for.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

export type FoundProcedure = ResultOf<typeof DeskProcedures>["procedures"]["nodes"][number];

/** Sends `procedure-found` with a FoundProcedure. */
export class ProcedureSearch extends StaffElement {
  static override properties = {
    office: { attribute: false },
    /** The id of its field. */
    field: { attribute: false },
    found: { state: true },
    trouble: { state: true },
  };
  declare office: string;
  declare field: string;
  /** Null until the first answer. */
  declare found: readonly FoundProcedure[] | null;
  declare trouble: string;
  #search = "";

  constructor() {
    super();
    this.office = "";
    this.field = "";
    this.found = null;
    this.trouble = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#find("");
  }

  async #find(search: string): Promise<void> {
    this.#search = search;
    this.trouble = "";
    try {
      const { procedures } = await ask(DeskProcedures, { office: this.office, search });
      if (search === this.#search) this.found = procedures.nodes;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  protected override render(): TemplateResult {
    const text = bookForText();
    return html`
      <div class="field">
        <label for=${this.field}>${text.procedure}</label>
        <input
          id=${this.field}
          type="search"
          autocomplete="off"
          maxlength="80"
          @input=${(event: Event) => void this.#find((event.target as HTMLInputElement).value)}
        />
      </div>
      <p class="soft" role="status">${this.found?.length === 0 ? text.nothingFound : nothing}</p>
      <ul class="stack">
        ${this.found?.map(
          (found) =>
            html`<li>
              <button type="button" class="plain" @click=${() => this.send("procedure-found", found)}>${found.name}</button>
            </li>`,
        )}
      </ul>
      ${problem(this.trouble)}
    `;
  }
}

// Which other office decides what this one receives, found by name among those the service knows.
import { html, nothing, type TemplateResult } from "lit";
import { DecidingUnits } from "../../graphql/operations/terms.ts";
import { termsText } from "../../texts/staff/terms.ts";
import { failureText, problem, StaffElement } from "../element.ts";
import { ask } from "../service.ts";
import type { Unit } from "./draft.ts";

/** Sends `unit-chosen` with the unit. */
export class DecidingUnit extends StaffElement {
  static override properties = {
    office: { attribute: false },
    chosen: { attribute: false },
    found: { state: true },
    isMore: { state: true },
    trouble: { state: true },
  };
  /** The manager's own, which is never offered. */
  declare office: string;
  declare chosen: Unit | null;
  /** Null until the first answer is there. */
  declare found: readonly Unit[] | null;
  declare isMore: boolean;
  declare trouble: string;
  #search = "";

  constructor() {
    super();
    this.office = "";
    this.chosen = null;
    this.found = null;
    this.isMore = false;
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
      const { offices } = await ask(DecidingUnits, { search });
      if (search !== this.#search) return;
      this.found = offices.nodes.filter(({ id }) => id !== this.office);
      this.isMore = offices.pageInfo.hasNextPage;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  protected override render(): TemplateResult {
    const text = termsText();
    const others = (this.found ?? []).filter(({ id }) => id !== this.chosen?.id);
    const offered = this.chosen ? [this.chosen, ...others] : others;
    return html`<fieldset>
      <legend>${text.decidingUnit}</legend>
      <p class="small soft">${text.decidingUnitHint}</p>
      <label
        ><span>${text.findUnit}</span>
        <input
          type="search"
          autocomplete="off"
          maxlength="80"
          @input=${(event: Event) => void this.#find((event.target as HTMLInputElement).value)}
      /></label>
      ${problem(this.trouble)}
      <div class="checks">
        ${offered.map(
          (unit) =>
            html`<label class="switch">
              <input
                type="radio"
                name="deciding-unit"
                .checked=${unit.id === this.chosen?.id}
                @change=${() => this.#choose(unit)}
              />
              <span>${unit.name}</span>
            </label>`,
        )}
      </div>
      <p class="small soft" role="status">${this.#state()}</p>
    </fieldset>`;
  }

  #state(): string | typeof nothing {
    const text = termsText();
    if (this.found === null) return this.trouble ? nothing : text.loading;
    if (this.isMore) return text.moreUnits;
    return this.found.length === 0 ? text.noUnitFound : nothing;
  }

  #choose(unit: Unit): void {
    this.chosen = unit;
    this.send("unit-chosen", unit);
  }
}

// Letters of the office that could not be sent: shown only while there are any, oldest first.
import { html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../graphql/client.ts";
import { Intention } from "../graphql/intention.ts";
import { UnsentNotices } from "../graphql/operations/notices.ts";
import type { LetterFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { noticesTexts } from "../texts/staff/notices.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { renderState, sendAgain } from "./letters.ts";
import { ask } from "./service.ts";

/** A letter is given up after a day of attempts: nobody waits for minutes of it. */
const REFRESH_SECONDS = 300;
const MOST_SHOWN = 20;

export class UnsentNoticeList extends StaffElement {
  static override properties = { letters: { state: true }, trouble: { state: true }, said: { state: true }, hasMore: { state: true } };
  declare letters: readonly LetterFields[];
  declare trouble: string;
  declare said: string;
  declare hasMore: boolean;
  readonly #intention = new Intention();
  readonly #changed = (): void => this.#poll?.now();
  #poll: Poll | null = null;

  constructor() {
    super();
    this.letters = [];
    this.trouble = "";
    this.said = "";
    this.hasMore = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("letters-changed", this.#changed);
    this.#poll = poll(async () => {
      const { nodes, pageInfo } = (await ask(UnsentNotices, { first: MOST_SHOWN })).unsentNotices;
      this.letters = nodes;
      this.hasMore = pageInfo.hasNextPage;
      return REFRESH_SECONDS;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("letters-changed", this.#changed);
    this.#poll?.stop();
  }

  protected override render(): TemplateResult | typeof nothing {
    const text = noticesTexts();
    if (this.letters.length === 0 && !this.said) return nothing;
    return html`<section class="unsent stack" aria-labelledby="unsent-title">
      <h2 id="unsent-title">${text.unsent(`${this.letters.length}${this.hasMore ? "+" : ""}`)}</h2>
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      ${this.letters.length ? html`<p class="small soft">${text.unsentMeans}</p>` : nothing}
      <ul class="letters">
        ${this.letters.map(
          (letter) => html`<li>
            <p>
              <button type="button" class="quiet num" @click=${() => this.send("open-dossier", letter.dossierCode)}>
                ${letter.dossierCode}
              </button>
              · ${localized(letter.title)}<br />${renderState(letter)}
            </p>
            <button
              type="button"
              class="plain fit"
              aria-label=${text.againFor(letter.dossierCode)}
              @click=${() => void this.#again(letter.id)}
            >
              ${text.again}
            </button>
          </li>`,
        )}
      </ul>
      ${problem(this.trouble)}
    </section>`;
  }

  async #again(id: string): Promise<void> {
    this.trouble = "";
    this.said = "";
    try {
      this.trouble = await sendAgain(id, this.#intention);
      this.said = this.trouble ? "" : noticesTexts().waits;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
    this.#poll?.now();
  }
}

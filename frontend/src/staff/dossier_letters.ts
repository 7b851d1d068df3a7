// The letters of one dossier: where they go, each with its state, and another address for those to come.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { ChangeEmail, StaffLetters } from "../graphql/operations/notices.ts";
import type { LetterFields } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { localized } from "../texts/language.ts";
import { momentText } from "../texts/moments.ts";
import { noticesTexts } from "../texts/staff/notices.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { failureText } from "./element.ts";
import { renderState, sendAgain } from "./letters.ts";
import { ask } from "./service.ts";

type Letterbox = NonNullable<ResultOf<typeof StaffLetters>["dossier"]>["work"]["letterbox"];

export class DossierLetters extends DossierForm {
  static override properties = { ...DossierForm.properties, letterbox: { state: true }, said: { state: true } };
  declare letterbox: Letterbox | null;
  declare said: string;
  protected readonly success = "EmailChanged";
  readonly #again = new Intention();

  constructor() {
    super();
    this.letterbox = null;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A fold's own event does not bubble.
    this.addEventListener("toggle", this.#opened, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("toggle", this.#opened, { capture: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("dossier")) return;
    if (changed.get("dossier")?.code !== this.dossier?.code) this.letterbox = null;
    if (this.querySelector("details")?.open) void this.#load();
  }

  protected override render(): TemplateResult {
    const text = noticesTexts();
    return this.folded(
      text.letters,
      this.letterbox ? this.#renderLetterbox(this.letterbox) : html`<p role="status">${text.loading}</p>`,
    );
  }

  #renderLetterbox({ email, stoppedAt, letters }: Letterbox): TemplateResult {
    const text = noticesTexts();
    return html`
      <p>${email ? html`${text.goesTo}: <b>${email}</b>` : text.noAddress}</p>
      ${stoppedAt ? html`<p class="notice num">${text.stopped(momentText(stoppedAt))}</p>` : nothing}
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      ${letters.length ? html`<ul class="letters">${letters.map((letter) => this.#renderLetter(letter))}</ul>` : email ? html`<p class="soft">${text.none}</p>` : nothing}
      ${this.dossier?.work.acts.includes("CHANGE_EMAIL") ? this.#renderAddress(email) : nothing}
    `;
  }

  #renderAddress(email: string | null): TemplateResult {
    const text = noticesTexts();
    return html`<form class="stack" @submit=${this.#submit}>
      <div class="field">
        <label for="letters-address">${text.address}</label>
        <p class="small soft" id="letters-address-hint">${text.addressHint}</p>
        <input
          id="letters-address"
          name="email"
          type="email"
          maxlength="120"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="letters-address-hint"
          .value=${email ?? ""}
        />
      </div>
      <button class="plain" aria-busy=${this.isBusy}>${text.change}</button>
    </form>`;
  }

  #renderLetter(letter: LetterFields): TemplateResult {
    const text = noticesTexts();
    return html`<li>
      <p><b>${localized(letter.title)}</b><br />${renderState(letter)}</p>
      ${
        letter.state === "GIVEN_UP"
          ? html`<button type="button" class="plain fit" @click=${() => void this.#sendAgain(letter.id)}>${text.again}</button>`
          : nothing
      }
    </li>`;
  }

  readonly #opened = (): void => {
    this.said = "";
    if (this.querySelector("details")?.open) void this.#load();
  };

  async #load(): Promise<void> {
    const code = this.dossier?.code;
    if (!code) return;
    try {
      const { dossier } = await ask(StaffLetters, { code });
      if (this.dossier?.code === code) this.letterbox = dossier?.work.letterbox ?? null;
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  async #sendAgain(id: string): Promise<void> {
    this.trouble = "";
    try {
      this.trouble = await sendAgain(id, this.#again);
      this.said = this.trouble ? "" : noticesTexts().waits;
      document.dispatchEvent(new Event("letters-changed"));
      await this.#load();
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const wish = { dossier: dossier.code, version: dossier.version, email: fieldOf(event, "email") || null };
    await this.change(
      wish,
      async (input) => (await ask(ChangeEmail, { input })).changeEmail,
      noticesTexts().didChange,
    );
  };
}

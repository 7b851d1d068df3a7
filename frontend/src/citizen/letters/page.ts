// Where the last link of a letter leads: no more letters about this dossier. The key stands behind the # alone.
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { StopLetters } from "../../graphql/operations/letters.ts";
import { lettersTexts } from "../../texts/citizen/letters.ts";
import { t } from "../../texts/citizen/messages.ts";
import { back, frame } from "../frame.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";

export const tag = "dl-letters-page";

class LettersPage extends Page {
  readonly #key = location.hash.slice(1);
  readonly #intention = new Intention();
  #isStopped = false;
  #isSending = false;
  #problem = "";

  protected get heading(): string {
    return lettersTexts().title;
  }

  protected async load(): Promise<void> {
    // There is nothing to ask: what the page offers stands in its address.
  }

  override render(): TemplateResult {
    const text = lettersTexts();
    const code = this.param("code");
    return frame({
      lead: back(address.dossier(code), text.toDossier),
      body: html`<h1>${text.title}</h1>
        <p class="code num">${code}</p>
        <div role="status">
          ${this.#isStopped ? html`<p class="notice good"><b>${text.stopped}</b><br />${text.wantAgain}</p>` : nothing}
        </div>
        ${this.#isStopped ? nothing : this.#key ? this.#renderChoice() : html`<p class="notice">${text.noKey}</p>`}`,
    });
  }

  #renderChoice(): TemplateResult {
    const text = lettersTexts();
    return html`<p>${text.means}</p>
      <p class="soft">${text.staysSame}</p>
      ${this.#problem ? html`<p class="notice bad" role="alert">${this.#problem}</p>` : nothing}
      <button type="button" aria-busy=${this.#isSending} @click=${() => void this.#stop()}>${text.stop}</button>`;
  }

  async #stop(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#problem = "";
    this.requestUpdate();
    const wish = { dossier: this.param("code"), lettersKey: this.#key };
    try {
      const { stopLetters } = await runSafely(StopLetters, {
        input: { ...wish, idempotencyKey: this.#intention.key(wish) },
      });
      this.#intention.settle();
      if (stopLetters.__typename === "LettersStopped") this.#isStopped = true;
      else this.#problem = stopLetters.message;
    } catch (failure) {
      this.#problem = failure instanceof ApiError ? failure.message : t.noAnswer;
    } finally {
      this.#isSending = false;
      this.requestUpdate();
    }
  }
}

define(tag, LettersPage);

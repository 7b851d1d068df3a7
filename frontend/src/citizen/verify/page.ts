// Anybody who holds a result compares its file with the fingerprint the office kept; the file stays with her.
import { html, nothing, type TemplateResult } from "lit";
import "./verify.css";
import { define } from "../../elements/define.ts";
import { sha256 } from "../../elements/sha256.ts";
import { run } from "../../graphql/client.ts";
import { VerifyResult } from "../../graphql/operations/verify.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { handoverTexts } from "../../texts/citizen/handover.ts";
import { t } from "../../texts/citizen/messages.ts";
import { wholeDay } from "../../texts/moments.ts";
import { field, focusFirstError } from "../contact.ts";
import { frame, skeleton } from "../frame.ts";
import { Page } from "../page.ts";

export const tag = "dl-verify-page";

type Proof = NonNullable<ResultOf<typeof VerifyResult>["verifyResult"]>;
type Verdict = { readonly name: string; readonly isTrue: boolean | null };

class VerifyPage extends Page {
  /** Undefined while it is asked for; null when no codes were given or they fit nothing. */
  #proof: Proof | null | undefined = undefined;
  #verdict: Verdict | null = null;
  #trouble = "";

  protected get heading(): string {
    return handoverTexts().verifyTitle;
  }

  /** The verification code stands after the hash, so that no server's log has it. */
  protected async load(): Promise<void> {
    const verification = location.hash.slice(1);
    if (!verification) this.#proof = null;
    else await this.#find(this.param("code"), verification);
  }

  async #find(dossier: string, verification: string): Promise<void> {
    const { verifyResult } = await run(VerifyResult, { dossier, verification }, { signal: this.leaving });
    this.#proof = verifyResult;
    this.#trouble = verifyResult ? "" : handoverTexts().unknown;
  }

  override render(): TemplateResult {
    const proof = this.#proof;
    return frame({
      lead: html`<b>${t.siteName}</b>`,
      body: html`${this.networkNotice()}
        <h1>${this.heading}</h1>
        ${proof ? this.#check(proof) : proof === null ? this.#codes() : this.failure ? nothing : skeleton("title", "block")}`,
    });
  }

  #codes(): TemplateResult {
    const text = handoverTexts();
    return html`<form class="stack" novalidate @submit=${this.#asked}>
      ${field({ name: "dossier", label: text.dossierCode, error: "", kind: "code", value: this.param("code"), maxLength: 40 })}
      ${field({ name: "verification", label: text.verification, hint: text.verificationHint, error: this.#trouble, kind: "code", maxLength: 40 })}
      <button type="submit">${text.find}</button>
    </form>`;
  }

  #check(proof: Proof): TemplateResult {
    const text = handoverTexts();
    return html`<dl class="facts sheet">
        <div><dt>${text.dossierCode}</dt><dd class="num">${proof.dossierCode}</dd></div>
        <div><dt>${text.issuedBy}</dt><dd lang="vi">${proof.officeName}</dd></div>
        <div><dt>${text.procedure}</dt><dd lang="vi">${proof.procedureName}</dd></div>
        <div><dt>${text.issuedOn}</dt><dd class="num">${wholeDay(proof.issuedOn)}</dd></div>
      </dl>
      <p>${text.verifyMeans}</p>
      <div class="field">
        <label for="my-file">${text.file}</label>
        <input id="my-file" type="file" @change=${this.#chosen} />
      </div>
      <div role="status">${this.#verdict ? verdict(this.#verdict) : nothing}</div>
      <details class="small">
        <summary>${text.hashOf}</summary>
        <p class="num fingerprint">${proof.sha256}</p>
      </details>`;
  }

  readonly #asked = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const [dossier, verification] = ["dossier", "verification"].map((name) => String(typed.get(name) ?? "").trim());
    if (!dossier || !verification) this.#trouble = handoverTexts().bothNeeded;
    else {
      this.failure = null;
      try {
        await this.#find(dossier, verification);
      } catch {
        this.failure = "no-answer";
      }
    }
    this.requestUpdate();
    await this.updateComplete;
    if (this.#trouble) focusFirstError(this);
  };

  readonly #chosen = async (event: Event): Promise<void> => {
    const chosen = (event.target as HTMLInputElement).files?.[0];
    this.#verdict = chosen ? { name: chosen.name, isTrue: null } : null;
    this.requestUpdate();
    if (!chosen) return;
    const hash = await sha256(chosen);
    this.#verdict = { name: chosen.name, isTrue: hash === this.#proof?.sha256 };
    this.requestUpdate();
  };
}

function verdict({ name, isTrue }: Verdict): TemplateResult {
  const text = handoverTexts();
  if (isTrue === null) return html`<p class="notice">${text.checking}</p>`;
  return html`<div class="notice ${isTrue ? "good" : "bad"} tight">
    <h2>${isTrue ? text.isTrue : text.isFalse}</h2>
    <p>${isTrue ? text.isTrueMeans(name) : text.isFalseMeans(name)}</p>
  </div>`;
}

define(tag, VerifyPage);

// Personal details, shown only to who knows the last four digits of the phone. They are never kept on the device.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { ApiError, run } from "../../graphql/client.ts";
import { MyDetails } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { handoverTexts } from "../../texts/citizen/handover.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayAndMonth, localDay } from "../../texts/moments.ts";
import { field, focusFirstError } from "../contact.ts";
import { momentFromNow } from "../opening.ts";

type Result = NonNullable<ResultOf<typeof MyDetails>["dossier"]>["personal"];
type Details = Extract<Result, { __typename: "PersonalDetails" }>;

const DIGITS = 4;

export class PersonalDetails extends LitElement {
  static override properties = { code: {} };
  declare code: string;
  #details: Details | null = null;
  #digits = "";
  #error = "";
  #isAsking = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<section class="sheet stack" aria-labelledby="personal">
      <h2 id="personal" tabindex="-1">${t.personalTitle}</h2>
      ${this.#details ? html`${this.#resultFile(this.#details)} ${details(this.#details)} ${this.#papers(this.#details)}` : this.#form()}
    </section>`;
  }

  #resultFile({ resultFile }: Details): TemplateResult | typeof nothing {
    // A file without a size was given out before files were kept.
    if (!resultFile?.size) return nothing;
    return html`<dl-result-file
      class="stack"
      .code=${this.code}
      .digits=${this.#digits}
      .file=${resultFile}
    ></dl-result-file>`;
  }

  #papers({ papers }: Details): TemplateResult | typeof nothing {
    if (papers.length === 0) return nothing;
    return html`<dl-dossier-papers
      class="stack"
      .code=${this.code}
      .digits=${this.#digits}
      .papers=${papers}
    ></dl-dossier-papers>`;
  }

  #form(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.#asked}>
      ${field({
        name: "digits",
        label: t.lastFourDigits,
        hint: t.lastFourHint,
        error: this.#error,
        kind: "digits",
        maxLength: DIGITS,
      })}
      <button type="submit" class="plain" aria-busy=${this.#isAsking}>${t.showDetails}</button>
    </form>`;
  }

  readonly #asked = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isAsking) return;
    const phoneLast4 = String(new FormData(event.target as HTMLFormElement).get("digits") ?? "").trim();
    if (!/^\d{4}$/.test(phoneLast4)) return this.#refuse(t.fourDigitsNeeded);
    this.#isAsking = true;
    this.requestUpdate();
    try {
      const { dossier } = await run(MyDetails, { code: this.code, phoneLast4 });
      if (dossier?.personal.__typename === "PersonalDetails") {
        this.#digits = phoneLast4;
        await this.#show(dossier.personal);
      } else await this.#refuse(refusal(dossier?.personal));
    } catch (failure) {
      await this.#refuse(failure instanceof ApiError ? failure.message : t.noAnswer);
    } finally {
      this.#isAsking = false;
      this.requestUpdate();
    }
  };

  async #show(found: Details): Promise<void> {
    const { DossierPapers } = await import("./papers.ts");
    define("dl-dossier-papers", DossierPapers);
    if (found.resultFile?.size) define("dl-result-file", (await import("./result_file.ts")).ResultFile);
    this.#details = found;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  async #refuse(reason: string): Promise<void> {
    this.#error = reason;
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }
}

function refusal(result: Exclude<Result, Details> | undefined): string {
  if (!result) return t.dossierUnknown;
  if (result.__typename === "WrongSecondFactor") return t.wrongDigits(result.attemptsLeft);
  return t.tooManyAttempts(momentFromNow(result.retryAt));
}

function details({ name, phone, history, posting }: Details): TemplateResult {
  return html`<dl class="facts">
      <div><dt>${t.yourName}</dt><dd>${name}</dd></div>
      <div><dt>${t.yourPhone}</dt><dd class="num">${phone}</dd></div>
    </dl>
    ${posting
      ? html`<p>
          <span class="soft small">${handoverTexts().carrier}</span><br /><span lang="vi">${posting.carrier}</span><br />
          <span class="soft small">${handoverTexts().tracking}</span><br /><b class="num">${posting.trackingNumber}</b>
        </p>`
      : nothing}
    <h3>${t.history}</h3>
    <ol class="list">
      ${history.map(
        (event) => html`<li class="tight">
          <p><b>${localized(event.title)}</b></p>
          <p class="small soft num">${clockTime(event.at)}, ${dayAndMonth(localDay(event.at))}</p>
          ${event.said ? html`<p class="small">${localized(event.said)}</p>` : nothing}
          ${event.note ? html`<p class="small" lang="vi">${event.note}</p>` : nothing}
        </li>`,
      )}
    </ol>`;
}

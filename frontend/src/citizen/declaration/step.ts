// One step of a form: what is asked, how it is answered, and what is not right with an answer.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { declarationTexts, problemText } from "../../texts/citizen/declaration.ts";
import { localized } from "../../texts/language.ts";
import type { Problem } from "./checks.ts";
import type { Part, Values } from "./form.ts";

/** Longer answers get room for several lines. */
const ONE_LINE = 80;
/** Twelve digits set apart by spaces, and a day in any way of writing. */
const LONGEST_DIGITS = 16;

interface Asked {
  readonly parts: readonly Part[];
  readonly values: Values;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly suggest: (part: Part, text: string) => void;
}

export function questions({ parts, values, problems, suggest }: Asked): TemplateResult[] {
  return parts.map((part) => {
    const problem = problems[part.id];
    const error = problem ? html`<p class="error" id="${part.id}-error">${problemText(problem, part)}</p>` : nothing;
    const inside = part.kind === "choice" ? choice(part, values, error) : written(part, values, error, suggest);
    const title = part.rowTitle ? html`<h2>${localized(part.rowTitle)} ${part.row}</h2>` : nothing;
    return html`${title}<div class="field ${problem ? "has-error" : ""}">${inside}</div>`;
  });
}

function choice(part: Part, values: Values, error: TemplateResult | typeof nothing): TemplateResult {
  const described = describedBy(part, error !== nothing);
  return html`<fieldset role="radiogroup" aria-describedby=${described} aria-invalid=${error !== nothing} tabindex=${error === nothing ? nothing : "-1"}>
    <legend>${question(part)}</legend>
    ${hint(part)} ${error}
    <div class="options">
      ${part.choices?.map(
        (one) =>
          html`<label>
            <input type="radio" name=${part.id} value=${one.value} .checked=${live(values[part.id] === one.value)} />
            <span>${localized(one)}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function written(
  part: Part,
  values: Values,
  error: TemplateResult | typeof nothing,
  suggest: (part: Part, text: string) => void,
): TemplateResult {
  const says = declarationTexts();
  return html`<label for=${part.id}>${question(part)}</label>
    ${hint(part)} ${error} ${box(part, values[part.id] ?? "", error !== nothing)}
    ${part.suggestions
      ? html`<div class="row wrap" role="group" aria-label="${says.suggestions}: ${question(part)}">
          ${part.suggestions.map(
            (text) =>
              html`<button type="button" class="plain suggestion" lang="vi" @click=${() => suggest(part, text)}>
                ${text.trim()}
              </button>`,
          )}
        </div>`
      : nothing}`;
}

function box(part: Part, value: string, isWrong: boolean): TemplateResult {
  const described = describedBy(part, isWrong);
  if ((part.longest ?? 0) > ONE_LINE) {
    return html`<textarea
      id=${part.id}
      name=${part.id}
      rows="3"
      maxlength=${part.longest ?? nothing}
      autocomplete="off"
      aria-invalid=${isWrong}
      aria-describedby=${described}
      .value=${live(value)}
    ></textarea>`;
  }
  const isDigits = part.kind === "date" || part.kind === "count" || part.kind === "number";
  return html`<input
    id=${part.id}
    name=${part.id}
    type=${part.kind === "clock" ? "time" : "text"}
    inputmode=${isDigits ? "numeric" : "text"}
    autocapitalize=${part.kind === "name" ? "words" : "off"}
    autocomplete="off"
    spellcheck="false"
    maxlength=${part.longest ?? (isDigits ? LONGEST_DIGITS : nothing)}
    aria-invalid=${isWrong}
    aria-describedby=${described}
    .value=${live(value)}
  />`;
}

function hint(part: Part): TemplateResult | typeof nothing {
  const says = declarationTexts();
  const date = part.kind === "date" ? (part.yearWillDo ? says.yearHint : says.dateHint) : "";
  const texts = [date, part.help ? localized(part.help) : ""].filter(Boolean);
  return texts.length > 0 ? html`<p class="small soft" id="${part.id}-hint">${texts.join(". ")}</p>` : nothing;
}

function describedBy(part: Part, isWrong: boolean): string | typeof nothing {
  const hasHint = part.kind === "date" || part.help;
  return [hasHint ? `${part.id}-hint` : "", isWrong ? `${part.id}-error` : ""].filter(Boolean).join(" ") || nothing;
}

const question = (part: Part): string => (part.ask ? localized(part.ask) : part.label);

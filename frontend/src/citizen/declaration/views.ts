// What stands around the steps of a form: its cover, the paper at the end, the empty form, and erasing.
import { html, nothing, type TemplateResult } from "lit";
import { declarationTexts } from "../../texts/citizen/declaration.ts";
import { localized } from "../../texts/language.ts";
import { wholeDay } from "../../texts/moments.ts";
import type { Form, Step, Values } from "./form.ts";
import type { Kept } from "./keeping.ts";
import { paper } from "./paper.ts";

export type View = "cover" | "paper" | "blank" | Step;
type Show = (view: View) => void;

interface Cover {
  readonly form: Form;
  /** The visit's day, ISO; null without a ticket. */
  readonly day: string | null;
  readonly before: Kept | null;
  readonly show: Show;
  readonly erasing: TemplateResult;
}

export function coverView({ form, day, before, show, erasing }: Cover): TemplateResult {
  const says = declarationTexts();
  const at = form.steps.find((step) => step.id === before?.step) ?? form.steps[0];
  return html`<h1 tabindex="-1">${localized(form.name)}</h1>
    <p class="small soft">${says.law(form.law, wholeDay(form.inForceFrom))} ${says.writtenIn}</p>
    <p>${says.stays(day ? wholeDay(day) : null)}</p>
    ${before && before.step === null
      ? html`<button type="button" @click=${() => show("paper")}>${says.seePaper}</button>`
      : html`<button type="button" @click=${() => at && show(at)}>${before ? says.goOn : says.begin}</button>`}
    <button type="button" class="plain" @click=${() => show("blank")}>${says.blank}</button>
    ${before ? erasing : nothing}`;
}

interface Filled {
  readonly form: Form;
  readonly values: Values;
  readonly show: Show;
  readonly erasing: TemplateResult;
}

export function paperView({ form, values, show, erasing }: Filled): TemplateResult {
  const says = declarationTexts();
  const empty = form.parts.filter((part) => part.required && !values[part.id]);
  return html`<h1 tabindex="-1">${says.yourPaper}</h1>
    <p>${says.sign}</p>
    ${empty.length > 0
      ? html`<p class="notice">${says.stillEmpty} ${empty.map((part) => (part.ask ? localized(part.ask) : "")).join("; ")}.</p>`
      : nothing}
    ${printing()} ${paper(form, values)}
    <ul class="sheet list">
      ${form.steps.map((step) => {
        const title = localized(step.title);
        return html`<li class="row between">
          <span>${title}</span>
          <button type="button" class="quiet" aria-label="${says.correct}: ${title}" @click=${() => show(step)}>${says.correct}</button>
        </li>`;
      })}
    </ul>
    ${erasing}`;
}

export function blankView(form: Form, show: Show): TemplateResult {
  const says = declarationTexts();
  return html`<h1 tabindex="-1">${says.blankPaper}</h1>
    ${printing()} ${paper(form, {})}
    <button type="button" class="plain" @click=${() => show("cover")}>${says.previous}</button>`;
}

function printing(): TemplateResult {
  const says = declarationTexts();
  return html`<button type="button" @click=${() => window.print()}>${says.print}</button>
    <p class="small soft">${says.noPrint}</p>`;
}

interface Erasing {
  readonly isAsked: boolean;
  readonly ask: (isAsked: boolean) => void;
  readonly erase: () => void;
}

/** Asked once more: it cannot be taken back. */
export function eraseView({ isAsked, ask, erase }: Erasing): TemplateResult {
  const says = declarationTexts();
  if (!isAsked) return html`<button type="button" class="plain" @click=${() => ask(true)}>${says.erase}</button>`;
  return html`<div class="notice stack" role="group" aria-label=${says.erase}>
    <p>${says.eraseSure}</p>
    <button type="button" class="danger" @click=${erase}>${says.eraseYes}</button>
    <button type="button" class="plain" @click=${() => ask(false)}>${says.eraseNo}</button>
  </div>`;
}

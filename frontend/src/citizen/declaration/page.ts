// An official declaration form, filled in step by step on the phone and printed from it. Nothing of it is sent.
import "./declaration.css";
import { html, nothing, type TemplateResult } from "lit";
import { canScan, CodeScanner } from "../../elements/code_scanner.ts";
import { define } from "../../elements/define.ts";
import { ProcedurePage } from "../../graphql/operations/citizen.ts";
import { siteNow } from "../../site_clock.ts";
import { declarationTexts } from "../../texts/citizen/declaration.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { localDay } from "../../texts/moments.ts";
import { focusFirstError } from "../contact.ts";
import { back, frame, skeleton } from "../frame.ts";
import { myPapers } from "../my_papers.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";
import { type Problem, problemsOf, tidy } from "./checks.ts";
import { editionFor } from "./editions.ts";
import { type Form, type Part, partsOf, shownOf, type Step, type Values } from "./form.ts";
import { copied, filledFrom, readCard } from "./from_card.ts";
import { erase, eraseLapsed, keep, kept, type Owner } from "./keeping.ts";
import { startValues } from "./starting.ts";
import { questions } from "./step.ts";
import { blankView, coverView, eraseView, paperView, type View } from "./views.ts";

export const tag = "dl-declaration-page";

class DeclarationPage extends Page {
  #form: Form | null | undefined = undefined;
  #owner: Owner = { procedure: "", ticket: null };
  #day: string | null = null;
  #values: Values = {};
  #view: View = "cover";
  #problems: Readonly<Record<string, Problem>> = {};
  #notice = "";
  #isGood = false;
  #isKept = true;
  #isErasing = false;

  protected get heading(): string {
    return this.#form ? localized(this.#form.name) : "";
  }

  protected async load(): Promise<void> {
    if (this.#form) return; // the network is back: what is typed stays
    const { office, procedure } = this.params as { office: string; procedure: string };
    const answer = await this.ask(ProcedurePage, { office, procedure });
    const today = localDay(siteNow());
    eraseLapsed(today);
    const ticket = new URLSearchParams(location.hash.slice(1)).get("t");
    const mine = ticket ? myPapers().find((one) => one.code === ticket) : undefined;
    this.#owner = { procedure, ticket: mine?.code ?? null };
    this.#day = mine?.day ?? null;
    const edition = answer.procedure ? editionFor(procedure, this.#day ?? today) : null;
    const form = edition ? (await edition.load()).form : null;
    if (form) this.#begin(form, answer.office?.name ?? "");
    this.#form = form;
  }

  #begin(form: Form, office: string): void {
    const before = kept(this.#owner);
    this.#values = { ...startValues(form, { office, day: this.#day }), ...before?.values };
    if (before && before.form !== nameOf(form)) this.#tell(declarationTexts().newEdition, false);
  }

  override render(): TemplateResult {
    const form = this.#form;
    const says = declarationTexts();
    const { procedure, ticket } = this.#owner;
    const way = ticket
      ? back(address.ticket(ticket), says.toTicket)
      : back(address.procedure(this.param("office"), procedure || this.param("procedure")), says.toProcedure);
    const step = form && typeof this.#view === "object" ? form.steps.indexOf(this.#view) + 1 : 0;
    return frame({
      lead: way,
      aside: step && form ? html`<span class="small soft nowrap num">${says.progress(step, form.steps.length)}</span>` : nothing,
      body: html`${this.networkNotice()}
        ${form
          ? html`<div class="declaration stack">${this.#shown(form)}</div>`
          : form === null
            ? html`<p class="notice">${says.unknown}</p>`
            : this.failure
              ? nothing
              : skeleton("title", "line", "tall")}`,
    });
  }

  #shown(form: Form): TemplateResult {
    const notice = this.#notice || (this.#isKept ? "" : declarationTexts().notKept);
    const said = html`<p class="notice ${this.#isGood ? "good" : ""}" role="status" ?hidden=${!notice}>${notice}</p>`;
    return html`${said}${this.#viewed(form)}`;
  }

  #viewed(form: Form): TemplateResult {
    const show = (view: View): void => this.#show(view);
    if (typeof this.#view === "object") return this.#step(form, this.#view);
    if (this.#view === "blank") return blankView(form, show);
    const erasing = this.#erasing();
    if (this.#view === "paper") return paperView({ form, values: this.#values, show, erasing });
    return coverView({ form, day: this.#day, before: kept(this.#owner), show, erasing });
  }

  #step(form: Form, step: Step): TemplateResult {
    const says = declarationTexts();
    const parts = shownOf(partsOf(form, step.id), this.#values);
    const index = form.steps.indexOf(step);
    const previous = form.steps[index - 1];
    const suggest = (part: Part, text: string): void => this.#suggest(parts, part, text);
    const isOnlyMissing =
      Object.keys(this.#problems).length > 0 && Object.values(this.#problems).every((problem) => problem === "missing");
    return html`<h1 tabindex="-1">${localized(step.title)}</h1>
      ${step.copy
        ? html`<button type="button" class="plain" @click=${() => this.#take(copied(parts, this.#typed(parts)))}>
            ${localized(step.copy)}
          </button>`
        : nothing}
      ${parts.some((part) => part.card)
        ? html`<dl-code-scanner
            ?hidden=${!canScan()}
            .scanText=${says.scan}
            .stopText=${t.stopScanning}
            .refusedText=${says.cameraRefused}
            .scanned=${(text: string) => this.#scanned(parts, text)}
          ></dl-code-scanner>`
        : nothing}
      <form
        class="sheet stack"
        novalidate
        @submit=${(event: Event) => this.#next(event, form, step)}
        @input=${() => this.#take(this.#typed(parts, asTyped))}
      >
        ${questions({ parts, values: this.#values, problems: this.#problems, suggest })}
        <button type="submit">${index + 1 < form.steps.length ? says.next : says.toPaper}</button>
        ${isOnlyMissing
          ? html`<button type="button" class="plain" @click=${() => this.#after(form, step)}>${says.leaveEmpty}</button>`
          : nothing}
        <button type="button" class="plain" @click=${() => this.#leave(parts, previous ?? "cover")}>${says.previous}</button>
      </form>`;
  }

  #erasing(): TemplateResult {
    const ask = (isAsked: boolean): void => {
      this.#isErasing = isAsked;
      this.requestUpdate();
      // The button that was pressed is gone: the hand goes on where it was.
      if (isAsked) void this.updateComplete.then(() => this.querySelector<HTMLElement>(".danger")?.focus());
    };
    return eraseView({ isAsked: this.#isErasing, ask, erase: this.#erase });
  }

  readonly #erase = (): void => {
    erase(this.#owner);
    this.#isErasing = false;
    this.#form = undefined;
    this.#values = {};
    this.#view = "cover";
    void this.reload().then(() => {
      this.#tell(declarationTexts().erased, true);
    });
  };

  readonly #scanned = (parts: readonly Part[], text: string): boolean => {
    const card = readCard(text);
    if (!card) return false;
    const says = declarationTexts().card;
    const sex = parts.find((part) => part.sex)?.sex;
    if (typeof card === "string") this.#tell(says[card], false);
    else if (sex && card.gender !== sex) this.#tell(says.otherPerson, false);
    else {
      this.#take(filledFrom(card, parts, this.#typed(parts)));
      this.#tell(says.filled, true);
    }
    return true;
  };

  #tell(notice: string, isGood: boolean): void {
    this.#notice = notice;
    this.#isGood = isGood;
    this.requestUpdate();
  }

  /** What stands in the fields now, with all the rest. */
  #typed(parts: readonly Part[], read: (part: Part, text: string) => string = tidy): Values {
    const form = this.querySelector("form");
    if (!form) return this.#values;
    const data = new FormData(form);
    const typed = parts.map((part) => [part.id, read(part, String(data.get(part.id) ?? ""))] as const);
    return { ...this.#values, ...Object.fromEntries(typed) };
  }

  #suggest(parts: readonly Part[], part: Part, text: string): void {
    this.#take({ ...this.#typed(parts), [part.id]: text.trimStart() });
    this.querySelector<HTMLElement>(`#${part.id}`)?.focus();
  }

  #take(values: Values): void {
    const open = Object.entries(this.#problems).filter(([part]) => values[part] === this.#values[part]);
    this.#problems = Object.fromEntries(open);
    this.#values = values;
    this.#keep();
    this.requestUpdate();
  }

  #keep(): void {
    if (!this.#form) return;
    const step = typeof this.#view === "object" ? this.#view.id : null;
    this.#isKept = keep(this.#owner, { form: nameOf(this.#form), values: this.#values, step, day: this.#day });
  }

  #next(event: Event, form: Form, step: Step): void {
    event.preventDefault();
    const parts = shownOf(partsOf(form, step.id), this.#values);
    this.#values = this.#typed(parts);
    this.#problems = problemsOf(parts, this.#values, localDay(siteNow()));
    this.#keep();
    if (Object.keys(this.#problems).length === 0) return this.#after(form, step);
    this.requestUpdate();
    void this.updateComplete.then(() => focusFirstError(this));
  }

  #after(form: Form, step: Step): void {
    this.#show(form.steps[form.steps.indexOf(step) + 1] ?? "paper");
  }

  #leave(parts: readonly Part[], to: View): void {
    this.#values = this.#typed(parts);
    this.#keep();
    this.#show(to);
  }

  #show(view: View): void {
    this.#view = view;
    this.#problems = {};
    this.#tell("", false);
    this.#isErasing = false;
    if (view !== "cover" && view !== "blank") this.#keep();
    this.requestUpdate();
    void this.updateComplete.then(() => {
      scrollTo(0, 0);
      this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    });
  }
}

/** While somebody types nothing in her field is changed; a form's data has other line ends than the field. */
const asTyped = (_: Part, text: string): string => text.replaceAll("\r\n", "\n");

const nameOf = (form: Form): string => `${form.id}/${form.version}`;

define("dl-code-scanner", CodeScanner);
define(tag, DeclarationPage);

// A folded form that changes a dossier: sends once however often it is pressed, and says what came of it.
import type { TemplateResult } from "lit";
import { html } from "lit";
import { Intention } from "../graphql/intention.ts";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { t } from "../texts/staff/messages.ts";
import { failureText, problem, StaffElement } from "./element.ts";

type Answer = {
  readonly __typename: string;
  readonly message?: string;
  readonly dossier?: StaffDossierFields;
};

/** Sends `dossier-changed` with {dossier, said}. */
export abstract class DossierForm extends StaffElement {
  static override properties = {
    dossier: { attribute: false },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare dossier: StaffDossierFields | null;
  declare trouble: string;
  declare isBusy: boolean;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.dossier = null;
    this.trouble = "";
    this.isBusy = false;
  }

  protected abstract readonly success: string;

  protected folded(summary: string, inside: TemplateResult): TemplateResult {
    return html`<details class="act">
      <summary>${summary}</summary>
      <div class="stack">${inside} ${problem(this.trouble)}</div>
    </details>`;
  }

  /** `wish` without its key; `said` is what the clerk reads when it is done. */
  protected async change<Wish extends object>(
    wish: Wish,
    send: (input: Wish & { idempotencyKey: string }) => Promise<Answer>,
    said: string,
  ): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = "";
    try {
      const answer = await send({ ...wish, idempotencyKey: this.#intention.key(wish) });
      this.#intention.settle();
      if (answer.__typename === this.success && answer.dossier) {
        this.querySelector<HTMLFormElement>("form")?.reset();
        const details = this.querySelector("details");
        if (details) details.open = false;
        this.changed(answer.dossier, said);
      } else {
        this.trouble = answer.message ?? t.notSent;
        if (answer.dossier) this.changed(answer.dossier, "");
      }
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  }

  protected changed(dossier: StaffDossierFields, said: string): void {
    this.send("dossier-changed", { dossier, said });
  }
}

/** What a form's field holds, without the spaces around it. */
export function fieldOf(event: SubmitEvent, name: string): string {
  return String(new FormData(event.target as HTMLFormElement).get(name) ?? "").trim();
}

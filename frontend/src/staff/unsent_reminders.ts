// Reminders to officers that could not be sent, for the head: shown only while there are any, newest first.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { SendReminderAgain, UnsentReminders } from "../graphql/operations/reminders.ts";
import type { UnsentReminder } from "../graphql/operations/types.ts";
import { dayText } from "../texts/moments.ts";
import { noticesTexts } from "../texts/staff/notices.ts";
import { remindersTexts } from "../texts/staff/reminders.ts";
import { problem, WorkingElement } from "./element.ts";
import { ask } from "./service.ts";

export class UnsentReminderList extends WorkingElement {
  static override properties = { ...WorkingElement.properties, reminders: { state: true }, said: { state: true } };
  declare reminders: readonly UnsentReminder[];
  declare said: string;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.reminders = [];
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.work(() => this.#load());
  }

  async #load(): Promise<void> {
    this.reminders = (await ask(UnsentReminders, {})).unsentReminders;
  }

  protected override render(): TemplateResult | typeof nothing {
    const text = remindersTexts();
    if (this.reminders.length === 0 && !this.said && !this.trouble) return nothing;
    return html`<section class="unsent stack" aria-labelledby="unsent-reminders-title">
      <h2 id="unsent-reminders-title">${text.unsent(this.reminders.length)}</h2>
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      ${this.reminders.length ? html`<p class="small soft">${text.unsentMeans}</p>` : nothing}
      <ul class="letters">
        ${this.reminders.map(
          (each) => html`<li>
            <p>
              <b>${each.officerName}</b> · <span class="num">${dayText(each.on)}</span> · ${text.dossiers(each.dossiers)}<br />
              <span class="pill bad">${noticesTexts().states.GIVEN_UP}</span>
              ${each.problem ? html`<span class="small soft">${text.problems[each.problem]}</span>` : nothing}
            </p>
            <button
              type="button"
              class="plain fit"
              aria-busy=${this.isBusy}
              aria-label=${text.againFor(each.officerName)}
              @click=${() => void this.#again(each.id)}
            >
              ${noticesTexts().again}
            </button>
          </li>`,
        )}
      </ul>
      ${problem(this.trouble)}
    </section>`;
  }

  async #again(reminder: string): Promise<void> {
    this.said = "";
    await this.work(async () => {
      const wish = { reminder };
      const { sendReminderAgain: answer } = await ask(SendReminderAgain, {
        input: { ...wish, idempotencyKey: this.#intention.key(wish) },
      });
      this.#intention.settle();
      await this.#load();
      if (answer.__typename === "ReminderWaits") this.said = remindersTexts().waits;
      else this.trouble = answer.message;
    });
  }
}

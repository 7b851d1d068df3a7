// An officer's own reminders: where they go, and a switch that stops them or has them come again.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { SetMyReminders, StaffMyReminders } from "../graphql/operations/reminders.ts";
import type { MyRemindersFields } from "../graphql/operations/types.ts";
import { remindersTexts } from "../texts/staff/reminders.ts";
import { problem, WorkingElement } from "./element.ts";
import { ask } from "./service.ts";

export class MyRemindersPage extends WorkingElement {
  static override properties = {
    ...WorkingElement.properties,
    reminders: { state: true },
    said: { state: true },
  };
  declare reminders: MyRemindersFields | null;
  declare said: string;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.reminders = null;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.work(async () => {
      this.reminders = (await ask(StaffMyReminders, {})).myReminders;
    });
  }

  protected override render(): TemplateResult {
    const text = remindersTexts();
    return html`<main class="narrow stack">
      <div class="row between wrap">
        <h1>${text.own}</h1>
        <button type="button" class="quiet" @click=${() => this.send("reminders-left")}>${text.back}</button>
      </div>
      ${this.reminders ? this.#renderOwn(this.reminders) : this.trouble ? nothing : html`<p role="status">${text.loading}</p>`}
      <div role="status">${this.said ? html`<p class="notice good">${this.said}</p>` : nothing}</div>
      ${problem(this.trouble)}
    </main>`;
  }

  #renderOwn(own: MyRemindersFields): TemplateResult {
    const text = remindersTexts();
    return html`<p class="soft">${own.mayStop ? text.ownLead : text.headsLead}</p>
      <section class="sheet stack">
        <p>${own.email ? html`${text.address} <b>${own.email}</b>` : text.noAddress}</p>
        ${
          own.mayStop || !own.wantsReminders
            ? html`<label class="switch"
                ><input type="checkbox" .checked=${own.wantsReminders} @change=${this.#set} />${text.wants}</label
              >`
            : html`<p class="soft">${text.headsStop}</p>`
        }
      </section>`;
  }

  readonly #set = async (event: Event): Promise<void> => {
    const box = event.target as HTMLInputElement;
    const wish = { wantsReminders: box.checked };
    this.said = "";
    await this.work(async () => {
      const input = { ...wish, idempotencyKey: this.#intention.key(wish) };
      const { setMyReminders: answer } = await ask(SetMyReminders, { input });
      this.#intention.settle();
      if (answer.__typename !== "MyRemindersSet") {
        this.trouble = answer.message;
        return;
      }
      this.reminders = answer.reminders;
      this.said = answer.reminders.wantsReminders ? remindersTexts().resumed : remindersTexts().stopped;
    });
    box.checked = this.reminders?.wantsReminders ?? false;
  };
}

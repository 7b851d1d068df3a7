// Joining the waitlist: days, a part of the day, name and phone.
import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { ApiError, runSafely } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import { FreeSlots, JoinWaitlist } from "../../graphql/operations/citizen.ts";
import type { DayPart } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { bookingText } from "../../texts/booking.ts";
import { waitlistText } from "../../texts/citizen/waitlist.ts";
import { dayText } from "../../texts/moments.ts";
import { CitizenNumber } from "../booking/citizen_number.ts";
import { readPlaces } from "../booking/how_many.ts";
import { contactFields, type FieldErrors, focusFirstError, readContact, text, typedContact } from "../contact.ts";
import { back, frame, skeleton } from "../frame.ts";
import { Page } from "../page.ts";
import { procedureTitle } from "../procedures/names.ts";
import { address, go } from "../router.ts";

export const tag = "dl-join-waitlist-page";

const PARTS: readonly DayPart[] = ["MORNING", "AFTERNOON", "NINTH_HOUR"];

class JoinWaitlistPage extends Page {
  #answer: ResultOf<typeof FreeSlots> | null = null;
  readonly #places = readPlaces(location.search);
  readonly #intention = new Intention();
  readonly #citizen = new CitizenNumber(() => this.requestUpdate());
  #chosen = { firstDay: "", lastDay: "", part: "" };
  #problem = "";
  #errors: FieldErrors = {};
  #isSending = false;

  protected get heading(): string {
    return waitlistText().title;
  }

  protected async load(): Promise<void> {
    const { office, procedure } = this.params as { office: string; procedure: string };
    this.#answer = await this.ask(FreeSlots, { office, procedure, places: this.#places });
  }

  override render() {
    const { office, procedure } = this.params as { office: string; procedure: string };
    const known = this.#answer?.procedure;
    return frame({
      lead: back(address.book(office, procedure), t.timeTitle),
      body: html`<h1>${this.heading}</h1>
        ${known ? html`<p class="soft">${procedureTitle(known)}</p>` : nothing} ${this.networkNotice()}
        ${this.#problem ? html`<p class="notice bad" role="alert" tabindex="-1">${this.#problem}</p>` : nothing}
        ${this.#answer ? this.#form() : this.failure ? nothing : skeleton("block", "tall")}`,
    });
  }

  get #needsCitizen(): boolean {
    return this.#answer?.office?.needsCitizenNumber ?? false;
  }

  #form(): TemplateResult {
    const text = waitlistText();
    const days = (this.#answer?.slots.nodes ?? []).filter((day) => day.isOpen).map((day) => day.date);
    if (days.length === 0) return html`<p class="notice">${t.notHandledHere}</p>`;
    const { firstDay, lastDay, part } = this.#chosen;
    return html`<form class="stack" novalidate @submit=${this.#send}>
      <p>${text.inviteWhy}</p>
      <fieldset class="stack">
        <legend>${text.days}</legend>
        ${daySelect("firstDay", text.firstDay, days, firstDay || (days[0] ?? ""))}
        ${daySelect("lastDay", text.lastDay, days, lastDay || (days.at(-1) ?? ""))}
        <div class="field">
          <label for="part">${text.part}</label>
          <select id="part" name="part">
            <option value="">${text.anyPart}</option>
            ${PARTS.map((one) => html`<option value=${one} ?selected=${one === part}>${t.dayParts[one]}</option>`)}
          </select>
        </div>
      </fieldset>
      ${contactFields(typedContact(), this.#errors)}
      ${this.#citizen.fields(this.#needsCitizen, this.#errors["citizen"])}
      <p class="small soft">${text.promise}</p>
      <button type="submit" aria-busy=${this.#isSending}>${text.join}</button>
    </form>`;
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const { name, phone } = readContact(form);
    this.#chosen = { firstDay: text(data, "firstDay"), lastDay: text(data, "lastDay"), part: text(data, "part") };
    const typed = text(data, "citizen");
    this.#errors = {
      ...(name ? {} : { name: t.nameMissing }),
      ...(phone ? {} : { phone: t.phoneMissing }),
      ...(this.#needsCitizen && !typed ? { citizen: bookingText().citizenMissing } : {}),
    };
    if (Object.keys(this.#errors).length > 0) return void this.#refuse("");
    this.#isSending = true;
    this.requestUpdate();
    try {
      const { office, procedure } = this.params as { office: string; procedure: string };
      const { firstDay, lastDay } = this.#chosen;
      const part = (this.#chosen.part || null) as DayPart | null;
      const asked = { office, procedure, firstDay, lastDay, part, places: this.#places, name, phone, citizen: this.#citizen.given(typed) };
      const input = { ...asked, idempotencyKey: this.#intention.key(asked) };
      const { joinWaitlist: outcome } = await runSafely(JoinWaitlist, { input });
      this.#intention.settle();
      this.#isSending = false;
      if (outcome.__typename === "WaitlistJoined") return go(address.wish(outcome.wish.code), { replace: true });
      const field = "field" in outcome ? outcome.field : null;
      if (field) this.#errors = { [field]: outcome.message };
      await this.#refuse(field === "name" || field === "phone" || field === "citizen" ? "" : outcome.message);
    } catch (failure) {
      this.#isSending = false;
      await this.#refuse(failure instanceof ApiError ? failure.message : t.notSent);
    }
  };

  async #refuse(problem: string): Promise<void> {
    this.#problem = problem;
    this.requestUpdate();
    await this.updateComplete;
    focusFirstError(this);
  }
}

function daySelect(name: string, label: string, days: readonly string[], chosen: string): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${days.map((day) => html`<option value=${day} ?selected=${day === chosen}>${dayText(day)}</option>`)}
    </select>
  </div>`;
}

define(tag, JoinWaitlistPage);

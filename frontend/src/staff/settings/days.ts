// Days with a mode of their own: those that have one, and one to add.
import { html, nothing, type TemplateResult } from "lit";
import type { DayMode, SettingsFields } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { dayText } from "../../texts/moments.ts";
import { texts } from "../../texts/settings/messages.ts";
import { problem, StaffElement } from "../element.ts";
import type { DayDraft } from "./draft.ts";

/** Sends `day-changed` with a DayDraft. */
export class SpecialDays extends StaffElement {
  static override properties = {
    known: { attribute: false },
    drafted: { attribute: false },
    mode: { state: true },
    trouble: { state: true },
  };
  declare known: SettingsFields["days"];
  declare drafted: readonly DayDraft[];
  declare mode: DayMode;
  declare trouble: string;

  constructor() {
    super();
    this.known = [];
    this.drafted = [];
    this.mode = "HOLIDAY";
    this.trouble = "";
  }

  protected override render(): TemplateResult {
    const t = texts();
    const modes = Object.entries(t.modes) as [DayMode, string][];
    return html`
      <section class="sheet stack" aria-labelledby="days-title">
        <h2 id="days-title">${t.days}</h2>
        ${this.#renderList()}
        <form class="stack" @submit=${this.#add}>
          <div class="grid">
            <label><span>${t.date}</span><input type="date" name="on" /></label>
            <label
              ><span>${t.mode}</span>
              <select name="mode" aria-describedby="mode-means" @change=${this.#chosen}>
                ${modes.map(([id, name]) => html`<option value=${id} ?selected=${id === this.mode}>${name}</option>`)}
              </select></label
            >
            <label
              ><span>${t.dayName}</span>
              <input name="name" maxlength="60" placeholder=${t.dayNameHint} autocomplete="off"
            /></label>
          </div>
          <p class="small soft" id="mode-means">${t.modeMeans[this.mode]}</p>
          ${problem(this.trouble)}
          <button class="plain fit">${t.addDay}</button>
        </form>
      </section>
    `;
  }

  #renderList(): TemplateResult {
    const t = texts();
    const drafted = new Set(this.drafted.map(({ on }) => on));
    const known = this.known.filter(({ on }) => !drafted.has(on));
    if (known.length + drafted.size === 0) return html`<p class="soft">${t.noDays}</p>`;
    return html`<ul class="days">
      ${this.drafted.map(
        (day) =>
          html`<li>
            <span><b>${dayText(day.on)}</b> · ${t.modes[day.mode]}${day.nameVi ? html`: ${day.nameVi}` : nothing}</span>
            <span class="pill warn">${t.willChange}</span>
          </li>`,
      )}
      ${known.map((day) => {
        const name = localized(day.name);
        const shown = t.modes[day.mode];
        return html`<li>
          <span><b>${dayText(day.on)}</b> · ${shown}${name === shown ? nothing : html`: ${name}`}</span>
          <button type="button" class="quiet" @click=${() => this.#send({ on: day.on, mode: "NORMAL", nameVi: "" })}>
            ${t.makeUsual(dayText(day.on))}
          </button>
        </li>`;
      })}
    </ul>`;
  }

  #send(day: DayDraft): void {
    this.send("day-changed", day);
  }

  readonly #chosen = (event: Event): void => {
    this.mode = (event.target as HTMLSelectElement).value as DayMode;
  };

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form);
    const on = String(typed.get("on") ?? "");
    this.trouble = on ? "" : texts().dateMissing;
    if (!on) return;
    this.#send({ on, mode: this.mode, nameVi: String(typed.get("name") ?? "").trim() });
    form.reset();
    this.mode = "HOLIDAY";
  };
}

// <denluot-booking>: find a procedure, see its next free times, and book on the service's own page.
import { css, html, nothing, type TemplateResult } from "lit";
import { WidgetProcedures, WidgetSlots } from "../graphql/operations/widget.ts";
import type { ResultOf } from "../graphql/result.ts";
import { clockTime } from "../texts/moments.ts";
import { ask } from "./ask.ts";
import { Widget, widgetStyles } from "./element.ts";

type Procedure = ResultOf<typeof WidgetProcedures>["procedures"]["nodes"][number];
type Slot = ResultOf<typeof WidgetSlots>["slots"]["nodes"][number]["slots"][number];

const TYPING_PAUSE_IN_MS = 300;
const TIMES_SHOWN = 6;

export class BookingWidget extends Widget {
  static override properties = {
    ...Widget.properties,
    found: { state: true },
    chosen: { state: true },
    times: { state: true },
    isLost: { state: true },
  };
  static override styles = [
    widgetStyles,
    css`
      label {
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 3em;
        padding: 0 0.8em;
        border: 2px solid var(--dl-ink, #17202a);
        border-radius: 0.6em;
        background: var(--paper);
        color: inherit;
        font: inherit;
      }
      input::placeholder {
        color: var(--soft);
        opacity: 1;
      }
      li {
        margin-top: 0.4em;
      }
      li button {
        width: 100%;
      }
      .times {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(7.2em, 1fr));
        gap: 0.5em;
      }
      .times li {
        margin: 0;
      }
      .times a {
        display: block;
        padding: 0.5em;
        border: 1px solid var(--soft);
        border-radius: 0.6em;
        text-align: center;
        text-decoration: none;
      }
      .times b {
        display: block;
        font-size: 1.15em;
      }
    `,
  ];
  /** Null while the list is on its way. */
  declare found: readonly Procedure[] | null;
  declare chosen: Procedure | null;
  /** Null while the times are on their way. */
  declare times: readonly Slot[] | null;
  declare isLost: boolean;
  #search = "";
  #pause = 0;

  constructor() {
    super();
    this.found = null;
    this.chosen = null;
    this.times = null;
    this.isLost = false;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("office") && !changed.has("api")) return;
    this.chosen = null;
    void this.#find();
  }

  async #find(): Promise<void> {
    const search = this.#search;
    await this.#load(async () => {
      const { procedures } = await ask(this.base, WidgetProcedures, {
        office: this.office,
        search,
        mostUsed: search === "",
      });
      if (search === this.#search) this.found = procedures.nodes;
    });
  }

  async #findTimes(procedure: Procedure): Promise<void> {
    this.chosen = procedure;
    this.times = null;
    await this.#load(async () => {
      const { slots } = await ask(this.base, WidgetSlots, { office: this.office, procedure: procedure.code });
      const free = slots.nodes.flatMap((day) => day.slots).filter((slot) => slot.freePlaces > 0);
      if (this.chosen === procedure) this.times = free.slice(0, TIMES_SHOWN);
    });
  }

  async #load(task: () => Promise<void>): Promise<void> {
    try {
      await task();
      this.isLost = false;
    } catch {
      this.isLost = true;
    }
  }

  protected override render(): TemplateResult {
    const { t } = this;
    return html`
      <section class="sheet" aria-label=${t.bookingTitle} lang=${this.language}>
        <h2>${t.bookingTitle}</h2>
        ${this.chosen ? this.#renderTimes(this.chosen) : this.#renderSearch()}
        ${
          this.isLost
            ? html`<p role="status">${t.bookingFailed}</p>
                <div class="row">
                  <button type="button" @click=${this.#retry}>${t.retry}</button>
                  ${this.link(`/o/${encodeURIComponent(this.office)}`, t.office, "main")}
                </div>`
            : nothing
        }
      </section>
    `;
  }

  #renderSearch(): TemplateResult {
    const { t, found } = this;
    return html`
      <label for="search">${t.search}</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        placeholder=${t.example}
        .value=${this.#search}
        @input=${this.#typed}
      />
      <p class="soft" role="status">
        ${found === null ? (this.isLost ? nothing : t.loading) : this.#search ? t.found(found.length) : t.mostUsed}
      </p>
      <ul>
        ${found?.map(
          (procedure) =>
            html`<li>
              <button type="button" @click=${() => this.#choose(procedure)}>${this.#nameOf(procedure)}</button>
            </li>`,
        )}
      </ul>
    `;
  }

  #renderTimes(procedure: Procedure): TemplateResult {
    const { t, times } = this;
    const page = `/o/${encodeURIComponent(this.office)}/p/${encodeURIComponent(procedure.code)}/book`;
    return html`
      <h3 tabindex="-1">${this.#nameOf(procedure)}</h3>
      <p class="soft" role="status">
        ${times === null ? (this.isLost ? nothing : t.loading) : times.length ? t.nextTimes : t.noTimes}
      </p>
      <ul class="times num">
        ${times?.map(
          (slot) =>
            html`<li>
              ${this.link(
                `${page}?slot=${encodeURIComponent(slot.id)}`,
                html`<b>${clockTime(slot.startsAt)}</b>${this.dayText(slot.startsAt)}<br /><span class="soft"
                    >${t.places(slot.freePlaces)}${slot.isQuiet ? ` · ${t.quiet}` : ""}</span
                  >`,
              )}
            </li>`,
        )}
      </ul>
      <div class="row">
        <button type="button" @click=${this.#back}>${t.otherProcedure}</button>
        ${this.link(page, t.allTimes, "main")}
      </div>
    `;
  }

  #nameOf({ name, nameEn }: Procedure): string {
    return this.language === "en" ? (nameEn ?? name) : name;
  }

  readonly #typed = (event: Event): void => {
    this.#search = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => void this.#find(), TYPING_PAUSE_IN_MS);
  };

  async #choose(procedure: Procedure): Promise<void> {
    void this.#findTimes(procedure);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h3")?.focus();
  }

  readonly #back = async (): Promise<void> => {
    this.chosen = null;
    this.isLost = false;
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.focus();
  };

  readonly #retry = (): void => {
    void (this.chosen ? this.#findTimes(this.chosen) : this.#find());
  };
}

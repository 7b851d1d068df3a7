// Choosing the counter to work at, and opening it.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { OpenCounter, StaffCounters, StaffDesk, type StaffMe } from "../graphql/operations/staff.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment } from "../site_clock.ts";
import { localized } from "../texts/language.ts";
import { clockTime, momentText } from "../texts/moments.ts";
import { closingText } from "../texts/staff/closing.ts";
import { t } from "../texts/staff/messages.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

type Board = NonNullable<ResultOf<typeof StaffCounters>["board"]>;
type Counter = Board["counters"][number];

export class CounterChoice extends StaffElement {
  static override properties = {
    me: { attribute: false },
    board: { state: true },
    trouble: { state: true },
    troubleAt: { state: true },
    busyWith: { state: true },
  };
  declare me: ResultOf<typeof StaffMe>["me"];
  declare board: Board | null;
  declare trouble: string;
  /** The counter whose opening was refused; 0 for trouble with the whole list. */
  declare troubleAt: number;
  declare busyWith: number;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.board = null;
    this.trouble = "";
    this.troubleAt = 0;
    this.busyWith = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.board = (await ask(StaffCounters, { office: this.me.officeId })).board;
      if (this.board) noteMoment(this.board.asOf);
      this.trouble = "";
    } catch (failure) {
      this.trouble = failureText(failure);
      this.troubleAt = 0;
    }
  }

  protected override render(): TemplateResult {
    const { board } = this;
    return html`
      <h1>${t.chooseCounter}</h1>
      ${
        this.troubleAt === 0 && this.trouble
          ? html`${problem(this.trouble)}<button type="button" class="plain" @click=${this.#load}>
                ${t.retry}
              </button>`
          : nothing
      }
      ${
        board && !board.opening.isOpen
          ? html`<p class="notice">
              ${t.officeIsClosed(
                board.opening.reason ? localized(board.opening.reason) : "",
                board.opening.opensAt ? momentText(board.opening.opensAt) : "",
              )}
            </p>`
          : nothing
      }
      <ul class="counters">
        ${board?.counters.map((counter) => this.#renderCounter(counter)) ?? html`<li role="status">${t.loading}</li>`}
      </ul>
    `;
  }

  #renderCounter(counter: Counter): TemplateResult {
    return html`
      <li>
        <div>
          <b>${t.counter(counter.number)}</b> · ${localized(counter.name)}
          <div class="small soft">${stateText(counter)}</div>
        </div>
        <button
          type="button"
          class=${counter.isStaffed ? "plain" : ""}
          aria-busy=${this.busyWith === counter.number}
          @click=${() => this.#open(counter)}
        >
          ${counter.isStaffed ? t.continueCounter(counter.number) : t.openCounter(counter.number)}
        </button>
        ${this.troubleAt === counter.number ? problem(this.trouble) : nothing}
      </li>
    `;
  }

  async #open({ number: counter }: Counter): Promise<void> {
    if (this.busyWith) return;
    this.busyWith = counter;
    this.trouble = "";
    try {
      const { desk } = await ask(StaffDesk, { counter });
      if (desk.counter.isStaffed && desk.clerkName === this.me.name) return this.send("counter-opened", desk);
      const input = { counter };
      const { openCounter: answer } = await ask(OpenCounter, {
        input: { ...input, idempotencyKey: this.#intention.key(input) },
      });
      this.#intention.settle();
      if (answer.__typename === "CounterOpened") return this.send("counter-opened", answer.desk);
      this.#refuse(counter, answer.message);
      await this.#reloadQuietly();
    } catch (failure) {
      this.#refuse(counter, failureText(failure));
    } finally {
      this.busyWith = 0;
    }
  }

  #refuse(counter: number, text: string): void {
    this.trouble = text;
    this.troubleAt = counter;
  }

  async #reloadQuietly(): Promise<void> {
    this.board = (await ask(StaffCounters, { office: this.me.officeId })).board ?? this.board;
  }
}

function stateText({ isStaffed, backAt }: Counter): string {
  if (isStaffed) return t.counterIsStaffed;
  return backAt ? closingText().backAt(clockTime(backAt)) : t.counterIsFree;
}

// Where the person at the counter goes on: a dialog with the office's other service groups and open counters.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { StaffElement } from "./element.ts";

type OtherGroup = DeskFields["otherGroups"][number];
type OtherCounter = DeskFields["otherCounters"][number];

/** A group's line; with `counter` the person is called by that one alone. */
export interface Destination {
  readonly group: OtherGroup;
  readonly counter: number | null;
}

/** Sends `destination-chosen` with a Destination. */
export class TransferDialog extends StaffElement {
  static override properties = {
    label: { attribute: false },
    groups: { attribute: false },
    counters: { attribute: false },
  };
  declare label: string;
  declare groups: readonly OtherGroup[];
  declare counters: readonly OtherCounter[];

  constructor() {
    super();
    this.label = "";
    this.groups = [];
    this.counters = [];
  }

  open(): void {
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #choose(group: OtherGroup, counter: number | null = null): void {
    this.#dialog?.close();
    this.send("destination-chosen", { group, counter } satisfies Destination);
  }

  protected override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="transfer-title">
        <div class="stack">
          <h2 id="transfer-title" class="num">${t.transferTo(this.label)}</h2>
          <p class="soft">${t.transferMeans}</p>
          <ul class="stack">
            ${this.groups.map(
              (group) =>
                html`<li>
                  <button type="button" class="plain" @click=${() => this.#choose(group)}>
                    <b>${group.letter}</b> ${localized(group.name)}
                  </button>
                </li>`,
            )}
          </ul>
          ${this.counters.length > 0 ? this.#renderCounters() : nothing}
          <button type="button" class="quiet fit" @click=${() => this.#dialog?.close()}>${t.close}</button>
        </div>
      </dialog>
    `;
  }

  #renderCounters(): TemplateResult {
    return html`
      <h3 id="transfer-counters">${t.transferToCounter}</h3>
      <p class="soft">${t.transferToCounterMeans}</p>
      <ul class="stack" aria-labelledby="transfer-counters">
        ${this.counters.map(
          ({ number, group }) =>
            html`<li>
              <button type="button" class="plain" @click=${() => this.#choose(group, number)}>
                <b>${t.counter(number)}</b> · ${localized(group.name)}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }
}

// Where the person at the counter goes on: a dialog with the office's other service groups.
import { html, type TemplateResult } from "lit";
import type { DeskFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { StaffElement } from "./element.ts";

export type OtherGroup = DeskFields["otherGroups"][number];

/** Sends `group-chosen` with an OtherGroup. */
export class TransferDialog extends StaffElement {
  static override properties = {
    label: { attribute: false },
    groups: { attribute: false },
  };
  declare label: string;
  declare groups: readonly OtherGroup[];

  constructor() {
    super();
    this.label = "";
    this.groups = [];
  }

  open(): void {
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #choose(group: OtherGroup): void {
    this.#dialog?.close();
    this.send("group-chosen", group);
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
          <button type="button" class="quiet fit" @click=${() => this.#dialog?.close()}>${t.close}</button>
        </div>
      </dialog>
    `;
  }
}

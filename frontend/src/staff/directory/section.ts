// The manager's part of the settings: who can be given work, and what was changed in the directory.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Intention } from "../../graphql/intention.ts";
import { SaveStaffMember, StaffColleagues, StaffDirectoryChanges } from "../../graphql/operations/directory.ts";
import type { Colleague } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { momentText } from "../../texts/moments.ts";
import { directoryTexts } from "../../texts/staff/directory.ts";
import { remindersTexts } from "../../texts/staff/reminders.ts";
import { failureText, problem, StaffElement } from "../element.ts";
import { ask } from "../service.ts";
import { forgetColleagues } from "./colleagues.ts";

type Change = ResultOf<typeof StaffDirectoryChanges>["directoryChanges"]["nodes"][number];

export class StaffDirectory extends StaffElement {
  static override properties = {
    everybody: { state: true },
    changes: { state: true },
    said: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare everybody: readonly Colleague[] | null;
  declare changes: readonly Change[];
  declare said: string;
  declare trouble: string;
  declare isBusy: boolean;
  #olderThan: string | null = null;
  readonly #intention = new Intention();

  constructor() {
    super();
    this.everybody = null;
    this.changes = [];
    this.said = "";
    this.trouble = "";
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#busy(() => this.#load());
  }

  async #load(): Promise<void> {
    const [{ colleagues }] = await Promise.all([ask(StaffColleagues, {}), this.#loadChanges(null)]);
    this.everybody = colleagues;
  }

  async #loadChanges(after: string | null): Promise<void> {
    const { directoryChanges: found } = await ask(StaffDirectoryChanges, { after });
    this.changes = after ? [...this.changes, ...found.nodes] : found.nodes;
    this.#olderThan = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  }

  async #busy(act: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = "";
    try {
      await act();
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult {
    const w = directoryTexts();
    return html`<section class="sheet stack directory" aria-labelledby="directory-title">
      <h2 id="directory-title">${w.title}</h2>
      <p class="soft">${w.lead}</p>
      <p class=${this.said ? "notice good" : ""} role="status">${this.said}</p>
      ${problem(this.trouble)}
      <dl-unsent-reminders></dl-unsent-reminders>
      ${this.everybody?.length === 0 ? html`<p class="soft">${w.nobody}</p>` : nothing}
      <div>
        ${repeat(
          this.everybody ?? [],
          ({ id }) => id, // what is unfolded stays with its person
          (known) => this.#renderOne(known),
        )}
      </div>
      <details>
        <summary>${w.add}</summary>
        ${this.#renderForm(null)}
      </details>
      <details>
        <summary>${w.history}</summary>
        ${this.changes.length === 0 ? html`<p class="soft">${w.noHistory}</p>` : nothing}
        <ol class="history">
          ${this.changes.map(
            (change) =>
              html`<li class="tight">
                <p><b>${changeText(change)}</b></p>
                <p class="small soft">${change.byName}, ${momentText(change.at)}${change.reason ? html` · ${change.reason}` : nothing}</p>
              </li>`,
          )}
        </ol>
        ${
          this.#olderThan
            ? html`<button type="button" class="quiet" @click=${() => void this.#busy(() => this.#loadChanges(this.#olderThan))}>
                ${w.more}
              </button>`
            : nothing
        }
      </details>
    </section>`;
  }

  #renderOne(known: Colleague): TemplateResult {
    const w = directoryTexts();
    return html`<details>
      <summary>
        <span
          ><b>${known.name}</b>
          <span class="small soft">${known.role === "MANAGER" ? w.manager : w.clerk}${known.isMe ? ` · ${w.me}` : ""}</span>
          ${known.isActive ? nothing : html`<span class="pill plain">${w.left}</span>`}
          ${known.email ? html`<br /><span class="small soft address">${known.email}${known.wantsReminders ? nothing : ` · ${remindersTexts().none}`}</span>` : nothing}</span
        >
      </summary>
      ${this.#renderForm(known)}
    </details>`;
  }

  #renderForm(known: Colleague | null): TemplateResult {
    const w = directoryTexts();
    const r = remindersTexts();
    const id = known ? `staff-${this.everybody?.indexOf(known)}` : "staff-new";
    return html`<form class="stack" @submit=${(event: SubmitEvent) => void this.#save(event, known)}>
      <div class="grid">
        ${
          known
            ? nothing
            : html`<label for="${id}-id"
                ><span>${w.id}</span>
                <input id="${id}-id" name="id" required maxlength="100" autocomplete="off" aria-describedby="${id}-hint" />
                <span class="small soft" id="${id}-hint">${w.idHint}</span></label
              >`
        }
        <label for="${id}-name"
          ><span>${w.name}</span>
          <input id="${id}-name" name="name" required maxlength="60" autocomplete="off" value=${known?.name ?? ""}
        /></label>
        <label for="${id}-email"
          ><span>${r.email}</span>
          <input
            id="${id}-email"
            name="email"
            type="email"
            maxlength="120"
            autocomplete="off"
            aria-describedby="${id}-email-hint"
            value=${known?.email ?? ""}
          />
          <span class="small soft" id="${id}-email-hint">${r.emailHint}</span></label
        >
        <label for="${id}-reason"
          ><span>${w.reason}</span>
          <input id="${id}-reason" name="reason" required minlength="3" maxlength="200" autocomplete="off"
        /></label>
      </div>
      <label class="switch"
        ><input type="checkbox" name="active" ?checked=${known?.isActive ?? true} />${w.isActive}</label
      >
      <label class="switch"
        ><input type="checkbox" name="reminders" ?checked=${known?.wantsReminders ?? true} />${r.wants}</label
      >
      <button class="plain fit" aria-busy=${this.isBusy}>${w.save}</button>
    </form>`;
  }

  async #save(event: SubmitEvent, known: Colleague | null): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const wish = {
      id: known?.id ?? text("id"),
      name: text("name"),
      isActive: data.has("active"),
      version: known?.version ?? 0,
      email: text("email") || null,
      wantsReminders: data.has("reminders"),
      reason: text("reason"),
    };
    this.said = "";
    await this.#busy(async () => {
      const input = { ...wish, idempotencyKey: this.#intention.key(wish) };
      const { saveStaffMember: answer } = await ask(SaveStaffMember, { input });
      this.#intention.settle();
      forgetColleagues();
      if (answer.__typename !== "StaffMemberSaved") {
        if (answer.__typename === "StaffMemberHasChanged") await this.#load();
        this.trouble = answer.message;
        return;
      }
      await this.#load();
      await this.updateComplete;
      form.reset(); // to what is known now
      const unfolded = form.closest("details");
      if (unfolded) unfolded.open = false;
      this.said = directoryTexts().saved(answer.entry.name);
    });
  }
}

function changeText({ before, after, reason }: Change): string {
  const w = directoryTexts();
  if (!before) return reason ? w.added(after.name) : w.entered(after.name);
  if (before.isActive !== after.isActive) return after.isActive ? w.back(after.name) : w.dismissed(after.name);
  if (before.name !== after.name) return w.renamed(before.name, after.name);
  const r = remindersTexts();
  if (before.email !== after.email) return r.addressChanged(after.name);
  if (before.wantsReminders !== after.wantsReminders)
    return after.wantsReminders ? r.wantsAgain(after.name) : r.wantsNone(after.name);
  return w.unchanged(after.name);
}

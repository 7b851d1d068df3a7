// The manager's page: the office's settings, a change drafted, previewed and applied, and what was changed before.
import { html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../../graphql/client.ts";
import { Intention } from "../../graphql/intention.ts";
import {
  ChangeOffice,
  ResumeOfficeChange,
  SettingsHistory,
  SettingsNow,
  SettingsPreview,
  SettingsReckoning,
} from "../../graphql/operations/settings.ts";
import type {
  BookingAct,
  OfficeChangeFields,
  OfficeChangeInput,
  PreviewFields,
  ReckoningFields,
  SettingsFields,
} from "../../graphql/operations/types.ts";
import { countText } from "../../texts/numbers.ts";
import { texts } from "../../texts/settings/messages.ts";
import { problem, WorkingElement } from "../element.ts";
import { ask } from "../service.ts";
import { changeOf, type DayDraft, type Draft, draftOf, withDay } from "./draft.ts";
import { renderHistory } from "./history.ts";
import { renderPreview } from "./preview.ts";
import { renderBooking, renderCounters, renderGroups, renderQueue, renderShifts, renderTargets } from "./sections.ts";

const SHORTEST_REASON = 3;
const RECKONING_REFRESH_SECONDS = 5;

/** Sends `settings-left`. */
export class SettingsPage extends WorkingElement {
  static override properties = {
    settings: { state: true },
    seen: { state: true },
    said: { state: true },
    changes: { state: true },
    reckoning: { state: true },
  };
  declare settings: SettingsFields | null;
  /** The change that was previewed and what it would do; null while editing. */
  declare seen: { readonly change: OfficeChangeInput; readonly preview: PreviewFields } | null;
  declare said: string;
  declare changes: readonly OfficeChangeFields[];
  /** How far the newest edit of the calendar is with the dossiers. */
  declare reckoning: ReckoningFields | null;
  #poll: Poll | null = null;
  #draft: Draft | null = null;
  #acts = new Map<string, BookingAct>();
  #reason = "";
  #olderThan: string | null = null;
  readonly #intention = new Intention();
  readonly #resuming = new Intention();

  constructor() {
    super();
    this.settings = null;
    this.seen = null;
    this.said = "";
    this.changes = [];
    this.reckoning = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.work(() => this.#load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll?.stop();
  }

  async #load(): Promise<void> {
    const [{ officeSettings }] = await Promise.all([ask(SettingsNow, {}), this.#loadHistory(null)]);
    this.#edit(officeSettings);
  }

  #edit(settings: SettingsFields): void {
    this.settings = settings;
    this.#draft = draftOf(settings);
    this.seen = null;
    this.#reason = "";
    this.#watch(settings.reckoning);
  }

  /** Until all dossiers were looked at, which may take minutes. */
  #watch(known: ReckoningFields | null): void {
    this.reckoning = known;
    this.#poll?.stop();
    if (!known || known.isDone) return;
    this.#poll = poll(async (signal) => {
      const { officeSettings } = await ask(SettingsReckoning, {}, signal);
      this.reckoning = officeSettings.reckoning;
      if (this.reckoning?.isDone) this.#poll?.stop();
      return RECKONING_REFRESH_SECONDS;
    }, RECKONING_REFRESH_SECONDS);
  }

  async #loadHistory(after: string | null): Promise<void> {
    const { officeChanges } = await ask(SettingsHistory, { after });
    this.changes = after ? [...this.changes, ...officeChanges.nodes] : officeChanges.nodes;
    this.#olderThan = officeChanges.pageInfo.hasNextPage ? officeChanges.pageInfo.endCursor : null;
  }

  protected override render(): TemplateResult {
    const t = texts();
    return html`
      <main class="settings stack">
        <div class="row between wrap">
          <h1>${t.title}</h1>
          <button type="button" class="quiet" @click=${() => this.send("settings-left")}>${t.back}</button>
        </div>
        <p class="soft">${t.lead}</p>
        <p class=${this.said ? "notice good" : ""} role="status">${this.said}</p>
        ${this.reckoning && !this.reckoning.isDone ? this.#renderReckoning(this.reckoning) : nothing}
        ${this.settings && this.#draft ? this.#renderSettings(this.settings, this.#draft) : this.#renderLoading()}
      </main>
    `;
  }

  #renderReckoning({ reckoned, dossiers }: ReckoningFields): TemplateResult {
    return html`<p class="notice" role="status">${texts().reckoning(
      countText(reckoned),
      dossiers == null ? null : countText(dossiers),
    )}</p>`;
  }

  #renderLoading(): TemplateResult {
    return html`<p role="status">${this.trouble ? nothing : texts().loading}</p>
      ${problem(this.trouble)}`;
  }

  #renderSettings(settings: SettingsFields, draft: Draft): TemplateResult {
    const t = texts();
    const again = (): void => this.requestUpdate();
    return html`
      <div class="stack" ?hidden=${this.seen !== null}>
        <dl-special-days
          .known=${settings.days}
          .drafted=${[...draft.days]}
          @day-changed=${(event: CustomEvent<DayDraft>) => {
            draft.days = withDay(draft.days, event.detail);
            again();
          }}
        ></dl-special-days>
        ${renderGroups(draft, settings, again)} ${renderCounters(draft, settings, again)} ${renderShifts(draft)}
        ${renderBooking(draft)} ${renderQueue(draft, again)} ${renderTargets(draft)} ${this.seen ? nothing : problem(this.trouble)}
        <button type="button" aria-busy=${this.isBusy} @click=${() => void this.work(() => this.#preview())}>
          ${t.preview}
        </button>
      </div>
      ${this.seen ? this.#renderSeen(this.seen.preview) : nothing}
      <dl-staff-directory ?hidden=${this.seen !== null}></dl-staff-directory>
      ${renderHistory({
        changes: this.changes,
        reckoning: this.reckoning,
        more: this.#olderThan ? () => void this.work(() => this.#loadHistory(this.#olderThan)) : null,
        goOn: (change) => void this.work(() => this.#goOn(change)),
      })}
    `;
  }

  #renderSeen(preview: PreviewFields): TemplateResult {
    const t = texts();
    return html`<section class="sheet stack preview" aria-labelledby="preview-title">
      ${renderPreview({
        preview,
        acts: this.#acts,
        chosen: (booking, act) => {
          this.#acts.set(booking, act);
          this.requestUpdate();
        },
      })}
      <div class="field">
        <label for="reason">${t.reason}</label>
        <p class="small soft" id="reason-hint">${t.reasonHint}</p>
        <textarea
          id="reason"
          rows="2"
          maxlength="200"
          aria-describedby="reason-hint"
          .value=${this.#reason}
          @input=${(event: Event) => {
            this.#reason = (event.target as HTMLTextAreaElement).value;
            this.trouble = "";
          }}
        ></textarea>
      </div>
      ${problem(this.trouble)}
      <div class="others">
        <button type="button" class="plain" @click=${() => (this.seen = null)}>${t.discard}</button>
        <button type="button" aria-busy=${this.isBusy} @click=${() => void this.work(() => this.#apply())}>
          ${t.apply}
        </button>
      </div>
    </section>`;
  }

  async #preview(): Promise<void> {
    if (!this.settings || !this.#draft) return;
    this.said = "";
    const change = changeOf(this.#draft, this.settings);
    const { previewOfficeChange } = await ask(SettingsPreview, { change });
    await this.#show(change, previewOfficeChange);
  }

  async #show(change: OfficeChangeInput, preview: PreviewFields): Promise<void> {
    const known = this.#acts;
    this.#acts = new Map(
      preview.affected.map(({ id, movesTo }) => [id, movesTo ? (known.get(id) ?? "MOVE") : "TELL"] as const),
    );
    this.seen = { change, preview };
    await this.updateComplete;
    this.querySelector<HTMLElement>("#preview-title")?.focus();
  }

  async #apply(): Promise<void> {
    const { seen, settings } = this;
    if (!seen || !settings) return;
    if (this.#reason.trim().length < SHORTEST_REASON) {
      this.trouble = texts().reasonMissing;
      return;
    }
    const wish = {
      version: settings.version,
      change: seen.change,
      reason: this.#reason,
      affected: seen.preview.digest,
      acts: [...this.#acts].map(([booking, act]) => ({ booking, act })),
    };
    // Many bookings take several requests: the same key goes on where the one before ended.
    for (;;) {
      const { changeOffice: answer } = await ask(ChangeOffice, {
        input: { ...wish, idempotencyKey: this.#intention.key(wish) },
      });
      if (answer.__typename !== "OfficeChanged") {
        this.#intention.settle();
        this.trouble = answer.message;
        if (answer.__typename === "BookingsAreAffected") await this.#show(seen.change, answer.preview);
        if (answer.__typename === "OfficeHasChanged") await this.#loadAfterSomebodyElse(answer.message);
        return;
      }
      const { change } = answer;
      this.said = change.pending > 0 ? texts().working(change.pending) : texts().applied(change.moved, change.told);
      if (change.pending > 0) continue;
      this.#intention.settle();
      this.#acts = new Map();
      this.#edit(answer.settings);
      await this.#loadHistory(null);
      return;
    }
  }

  /** Whoever made the change never saw its end: the bookings that are left are seen to now. */
  async #goOn({ version }: OfficeChangeFields): Promise<void> {
    const wish = { version };
    for (;;) {
      const { resumeOfficeChange: answer } = await ask(ResumeOfficeChange, {
        input: { ...wish, idempotencyKey: this.#resuming.key(wish) },
      });
      this.#resuming.settle();
      if (answer.__typename !== "OfficeChangeResumed") {
        this.trouble = answer.message;
        return;
      }
      const { change } = answer;
      this.changes = this.changes.map((known) => (known.version === version ? change : known));
      if (change.pending === 0) return;
    }
  }

  async #loadAfterSomebodyElse(message: string): Promise<void> {
    await this.#load();
    this.trouble = message;
  }
}

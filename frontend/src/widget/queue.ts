// <denluot-queue>: is the office open, how many wait in each group, and how long.
import { css, html, nothing, type TemplateResult } from "lit";
import { type Poll, poll } from "../graphql/client.ts";
import { OfficeBoard } from "../graphql/operations/snapshot.ts";
import type { ResultOf } from "../graphql/result.ts";
import { noteMoment, siteNow } from "../site_clock.ts";
import { Staleness } from "../staleness.ts";
import { clockTime, minutesAway } from "../texts/moments.ts";
import { ask } from "./ask.ts";
import { Widget, widgetStyles } from "./element.ts";

type Board = NonNullable<ResultOf<typeof OfficeBoard>["board"]>;

/** A ward's page stays open in many tabs: its queue is asked for less often than a waiting person's phone asks. */
const SHORTEST_POLL_IN_SECONDS = 30;

export class QueueWidget extends Widget {
  static override properties = {
    ...Widget.properties,
    board: { state: true },
    isLost: { state: true },
    isUnknown: { state: true },
  };
  static override styles = [
    widgetStyles,
    css`
      li {
        display: flex;
        justify-content: space-between;
        gap: 0.8em;
        padding: 0.5em 0;
        border-bottom: 1px solid var(--line);
      }
      li > :last-child {
        flex: none;
        text-align: end;
      }
      li .soft {
        display: block;
      }
      @container (max-width: 17em) {
        li {
          display: block;
        }
        li > :last-child {
          text-align: start;
        }
      }
    `,
  ];
  declare board: Board | null;
  declare isLost: boolean;
  declare isUnknown: boolean;
  #poll: Poll | null = null;
  readonly #staleness = new Staleness(() => this.requestUpdate());

  constructor() {
    super();
    this.board = null;
    this.isLost = false;
    this.isUnknown = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#poll = poll(() => this.#load(), SHORTEST_POLL_IN_SECONDS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll?.stop();
    this.#staleness.stop();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.get("office") || changed.get("api")) this.#poll?.now();
  }

  async #load(): Promise<number> {
    const { office } = this;
    try {
      const { board } = await ask(this.base, OfficeBoard, { office });
      this.board = board;
      this.isUnknown = board === null;
      this.isLost = false;
      const seconds = Math.max(SHORTEST_POLL_IN_SECONDS, board?.nextPollSeconds ?? 0);
      if (board) {
        noteMoment(board.asOf);
        this.#staleness.heard(board.asOf, siteNow(), seconds);
      }
      return seconds;
    } catch (failure) {
      this.isLost = true;
      throw failure;
    }
  }

  protected override render(): TemplateResult {
    const { board, t } = this;
    return html`
      <section class="sheet" aria-label=${t.queueTitle} lang=${this.language}>
        <div class="row">
          <h2>${board?.officeName ?? t.queueTitle}</h2>
          ${board ? this.#renderOpening(board) : nothing}
        </div>
        ${board ? this.#renderGroups(board) : this.#renderWithout()}
        <div class="row">
          ${this.isUnknown ? this.link("/", t.offices, "main") : this.link(`/o/${encodeURIComponent(this.office)}`, t.office, "main")}
          ${
            board
              ? html`<span class="soft num" role=${this.isLost || this.#staleness.isOld ? "status" : nothing}
                  >${(this.isLost ? t.lost : this.#staleness.isOld ? t.old : t.updated)(clockTime(board.asOf))}</span
                >`
              : nothing
          }
        </div>
      </section>
    `;
  }

  #renderOpening({ opening, asOf }: Board): TemplateResult {
    const { t } = this;
    if (opening.isOpen) {
      return html`<span class="pill num">${opening.until ? t.open(clockTime(opening.until)) : t.openNow}</span>`;
    }
    const why = opening.reason?.[this.language] ?? t.closed;
    const when = opening.opensAt ? ` · ${t.reopens(this.whenText(opening.opensAt, asOf))}` : "";
    return html`<span class="pill warn num">${why}${when}</span>`;
  }

  #renderGroups(board: Board): TemplateResult {
    const { t } = this;
    return html`<h3 class="soft">${t.queueTitle}</h3>
      <ul>
        ${board.groups.map(
          (group) =>
            html`<li>
              <span>${group.name[this.language]}</span>
              <span class="num">
                ${group.isStaffed || group.waiting ? html`<b>${t.people(group.waiting)}</b>` : nothing}
                ${
                  group.window && group.waiting
                    ? html`<span class="soft">${t.minutes(...minutesAway(group.window, board.asOf))}</span>`
                    : group.isStaffed || !board.opening.isOpen
                      ? nothing
                      : html`<span class="soft">${t.notStaffed}</span>`
                }
                ${group.mayNotBeReached ? html`<span class="soft">${t.mayNotBeReached}</span>` : nothing}
              </span>
            </li>`,
        )}
      </ul>`;
  }

  /** Before the first answer, or without one: quiet, and what to do. */
  #renderWithout(): TemplateResult {
    const { t } = this;
    if (this.isUnknown) return html`<p role="status">${t.officeIsUnknown}</p>`;
    if (this.isLost) return html`<p role="status">${t.queueFailed}</p>`;
    return html`<p class="unseen" role="status">${t.loading}</p>
      ${[1, 2, 3, 4].map(() => html`<div class="skeleton"></div>`)}`;
  }
}

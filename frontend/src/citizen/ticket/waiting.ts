// Waiting: how many are ahead, the window in which one is called, and why in this order.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { allowChime, chimeIsAllowed, ringChime } from "../../elements/chime.ts";
import { CallOrder } from "../../graphql/operations/citizen.ts";
import type { TicketText } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, windowText } from "../../texts/moments.ts";
import type { Board, BoardGroup } from "../board_watch.ts";
import { declarationLink } from "../declaration/link.ts";
import { ask } from "../kept_answers.ts";
import { reopeningText } from "../opening.ts";
import { mayNotBeReached } from "../not_reached.ts";
import { sentToCounter } from "./missed.ts";
import { groupOf } from "./on_board.ts";
import { formerNumber } from "./services.ts";

const MOST_DOTS = 8;

type Rules = NonNullable<ResultOf<typeof CallOrder>["office"]>["queuePolicy"]["rules"];

export class Waiting extends LitElement {
  static override properties = {
    ticket: { attribute: false },
    board: { attribute: false },
    isOffline: { attribute: false },
    isOld: { attribute: false },
    askWhy: { attribute: false },
  };
  declare ticket: TicketText;
  declare board: Board | null;
  declare isOffline: boolean;
  declare isOld: boolean;
  /** Asks for the words that say why: the board has only the order. */
  declare askWhy: () => void;
  /** The office's call policy; empty until somebody wants to know why. */
  #rules: Rules = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  static checkedInPill(ticket: TicketText): TemplateResult | typeof nothing {
    if (!ticket.checkedInAt) return nothing;
    return html`<span class="pill dot num">${t.checkedInAt(clockTime(ticket.checkedInAt))}</span>`;
  }

  override render() {
    const { ticket, board } = this;
    const group = board ? groupOf(ticket, board) : undefined;
    const ahead = ticket.peopleAhead;
    return html`<div class="stack">
      ${this.isOffline && board
        ? html`<p class="notice" role="status">${t.offlineSince(clockTime(board.asOf))}</p>`
        : this.isOld && board
          ? html`<p class="notice" role="status">${t.oldSince(clockTime(board.asOf))}</p>`
          : nothing}
      <section class="hero">
        <div class="code"><span class="soft">${t.yourNumber}</span><b class="num">${ticket.label}</b></div>
        <div class="body" aria-live="polite">
          <h1 class="ahead">${ahead === null ? t.aheadUnknown : t.peopleAhead(ahead)}</h1>
          ${ticket.window
            ? html`<p class="window num">${windowText(ticket.window)}</p>
                <p class="soft">${t.windowMeans}</p>`
            : ticket.mayNotBeReached
              ? nothing
              : html`<p class="soft">${this.#noWindow(board, group)}</p>`}
          ${formerNumber(ticket)}
          ${sentToCounter(ticket)}
          ${ahead === null ? nothing : dots(ahead, group, ticket)}
          ${group ? whyThisOrder({ group, ticket, rules: this.#rules, toggled: this.#toggled }) : nothing}
        </div>
      </section>
      ${ticket.mayNotBeReached ? mayNotBeReached(ticket.officeId, ticket.procedure?.code) : nothing}
      ${ticket.window && ahead ? html`<dl-leave-by .at=${ticket.window.from}></dl-leave-by>` : nothing}
      ${board && group ? counterSheet(board, group) : nothing}
      ${this.#sound()}
      ${ticket.procedure
        ? html`<section class="sheet" aria-labelledby="bring">
            <h2 id="bring">${t.bring}</h2>
            <dl-checklist .procedure=${ticket.procedure.code} .cases=${ticket.procedure.cases}></dl-checklist>
            ${declarationLink({ office: ticket.officeId, procedure: ticket.procedure.code, day: ticket.day, ticket: ticket.code })}
          </section>`
        : nothing}
      <p class="small soft">${t.updatesItself}</p>
    </div>`;
  }

  #noWindow(board: Board | null, group: BoardGroup | undefined): string {
    if (board && !board.opening.isOpen) return reopeningText(board.opening);
    if (board && group && group.counters.length === 0) return t.noCounterYet;
    return t.noWindowYet;
  }

  #sound() {
    if (chimeIsAllowed()) return html`<p class="small soft">${t.willRing}</p>`;
    return html`<button type="button" class="plain" @click=${this.#tryChime}>${t.turnSoundOn}</button>`;
  }

  readonly #toggled = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open) return;
    this.askWhy();
    const answer = await ask(CallOrder, { office: this.ticket.officeId }).catch(() => null);
    this.#rules = answer?.data.office?.queuePolicy.rules ?? this.#rules;
    this.requestUpdate();
  };

  readonly #tryChime = async (): Promise<void> => {
    if (await allowChime()) await ringChime();
    this.requestUpdate();
  };
}

function dots(ahead: number, group: BoardGroup | undefined, ticket: TicketText): TemplateResult {
  const shown = ahead > MOST_DOTS ? MOST_DOTS - 1 : ahead; // "+3" takes the place of one
  const appointments = aheadOf(group, ticket).filter((place) => place.reason === "APPOINTMENT").length;
  return html`<div class="people" role="img" aria-label=${t.lineLabel(ahead, appointments)}>
    ${ahead > shown ? html`<b class="small num">+${ahead - shown}</b>` : nothing}
    ${Array.from({ length: shown }, () => html`<i></i>`)}<i class="me"></i><span></span>
  </div>`;
}

function aheadOf(group: BoardGroup | undefined, ticket: TicketText): BoardGroup["line"] {
  const index = group?.line.findIndex((place) => place.label === ticket.label) ?? -1;
  return index < 0 ? [] : (group?.line.slice(0, index) ?? []);
}

interface Why {
  readonly group: BoardGroup;
  readonly ticket: TicketText;
  readonly rules: Rules;
  readonly toggled: (event: Event) => void;
}

function whyThisOrder({ group, ticket, rules, toggled }: Why): TemplateResult {
  const ahead = aheadOf(group, ticket);
  return html`<details class="small why" @toggle=${toggled}>
    <summary>${t.whyThisOrder}</summary>
    <div class="stack">
      ${ticket.whyThisPlace ? html`<p><b>${localized(ticket.whyThisPlace)}</b></p>` : nothing}
      ${ahead.length > 0
        ? html`<ol class="num">
            ${ahead.map(
              (place) =>
                html`<li>
                  <b>${place.label}</b> ·
                  ${place.reason === "APPOINTMENT" && place.appointmentAt
                    ? t.hasAppointmentAt(clockTime(place.appointmentAt))
                    : t.cameAt(clockTime(place.arrivedAt))}${place.isPriority ? html` · ${t.isPriority}` : nothing}
                </li>`,
            )}
          </ol>`
        : nothing}
      <ul class="stack soft">
        ${rules.map((rule) => html`<li>${localized(rule)}</li>`)}
      </ul>
    </div>
  </details>`;
}

function counterSheet(board: Board, group: BoardGroup): TemplateResult {
  const counters = group.counters;
  const busy = board.counters.filter((one) => counters.includes(one.number) && one.label !== null);
  return html`<section class="sheet row between">
    <div class="tight">
      <h2>${counters.length > 0 ? `${t.counters(counters)} · ` : ""}${localized(group.name)}</h2>
      <p class="small soft num">
        ${busy.length > 0 ? t.nowServing(busy.map((one) => one.label ?? "")) : counters.length > 0 ? t.counterFree : t.noCounterOpen}
      </p>
    </div>
    <span class="small soft num age">${t.updatedAt(clockTime(board.asOf))}</span>
  </section>`;
}

// The kiosk's screens, one question each, every answer a large button.
import { html, nothing, type TemplateResult } from "lit";
import { canScan } from "../elements/code_scanner.ts";
import type { PriorityClass } from "../graphql/operations/types.ts";
import { kioskTexts } from "../texts/kiosk.ts";
import { language, localized } from "../texts/language.ts";
import { clockTime, dayText, localDay, momentText } from "../texts/moments.ts";
import type { Catalogue, Group, PriorityOffered } from "./catalogue.ts";
import { keypad } from "./keypad.ts";
import { MOST_OFFERED, type Procedure, titleOf } from "./procedures.ts";

function title(text: string, hint = ""): TemplateResult {
  return html`<h1 tabindex="-1">${text}</h1>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}`;
}

interface Ways {
  readonly take: () => void;
  readonly checkIn: () => void;
}

export function renderStart(catalogue: Catalogue, { take, checkIn }: Ways): TemplateResult {
  const t = kioskTexts();
  const now = catalogue.now();
  return html`<p class="clock num">${clockTime(now)} · ${dayText(localDay(now))}</p>
    ${title(t.welcome)}
    <div class="ways">
      ${catalogue.givesNumbers()
        ? html`<button type="button" class="way" @click=${take}>
            <b>${t.takeNumber}</b><span>${t.takeNumberHint}</span>
          </button>`
        : html`<p class="closed">${closedText(catalogue)}</p>`}
      <button type="button" class="way second" @click=${checkIn}>
        <b>${t.checkIn}</b><span>${t.checkInHint}</span>
      </button>
    </div>`;
}

function closedText(catalogue: Catalogue): string {
  const t = kioskTexts();
  const opensAt = catalogue.hall?.opening.opensAt;
  if (!opensAt) return t.closed;
  const isToday = localDay(opensAt) === localDay(catalogue.now());
  return t.closedUntil(isToday ? clockTime(opensAt) : momentText(opensAt));
}

interface ChoosingGroup {
  readonly choose: (group: Group) => void;
  /** To all procedures, by their names. */
  readonly find: () => void;
}

export function renderGroups(catalogue: Catalogue, { choose, find }: ChoosingGroup): TemplateResult {
  const t = kioskTexts();
  return html`${title(t.chooseGroup)}
    <ul class="choices">
      ${catalogue.hall?.groups.map(
        (group) =>
          html`<li>
            <button type="button" class="choice" @click=${() => choose(group)}>
              <b class="letter">${group.letter}</b>
              <span>
                ${localized(group.name)}
                ${catalogue.isFresh
                  ? html`<small class="num">${group.isStaffed ? t.waiting(group.waiting) : t.notStaffed}</small>
                      ${group.mayNotBeReached ? html`<small>${t.mayNotBeReached}</small>` : nothing}`
                  : nothing}
              </span>
            </button>
          </li>`,
      )}
      ${wayToAll(t.findByName, find)}
    </ul>`;
}

function wayToAll(text: string, find: () => void): TemplateResult {
  return html`<li>
    <button type="button" class="choice main" @click=${find}><span>${text}</span></button>
  </li>`;
}

/** A procedure's button; with the group's letter where those of several groups stand together. */
export function procedureChoice(procedure: Procedure, choose: () => void, letter = ""): TemplateResult {
  return html`<li>
    <button type="button" class="choice" @click=${choose}>
      ${letter ? html`<b class="letter">${letter}</b>` : nothing}
      <span lang=${language() === "en" && procedure.nameEn ? "en" : "vi"}>${titleOf(procedure)}</span>
    </button>
  </li>`;
}

interface ChoosingProcedure {
  readonly choose: (procedure: Procedure) => void;
  readonly find: () => void;
}

export function renderProcedures(
  offered: readonly Procedure[],
  { choose, find }: ChoosingProcedure,
): TemplateResult {
  const t = kioskTexts();
  return html`${title(t.chooseProcedure, offered.length ? "" : t.noProcedures)}
    <ul class="choices">
      ${offered.slice(0, MOST_OFFERED).map((procedure) => procedureChoice(procedure, () => choose(procedure)))}
      ${wayToAll(t.otherProcedure, find)}
    </ul>`;
}

export function renderPriorities(
  offered: readonly PriorityOffered[],
  choose: (priority: PriorityClass | null) => void,
): TemplateResult {
  const t = kioskTexts();
  return html`${title(t.choosePriority, t.priorityHint)}
    <ul class="choices">
      <li>
        <button type="button" class="choice main" @click=${() => choose(null)}><span>${t.noPriority}</span></button>
      </li>
      ${offered.map(
        ({ id, name }) =>
          html`<li>
            <button type="button" class="choice" @click=${() => choose(id)}>
              <span class="first-large">${localized(name)}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}

interface CheckingIn {
  readonly typed: string;
  readonly isOffline: boolean;
  readonly changed: (typed: string) => void;
  /** Told what the camera read; true when that was a ticket. */
  readonly scanned: (text: string) => boolean;
  readonly send: () => void;
}

export function renderCheckIn({ typed, isOffline, changed, scanned, send }: CheckingIn): TemplateResult {
  const t = kioskTexts();
  if (isOffline) return title(t.checkInOffline);
  return html`${title(t.checkInTitle)}
    ${canScan()
      ? html`<p class="hint">${t.scanHint}</p>
          <dl-code-scanner
            .scanText=${t.scan}
            .stopText=${t.stopScan}
            .refusedText=${t.cameraRefused}
            .scanned=${scanned}
          ></dl-code-scanner>`
      : nothing}
    <p class="hint">${t.typeHint}</p>
    ${keypad({ typed, changed, send })}`;
}

export function renderMessage(text: string): TemplateResult {
  return html`<main class="message"><div role="status"><h1>${text}</h1></div></main>`;
}

export function renderUnpaired(why: string, demoKey: string | undefined): TemplateResult {
  const t = kioskTexts();
  return html`<main class="message">
    <h1>${why}</h1>
    <p>${t.howToPair}</p>
    ${demoKey ? html`<p><a href="#k=${demoKey}">${t.pairDemo}</a></p>` : nothing}
  </main>`;
}

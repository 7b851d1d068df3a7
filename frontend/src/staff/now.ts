// Who is at the desk now, and the buttons for what comes next.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { localized } from "../texts/language.ts";
import { t } from "../texts/staff/messages.ts";
import { keyCap } from "./element.ts";
import { type RemoveService, renderServices } from "./services.ts";
import { shortcutsAreOn, switchShortcuts } from "./shortcuts.ts";

/** A button of the desk: its words, its key, what it does. */
export interface Step {
  readonly text: string;
  readonly key: string;
  readonly act: () => Promise<void>;
}

interface Now {
  readonly desk: DeskFields;
  readonly isMine: boolean;
  /** Nobody called. */
  readonly isFree: boolean;
  readonly remove: RemoveService;
}

export function renderCurrent({ desk, isMine, isFree, remove }: Now): TemplateResult {
  const { current, counter, line } = desk;
  if (!isMine) {
    const other = counter.isStaffed ? desk.clerkName : null;
    return html`<h2 id="now-title" class="big-text">
      ${other ? t.counterIsTakenBy(other) : t.counterClosed(counter.number)}
    </h2>`;
  }
  if (!current || isFree) {
    return html`<div>
      <h2 id="now-title" class="big-text">${t.nobodyHere}</h2>
      ${line.length === 0 ? html`<p class="soft">${t.nobodyWaiting}</p>` : nothing}
    </div>`;
  }
  const isServing = current.state === "SERVING";
  const since = isServing ? current.startedAt : current.calledAt;
  return html`<div>
    <h2 id="now-title" class="soft">${isServing ? t.serving : t.called}</h2>
    <p class="big num">${current.label}</p>
    <p><b>${current.name ?? t.unnamed}</b> · ${localized(current.reason)}</p>
    <p class="soft">${current.procedureName ?? localized(current.group.name)}</p>
    ${renderServices(current.services, remove)}
    ${current.state === "CALLED" && current.calls ? html`<p class="soft">${t.calledTimes(current.calls, current.mostCalls)}</p>` : nothing}
    ${since ? renderTimer(since, isServing ? t.timer : t.waitingTimer) : nothing}
  </div>`;
}

const renderTimer = (since: string, label: string): TemplateResult =>
  html`<p class="timer num" role="timer" aria-label=${label}>${elapsed(since)}</p>`;

/** 04:12 since a moment. */
function elapsed(since: string): string {
  const seconds = Math.max(0, Math.floor((siteNow() - Date.parse(since)) / 1000));
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

interface Steps {
  /** The first is the big button. */
  readonly steps: readonly [Step, ...Step[]];
  readonly isBusy: boolean;
  /** The shortcuts were switched on or off. */
  readonly switched: () => void;
}

export function renderSteps({ steps, isBusy, switched }: Steps): TemplateResult {
  const [first, ...others] = steps;
  const on = shortcutsAreOn();
  const change = (event: Event): void => {
    switchShortcuts((event.target as HTMLInputElement).checked);
    switched();
  };
  return html`
    <button
      type="button"
      data-primary
      aria-busy=${isBusy}
      aria-describedby="now-title"
      aria-keyshortcuts="Enter"
      @click=${first.act}
    >
      ${first.text} ${keyCap("Enter")}
    </button>
    <div class="others">
      ${others.map(
        (step) =>
          html`<button type="button" class="plain" aria-keyshortcuts=${step.key} @click=${step.act}>
            ${step.text} ${on ? keyCap(step.key) : nothing}
          </button>`,
      )}
    </div>
    <label class="switch small"><input type="checkbox" .checked=${on} @change=${change} /> ${t.shortcuts}</label>
  `;
}

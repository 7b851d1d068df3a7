// Finding a procedure among all of the office's: large keys without accents, and the list that grows short.
import { html, nothing, type TemplateResult } from "lit";
import { kioskTexts } from "../texts/kiosk.ts";
import type { Group } from "./catalogue.ts";
import { type Procedure, search } from "./procedures.ts";
import { procedureChoice } from "./screens.ts";

const KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LONGEST_TYPED = 40;
/** As many as are read standing; another letter makes them fewer. */
const MOST_FOUND = 12;

interface Finding {
  readonly typed: string;
  /** Those to begin with first. */
  readonly procedures: readonly Procedure[];
  readonly groups: readonly Group[];
  /** Told what is typed after each key. */
  readonly changed: (typed: string) => void;
  readonly choose: (group: Group, procedure: Procedure) => void;
}

export function renderFinder({ typed, procedures, groups, changed, choose }: Finding): TemplateResult {
  const t = kioskTexts();
  const { found, letters } = search(procedures, typed);
  const press = (key: string) => changed((typed + key).slice(0, LONGEST_TYPED));
  return html`<h1 tabindex="-1">${t.findTitle}</h1>
    <p class="hint">${t.findHint}</p>
    <p class="sought" role="status" aria-label="${t.typed}: ${typed}">
      <b>${typed}</b><span class="num">${t.found(found.length)}</span>
    </p>
    <div class="keys">
      ${[...KEYS].map(
        (key) =>
          html`<button
            type="button"
            class="key num"
            ?disabled=${!letters.has(key.toLowerCase())}
            @click=${() => press(key)}
          >
            ${key}
          </button>`,
      )}
      <button
        type="button"
        class="key erase"
        ?disabled=${typed === "" || typed.endsWith(" ")}
        @click=${() => press(" ")}
      >
        ${t.space}
      </button>
      <button type="button" class="key erase" ?disabled=${typed === ""} @click=${() => changed(typed.slice(0, -1))}>
        ${t.erase}
      </button>
    </div>
    <ul class="choices">
      ${found.slice(0, MOST_FOUND).map((procedure) => {
        const group = groups.find(({ id }) => id === procedure.group?.id);
        return group ? procedureChoice(procedure, () => choose(group, procedure), group.letter) : nothing;
      })}
    </ul>
    ${found.length > MOST_FOUND ? html`<p class="hint">${t.furtherFound(found.length - MOST_FOUND)}</p>` : nothing}`;
}

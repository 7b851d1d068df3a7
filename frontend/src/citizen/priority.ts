// The priority class that a person says she belongs to when she arrives; most people belong to none.
import { html, nothing, type TemplateResult } from "lit";
import type { PriorityClass, PriorityClassText } from "../graphql/operations/types.ts";
import { t } from "../texts/citizen/messages.ts";
import { localized } from "../texts/language.ts";

/** Nothing where the office serves no class early. */
export function priorityField(classes: readonly PriorityClassText[]): TemplateResult | typeof nothing {
  if (classes.length === 0) return nothing;
  return html`<div class="field">
    <label for="priority">${t.priority}</label>
    <p class="small soft" id="priority-hint">${t.priorityHint}</p>
    <select id="priority" name="priority" aria-describedby="priority-hint">
      <option value="">${t.noPriority}</option>
      ${classes.map(({ id, name }) => html`<option value=${id}>${localized(name)}</option>`)}
    </select>
  </div>`;
}

/** What was chosen in the form's `priority`; null for none. */
export function readPriority(form: HTMLFormElement | null): PriorityClass | null {
  const chosen = form ? new FormData(form).get("priority") : null;
  return typeof chosen === "string" && chosen ? (chosen as PriorityClass) : null;
}

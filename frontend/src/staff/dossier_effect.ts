// What a move would do to the date, shown before it is saved.
import { html, nothing, type TemplateResult } from "lit";
import type { StaffMoveEffect } from "../graphql/operations/staff.ts";
import type { ResultOf } from "../graphql/result.ts";
import { dayText, momentText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";

export type MoveEffect = NonNullable<
  NonNullable<ResultOf<typeof StaffMoveEffect>["dossier"]>["work"]["effectOf"]
>;

export function renderEffect(effect: MoveEffect | null): TemplateResult | typeof nothing {
  if (!effect) return nothing;
  const { dueBefore, dueAfter, papers } = effect;
  const said: string[] = [];
  if (effect.standsStill) said.push(t.clockWillStand);
  else if (dueAfter && dueAfter !== dueBefore) said.push(t.dateWillBe(momentText(dueAfter)));
  else if (dueAfter) said.push(t.dateStays(momentText(dueAfter)));
  if (papers.length > 0) said.push(t.formsIssued(papers.join(", ")));
  return html`<div class="notice ${effect.isOverdueByRule ? "bad" : ""} tight" role="status">
    ${effect.isOverdueByRule ? html`<p><b>${t.secondRequest}</b></p>` : nothing}
    ${said.length > 0 ? html`<p>${said.join(" ")}</p>` : nothing}
    ${
      effect.ifSupplied.length > 0
        ? html`<dl class="terms num">
            ${effect.ifSupplied.map(
              ({ on, dueAt }) => html`<dt>${t.ifSuppliedOn(dayText(on))}</dt>
                <dd><b>${momentText(dueAt)}</b></dd>`,
            )}
          </dl>`
        : nothing
    }
  </div>`;
}

// Who did not come when called and may still return: one button brings her back into the line.
import { html, nothing, type TemplateResult } from "lit";
import type { DeskFields } from "../graphql/operations/types.ts";
import { localized } from "../texts/language.ts";
import { clockTime } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";

/** The clerk says that the person of this number is here again. */
export type MarkReturn = (label: string) => void;

export function renderMissed({ missed }: DeskFields, mark: MarkReturn | null): TemplateResult | typeof nothing {
  if (missed.length === 0) return nothing;
  return html`
    <section class="missed" aria-labelledby="missed-title">
      <h2 id="missed-title">${t.missed}</h2>
      <p class="small soft">${t.missedMeans}</p>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">${t.number}</th>
            <th scope="col">${t.name}</th>
            <th scope="col">${t.mayReturnUntil}</th>
            <th scope="col">${t.procedure}</th>
            ${mark ? html`<td></td>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${missed.map(
            ({ label, name, returnUntil, procedureName, group }) => html`
              <tr>
                <th scope="row">${label}</th>
                <td>${name ?? t.unnamed}</td>
                <td>${returnUntil ? clockTime(returnUntil) : ""}</td>
                <td><span class="clip" title=${procedureName ?? ""}>${procedureName ?? localized(group.name)}</span></td>
                ${
                  mark
                    ? html`<td>
                        <button
                          type="button"
                          class="plain"
                          aria-label=${`${t.hereAgain} ${label}`}
                          @click=${() => mark(label ?? "")}
                        >
                          ${t.hereAgain}
                        </button>
                      </td>`
                    : nothing
                }
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
  `;
}

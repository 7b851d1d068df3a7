// The way of a dossier: what is done, where it is now, what is still to come.
import { html, nothing, type TemplateResult } from "lit";
import type { DossierText } from "../../graphql/operations/types.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { clockTime, dayAndMonth, localDay } from "../../texts/moments.ts";

const CLASSES = { DONE: "done", NOW: "now", TO_COME: "todo" } as const;

export function steps(dossier: DossierText): TemplateResult {
  const handedIn = dossier.documents.filter((document) => document.state !== "MISSING").length;
  return html`<section aria-labelledby="steps">
    <h2 id="steps" class="visually-hidden">${t.stepsTitle}</h2>
    <ol class="steps">
      ${dossier.path.map(
        (one, index) => html`<li class=${CLASSES[one.state]} aria-current=${one.state === "NOW" ? "step" : nothing}>
          <b>${localized(one.title)}</b><span class="visually-hidden">: ${t.pathStates[one.state]}</span>
          ${one.at
            ? html`<p class="small soft num">
                ${dayAndMonth(localDay(one.at))},
                ${clockTime(one.at)}${index === 0 && dossier.documents.length > 0
                  ? ` · ${t.documentsHandedIn(handedIn, dossier.documents.length)}`
                  : ""}
              </p>`
            : nothing}
          ${one.state === "NOW" && dossier.handover?.postState !== "ON_ITS_WAY" ? html`<p class="small">${localized(one.sentence)} ${localized(dossier.toDo)}</p>
                <p class="small soft">${t.nowWith(localized(dossier.holder.section), dossier.holder.unitName)}</p>` : nothing}
        </li>`,
      )}
    </ol>
  </section>`;
}

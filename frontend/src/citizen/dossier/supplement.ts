// What is asked of the citizen paper by paper, where to bring it, what stands still meanwhile and what happens otherwise.
import { html, nothing, type TemplateResult } from "lit";
import type { DossierText } from "../../graphql/operations/types.ts";
import { supplementTexts } from "../../texts/citizen/supplement.ts";
import { momentText } from "../../texts/moments.ts";

export function supplement(dossier: DossierText): TemplateResult {
  const text = supplementTexts();
  const missing = dossier.documents.filter(({ state }) => state === "MISSING");
  return html`<section class="notice stack" aria-labelledby="asked">
    <h2 id="asked">${text.title}</h2>
    ${missing.length > 0
      ? html`<div class="tight">
          <h3>${text.wanted}</h3>
          <ul>
            ${missing.map(({ name }) => html`<li lang="vi"><b>${name}</b></li>`)}
          </ul>
        </div>`
      : nothing}
    ${saysMore(dossier.note, missing) ? part(text.officeSays, html`<span lang="vi">${dossier.note}</span>`) : nothing}
    ${part(text.how, (dossier.isReceived ? text.howMeans : text.howUnreceived)(dossier.officeName, dossier.code))}
    ${dossier.waitsSince && dossier.isReceived ? part(text.since, text.sinceMeans(momentText(dossier.waitsSince))) : nothing}
    ${part(text.otherwise, dossier.isReceived ? text.otherwiseMeans : text.otherwiseUnreceived)}
    <p class="small">${text.request}</p>
  </section>`;
}

/** A request that names its papers and nothing else is said by the list already. */
function saysMore(note: string | null, missing: readonly { readonly name: string }[]): boolean {
  const names = missing.map(({ name }) => name).join("; ");
  return Boolean(note) && !(names && note?.endsWith(names));
}

function part(title: string, said: string | TemplateResult): TemplateResult {
  return html`<div class="tight">
    <h3>${title}</h3>
    <p>${said}</p>
  </div>`;
}

// Which papers a request asks for: of those the dossier has, and others by their names.
import { html, nothing, type TemplateResult } from "lit";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { supplementTexts } from "../texts/staff/supplement.ts";

type Document = StaffDossierFields["work"]["intake"]["documents"][number];

export function renderPapersWanted(documents: readonly Document[]): TemplateResult {
  const text = supplementTexts();
  return html`<fieldset class="wanted">
      <legend>${text.wanted}</legend>
      <p class="small soft">${text.wantedHint}</p>
      ${documents.map(
        ({ name, state }) =>
          html`<label class="switch"
            ><input type="checkbox" name="wanted" value=${name} ?checked=${state === "MISSING"} />
            <span>${name}${state === "MISSING" ? nothing : html` <span class="small soft">(${text.again})</span>`}</span></label
          >`,
      )}
    </fieldset>
    <div class="field">
      <label for="others-wanted">${text.otherWanted}</label>
      <textarea id="others-wanted" name="others" rows="2"></textarea>
    </div>`;
}

/** As the form says; each once. */
export function papersWanted(form: HTMLFormElement): string[] {
  const data = new FormData(form);
  const named = String(data.get("others") ?? "").split("\n");
  const all = [...data.getAll("wanted").map(String), ...named].map((name) => name.trim());
  return [...new Set(all.filter(Boolean))];
}

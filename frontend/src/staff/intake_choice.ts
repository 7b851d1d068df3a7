// Which of a visit's services at this counter the dossier is received for.
import { html, nothing, type TemplateResult } from "lit";
import { servicesTexts } from "../texts/staff/services.ts";
import type { VisitServices } from "./services.ts";

interface Choice {
  readonly services: VisitServices;
  /** The procedure of the service at hand. */
  readonly now: string | null | undefined;
  readonly choose: (procedureCode: string) => void;
}

export function renderChoice({ services, now, choose }: Choice): TemplateResult | typeof nothing {
  if (services.length < 2) return nothing;
  return html`<fieldset class="services">
    <legend>${servicesTexts().which}</legend>
    ${services.map(
      ({ service: { procedureCode, procedureName, dossierCode } }) =>
        html`<label class="switch">
          <input
            type="radio"
            name="intake-service"
            .checked=${procedureCode === now}
            @change=${() => choose(procedureCode)}
          />
          <span>${procedureName} ${dossierCode ? html`<b>· ${servicesTexts().received(dossierCode)}</b>` : nothing}</span>
        </label>`,
    )}
  </fieldset>`;
}

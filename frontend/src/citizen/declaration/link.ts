// The way to a procedure's declaration form, where it has one.
import "./link.css";
import { html, nothing, type TemplateResult } from "lit";
import { declarationLinkText } from "../../texts/citizen/declaration_link.ts";
import { localized } from "../../texts/language.ts";
import { declarationAddress, editionFor } from "./editions.ts";

interface Visit {
  readonly office: string;
  readonly procedure: string;
  /** The day of the visit, or today; ISO. */
  readonly day: string;
  readonly ticket: string | null;
}

export function declarationLink({ office, procedure, day, ticket }: Visit): TemplateResult | typeof nothing {
  const edition = editionFor(procedure, day);
  if (!edition) return nothing;
  return html`<div class="tight declaration-link">
    <a class="button plain" href=${declarationAddress(office, procedure, ticket)}>${declarationLinkText().fill}</a>
    <p class="small soft">${declarationLinkText().what(localized(edition.name))}</p>
  </div>`;
}

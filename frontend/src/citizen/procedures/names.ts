// A procedure's name in the person's language. The Vietnamese name is the official one.
import { html, type TemplateResult } from "lit";
import { language } from "../../texts/language.ts";

interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

export function procedureTitle(procedure: Named): string {
  return language() === "en" ? (procedure.nameEn ?? procedure.name) : procedure.name;
}

/** Marked as Vietnamese where it stands in an English page. */
export function procedureName(procedure: Named): TemplateResult {
  if (language() === "vi") return html`${procedure.name}`;
  return procedure.nameEn ? html`${procedure.nameEn}` : html`<span lang="vi">${procedure.name}</span>`;
}

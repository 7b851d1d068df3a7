// Name and phone: typed once in a visit, kept until the browser's tab is closed.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../texts/citizen/messages.ts";

const KEY = "denluot.contact";

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

export type FieldErrors = Readonly<Record<string, string>>;

export function typedContact(): Contact {
  try {
    return { name: "", phone: "", ...(JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Contact>) };
  } catch {
    return { name: "", phone: "" };
  }
}

/** Reads and keeps what stands in the form's `name` and `phone`. */
export function readContact(form: HTMLFormElement): Contact {
  const data = new FormData(form);
  const contact = { name: text(data, "name"), phone: text(data, "phone") };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(contact));
  } catch {
    // Storage is switched off: the fields keep their text as long as the page.
  }
  return contact;
}

export function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly error?: string | undefined;
  readonly kind?: "name" | "phone" | "code" | "digits";
  readonly maxLength?: number;
}

/** One labelled field with its hint and, when it was refused, the reason beside it. */
export function field({ name, label, hint, value = "", error, kind = "name", maxLength }: Field): TemplateResult {
  const described = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  const keyboard = kind === "phone" ? "tel" : kind === "digits" ? "numeric" : "text";
  return html`<div class="field ${error ? "has-error" : ""}">
    <label for=${name}>${label}</label>
    ${hint ? html`<p class="small soft" id="${name}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}
    <input
      id=${name}
      name=${name}
      class=${kind === "code" ? "code num" : ""}
      type=${kind === "phone" ? "tel" : "text"}
      inputmode=${keyboard}
      autocomplete=${kind === "name" ? "name" : kind === "phone" ? "tel" : "off"}
      autocapitalize=${kind === "code" ? "characters" : kind === "name" ? "words" : "off"}
      spellcheck="false"
      maxlength=${maxLength ?? 80}
      .defaultValue=${value}
      aria-invalid=${error ? "true" : "false"}
      aria-describedby=${described || nothing}
    />
  </div>`;
}

export function contactFields(contact: Contact, errors: FieldErrors, options: { readonly optional?: boolean } = {}) {
  const label = options.optional ? t.optional : (label: string): string => label;
  return html`${field({ name: "name", label: label(t.yourName), hint: t.nameHint, value: contact.name, error: errors["name"] })}
  ${field({
    name: "phone",
    label: label(t.yourPhone),
    hint: t.phoneHint,
    value: contact.phone,
    error: errors["phone"],
    kind: "phone",
    maxLength: 20,
  })}`;
}

/** After a refusal the hand goes back to the field it is about. */
export function focusFirstError(root: ParentNode): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
}

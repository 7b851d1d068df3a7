// A short reference of the schema, read from the API by introspection.
import { html, nothing, type TemplateResult } from "lit";
import type { ExplorerTexts } from "../texts/explorer.ts";

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}

interface Value {
  readonly name: string;
  readonly type: TypeRef;
  readonly defaultValue: string | null;
}

interface Field {
  readonly name: string;
  readonly description: string | null;
  readonly args: readonly Value[];
  readonly type: TypeRef;
}

interface NamedType {
  readonly kind: "OBJECT" | "INPUT_OBJECT" | "ENUM" | "UNION" | "INTERFACE" | "SCALAR";
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly Field[] | null;
  readonly inputFields: readonly Value[] | null;
  readonly enumValues: readonly { readonly name: string }[] | null;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}

export interface Introspection {
  readonly __schema: {
    readonly queryType: { readonly name: string };
    readonly mutationType: { readonly name: string } | null;
    readonly types: readonly NamedType[];
  };
}

/** What the reference needs, and shallow enough for the API's own depth limit. */
export const INTROSPECTION = `
query Reference {
  __schema {
    queryType { name }
    mutationType { name }
    types {
      kind name description
      fields { name description args { name defaultValue type { ...Ref } } type { ...Ref } }
      inputFields { name defaultValue type { ...Ref } }
      enumValues { name }
      possibleTypes { name }
    }
  }
}
fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
`;

export function renderReference({ __schema: schema }: Introspection, t: ExplorerTexts): TemplateResult {
  const roots = [schema.queryType.name, schema.mutationType?.name];
  const own = schema.types.filter(({ name }) => !name.startsWith("__"));
  const named = (name: string | undefined): NamedType | undefined => own.find((type) => type.name === name);
  const of = (...kinds: readonly string[]): readonly NamedType[] =>
    own
      .filter(({ kind, name }) => kinds.includes(kind) && !roots.includes(name))
      .sort((a, b) => a.name.localeCompare(b.name));
  return html`
    ${renderRoot(t.queries, named(roots[0]))} ${renderRoot(t.mutations, named(roots[1]))}
    ${renderTypes(t.types, of("OBJECT"))} ${renderTypes(t.unions, of("UNION", "INTERFACE"))}
    ${renderTypes(t.inputs, of("INPUT_OBJECT"))} ${renderTypes(t.enums, of("ENUM"))}
  `;
}

function renderRoot(title: string, type: NamedType | undefined): TemplateResult | typeof nothing {
  if (!type) return nothing;
  return html`<section>
    <h3>${title}</h3>
    ${renderFields(type.fields ?? [])}
  </section>`;
}

function renderTypes(title: string, types: readonly NamedType[]): TemplateResult | typeof nothing {
  if (types.length === 0) return nothing;
  return html`<details class="group">
    <summary><b>${title}</b> (${types.length})</summary>
    ${types.map(
      (type) =>
        html`<details id="type-${type.name}">
          <summary><code>${type.name}</code></summary>
          ${type.description ? html`<p class="small">${type.description}</p>` : nothing}
          ${
            type.possibleTypes?.length
              ? html`<p class="small">
                  ${type.possibleTypes.map(({ name }, index) => html`${index ? " | " : ""}${linkTo(name)}`)}
                </p>`
              : nothing
          }
          ${type.enumValues?.length ? html`<p class="small"><code>${type.enumValues.map(({ name }) => name).join(" ")}</code></p>` : nothing}
          ${renderFields([
            ...(type.fields ?? []),
            ...(type.inputFields ?? []).map((value) => ({ ...value, description: null, args: [] })),
          ])}
        </details>`,
    )}
  </details>`;
}

const renderFields = (fields: readonly Field[]): TemplateResult =>
  html`<ul class="fields">
    ${fields.map(
      (field) =>
        html`<li>
          <code
            >${field.name}${
              field.args.length
                ? html`(${field.args.map(
                    (arg, index) =>
                      html`${index ? ", " : ""}${arg.name}:
                      ${renderRef(arg.type)}${arg.defaultValue === null ? "" : ` = ${arg.defaultValue}`}`,
                  )})`
                : nothing
            }:
            ${renderRef(field.type)}</code
          >
          ${field.description ? html`<span class="small soft">${field.description}</span>` : nothing}
        </li>`,
    )}
  </ul>`;

/** `[Slot!]!`, the named type a link to its place below. */
function renderRef(ref: TypeRef): TemplateResult {
  if (ref.kind === "NON_NULL" && ref.ofType) return html`${renderRef(ref.ofType)}!`;
  if (ref.kind === "LIST" && ref.ofType) return html`[${renderRef(ref.ofType)}]`;
  return ref.kind === "SCALAR" ? html`${ref.name}` : linkTo(ref.name ?? "");
}

function linkTo(name: string): TemplateResult {
  // A type stands folded inside its group, folded too: both open before the browser goes there.
  const open = (): void => {
    const place = document.getElementById(`type-${name}`);
    place?.setAttribute("open", "");
    place?.closest(".group")?.setAttribute("open", "");
  };
  return html`<a href="#type-${name}" @click=${open}>${name}</a>`;
}

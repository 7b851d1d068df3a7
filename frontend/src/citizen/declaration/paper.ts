// The form as a page of A4, filled in or empty: what the person prints, and what she shows at the counter.
import { html, nothing, type TemplateResult } from "lit";
import { wholeDay } from "../../texts/moments.ts";
import { inWords, readDay } from "./dates.ts";
import { cellId, type Consent, type Form, type Part, type Values } from "./form.ts";

/**
 * Forms of so few lines are set in the usual size of an official paper; longer ones closer, to stay on their page, and
 * so are narrow columns.
 */
const FEW_LINES = 18;
/** Of a personal identity number. */
const DIGITS = 12;

export function paper(form: Form, values: Values): TemplateResult {
  const lines = linesOf(at(form, undefined));
  return html`<article class="declaration-paper ${lines.length <= FEW_LINES && !form.facts ? "roomy" : ""}" lang="vi">
    <header>
      ${form.heading ? html`<p class="heading">${form.heading}</p>` : nothing}
      <p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
      <p class="motto"><b>Độc lập - Tự do - Hạnh phúc</b></p>
      <h2>${form.title}</h2>
    </header>
    <div class="to">${at(form, "to").map((part) => piece(part, values))}</div>
    ${lines.map((line) => (line[0]?.column ? sideBySide(form.facts, line, values) : lineOf(line, values)))}
    <div class="end">${form.consents ? consents(form, form.consents, values) : signature(form, values)}</div>
    ${form.notes ? notes(form.notes) : nothing}
    <footer>${form.law}, có hiệu lực từ ${wholeDay(form.inForceFrom)}.</footer>
  </article>`;
}

const at = (form: Form, place: Part["at"]): readonly Part[] => form.parts.filter((part) => part.at === place);

/** Place and day, then what is asked for on the left and the person's name on the right. */
function signature(form: Form, values: Values): TemplateResult {
  return html`<p class="signing">${at(form, "signing").map((part) => running(part, values))}</p>
    <div class="foot-line ${form.cosigners ? "shared" : ""}">
      <div>${linesOf(at(form, "foot")).map((line) => lineOf(line, values))}</div>
      ${[...(form.cosigners ?? []), { title: form.signature, signedBy: form.signedBy }].map(
        (one) =>
          html`<div class="signature">
            <p><b>${one.title}</b></p>
            <p><i>${form.signatureHint}</i></p>
            <p class="signer">${values[one.signedBy] ?? ""}</p>
          </div>`,
      )}
    </div>`;
}

/** A column for each who signs, the person declaring last. */
function consents(form: Form, others: readonly Consent[], values: Values): TemplateResult {
  return html`<div class="consents">
    ${others.map(
      (one) =>
        html`<div>
          <p><i>………, ngày …… tháng …… năm ………</i></p>
          <p><b>${one.title}</b>${mark(one)}</p>
          <p class="signer"></p>
          ${one.below?.map((text) => html`<p class="below">(${one.belowNote}) ${text} …………………</p>`)}
        </div>`,
    )}
    <div>
      <p><i>${at(form, "signing").map((part) => running(part, values))}</i></p>
      <p><b>${form.signature}</b>${mark({ note: form.signatureNote })}</p>
      <p class="signer">${values[form.signedBy] ?? ""}</p>
    </div>
  </div>`;
}

function table(part: Part, values: Values): TemplateResult {
  const columns = part.columns ?? [];
  const rows = Array.from({ length: part.rows ?? 0 }, (_, index) => index + 1);
  return html`<p class="sentence">${part.label}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">TT</th>
          ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <td>${row}</td>
              ${columns.map((column) => html`<td>${values[cellId(part, row, column.id)] ?? ""}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** What two persons say of themselves, a column for each. */
function sideBySide(title: string | undefined, parts: readonly Part[], values: Values): TemplateResult {
  const [columns, labels] = [new Set(parts.map((part) => part.column)), new Set(parts.map((part) => part.label))];
  const said = (column: string | undefined, label: string): string =>
    values[parts.find((part) => part.column === column && part.label === label)?.id ?? ""] ?? "";
  return html`<table class="side-by-side">
    <thead>
      <tr>
        <th scope="col">${title}</th>
        ${[...columns].map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${[...labels].map(
        (label) =>
          html`<tr>
            <th scope="row">${label}</th>
            ${[...columns].map((column) => html`<td>${said(column, label)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Parts that stand beside the one before them share its line, and so does what two persons say side by side. */
function linesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const lines: Part[][] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last && (part.beside || (part.column && last[0]?.column))) last.push(part);
    else lines.push([part]);
  }
  return lines;
}

function lineOf(parts: readonly Part[], values: Values): TemplateResult {
  const [first] = parts;
  if (first?.kind === "table") return table(first, values);
  if (first?.kind === "sentence") return html`<p class="sentence ${first.style ?? ""}">${first.label}</p>`;
  return html`<p class="line">${parts.map((part) => piece(part, values))}</p>`;
}

/** A label with what stands on its dots. */
function piece(part: Part, values: Values): TemplateResult {
  const runs = part.style === "boxes" || part.style === "long" || part.kind === "clock";
  if (runs) return html`<span class="piece run">${running(part, values)}</span>`;
  if (part.kind === "number") {
    return html`<span class="piece run">${part.label}${mark(part)} ${digits(values[part.id] ?? "")}</span>`;
  }
  const value = part.kind === "words" ? inWords(values[part.of ?? ""] ?? "") : (values[part.id] ?? "");
  return html`<span class="piece ${part.style ?? ""}">
    <span>${part.label}${mark(part)}</span> <span class="dots">${value}</span>${part.after ? html` <span>${part.after}</span>` : nothing}
  </span>`;
}

/** A box for each digit, filled or not. */
function digits(value: string): TemplateResult {
  const boxes = Array.from({ length: DIGITS }, (_, index) => value[index] ?? "");
  return html`<span class="digits">${boxes.map((one) => html`<span>${one}</span>`)}</span>`;
}

/** What runs on as a sentence: boxes to tick, an hour, a day in three pieces, the place of signing. */
function running(part: Part, values: Values): TemplateResult {
  const value = values[part.id] ?? "";
  const short = (text: string | number): TemplateResult => html`<span class="dots short">${text}</span>`;
  if (part.style === "boxes") {
    const boxes = part.choices?.map((one) => html` ${one.value} ${one.value === value ? "☒" : "☐"} `);
    return html`${part.label}${mark(part)}: ${boxes}`;
  }
  if (part.kind === "clock") {
    const [hour = "", minute = ""] = value.split(":");
    return html`${part.label} ${short(hour)} giờ ${short(minute)} phút${part.after}`;
  }
  if (part.style === "long") {
    const day = readDay(value);
    return html`${part.label} ngày ${short(day?.day ?? "")} tháng ${short(day?.month ?? "")} năm ${short(day?.year ?? "")} `;
  }
  return html`${part.label} <span class="dots some">${value}</span>`;
}

const mark = ({ note }: { readonly note?: number | undefined }): TemplateResult | typeof nothing =>
  note ? html`<sup>(${note})</sup>` : nothing;

function notes(texts: readonly string[]): TemplateResult {
  return html`<div class="notes">
    <p><b><i>Chú thích:</i></b></p>
    ${texts.map((text, index) => html`<p><sup>(${index + 1})</sup> ${text}</p>`)}
  </div>`;
}

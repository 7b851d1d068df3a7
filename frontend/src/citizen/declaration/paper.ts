// The form as a page of A4, filled in or empty: what the person prints, and what she shows at the counter.
import { html, nothing, type TemplateResult } from "lit";
import { wholeDay } from "../../texts/moments.ts";
import { inWords, readDay } from "./dates.ts";
import type { Form, Part, Values } from "./form.ts";

/** Forms of so few lines are set in the usual size of an official paper; longer ones closer, to stay on their page. */
const FEW_LINES = 18;

export function paper(form: Form, values: Values): TemplateResult {
  const at = (place: Part["at"]): readonly Part[] => form.parts.filter((part) => part.at === place);
  const lines = linesOf(at(undefined));
  return html`<article class="declaration-paper ${lines.length <= FEW_LINES ? "roomy" : ""}" lang="vi">
    <header>
      <p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
      <p class="motto"><b>Độc lập - Tự do - Hạnh phúc</b></p>
      <h2>${form.title}</h2>
    </header>
    <div class="to">${at("to").map((part) => piece(part, values))}</div>
    ${lines.map((line) => lineOf(line, values))}
    <div class="end">
      <p class="signing">${at("signing").map((part) => running(part, values))}</p>
      <div class="foot-line">
        <div>${linesOf(at("foot")).map((line) => lineOf(line, values))}</div>
        <div class="signature">
          <p><b>${form.signature}</b></p>
          <p><i>${form.signatureHint}</i></p>
          <p class="signer">${values[form.signedBy] ?? ""}</p>
        </div>
      </div>
    </div>
    ${form.notes ? notes(form.notes) : nothing}
    <footer>${form.law}, có hiệu lực từ ${wholeDay(form.inForceFrom)}.</footer>
  </article>`;
}

/** Parts that stand beside the one before them share its line. */
function linesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const lines: Part[][] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (part.beside && last) last.push(part);
    else lines.push([part]);
  }
  return lines;
}

function lineOf(parts: readonly Part[], values: Values): TemplateResult {
  const [first] = parts;
  if (first?.kind === "sentence") return html`<p class="sentence ${first.style ?? ""}">${first.label}</p>`;
  return html`<p class="line">${parts.map((part) => piece(part, values))}</p>`;
}

/** A label with what stands on its dots. */
function piece(part: Part, values: Values): TemplateResult {
  const runs = part.style === "boxes" || part.style === "long" || part.kind === "clock";
  if (runs) return html`<span class="piece run">${running(part, values)}</span>`;
  const value = part.kind === "words" ? inWords(values[part.of ?? ""] ?? "") : (values[part.id] ?? "");
  return html`<span class="piece ${part.style ?? ""}">
    <span>${part.label}${mark(part)}</span> <span class="dots">${value}</span>${part.after ? html` <span>${part.after}</span>` : nothing}
  </span>`;
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
    return html`${part.label} ${short(hour)} giờ ${short(minute)} phút`;
  }
  if (part.style === "long") {
    const day = readDay(value);
    return html`${part.label} ngày ${short(day?.day ?? "")} tháng ${short(day?.month ?? "")} năm ${short(day?.year ?? "")} `;
  }
  return html`${part.label} <span class="dots some">${value}</span>`;
}

const mark = (part: Part): TemplateResult | typeof nothing => (part.note ? html`<sup>(${part.note})</sup>` : nothing);

function notes(texts: readonly string[]): TemplateResult {
  return html`<div class="notes">
    <p><b><i>Chú thích:</i></b></p>
    ${texts.map((text, index) => html`<p><sup>(${index + 1})</sup> ${text}</p>`)}
  </div>`;
}

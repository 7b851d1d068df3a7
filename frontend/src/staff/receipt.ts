// The receipt a citizen takes home: on the screen, on A5 or on an 80 mm roll.
import { html, nothing, type TemplateResult } from "lit";
import type { ReceiveDossier } from "../graphql/operations/staff.ts";
import type { ResultOf } from "../graphql/result.ts";
import { clockTime, localDay } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";
import { receiptTexts as words } from "../texts/staff/receipt.ts";

export type Receipt = Extract<
  ResultOf<typeof ReceiveDossier>["receiveDossier"],
  { __typename: "DossierReceived" }
>["receipt"];

const PAPER_KEY = "denluot.staff.paper";

const isRoll = (): boolean => localStorage.getItem(PAPER_KEY) === "roll";

export function renderReceipt(receipt: Receipt): TemplateResult {
  const choosePaper = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    localStorage.setItem(PAPER_KEY, select.value);
    select.closest("section")?.querySelector(".receipt")?.classList.toggle("roll", isRoll());
  };
  return html`
    <p class="notice good" role="status">${t.receivedAs}: <b class="num">${receipt.dossierCode}</b></p>
    ${renderSheet(receipt)}
    <div class="field">
      <label for="paper">${t.paper}</label>
      <select id="paper" @change=${choosePaper}>
        <option value="a5" ?selected=${!isRoll()}>${t.paperA5}</option>
        <option value="roll" ?selected=${isRoll()}>${t.paperRoll}</option>
      </select>
    </div>
    <button type="button" class="plain" @click=${() => window.print()}>${t.print}</button>
  `;
}

function renderSheet(receipt: Receipt): TemplateResult {
  const present = receipt.documents.filter(({ state }) => state !== "MISSING");
  const missing = receipt.documents.filter(({ state }) => state === "MISSING");
  return html`
    <article class="receipt ${isRoll() ? "roll" : ""}" lang="vi">
      <p class="office">${receipt.officeName}</p>
      <h3>${words.title}</h3>
      <p>${receipt.procedureName}</p>
      <dl>
        <dt>${words.code}</dt>
        <dd class="num"><b>${receipt.dossierCode}</b></dd>
        ${
          receipt.name
            ? html`<dt>${words.submitter}</dt>
                <dd>${receipt.name}</dd>`
            : nothing
        }
        <dt>${words.received}</dt>
        <dd class="num">${paperMoment(receipt.receivedAt)}</dd>
        <dt>${words.due}</dt>
        ${receipt.dueAt ? html`<dd class="num due">${paperMoment(receipt.dueAt)}</dd>` : html`<dd>${words.noDue}</dd>`}
        ${receipt.dueAt && missing.length ? html`<dd class="small">${words.duePaused}</dd>` : nothing}
        <dt>${words.clerk}</dt>
        <dd>${receipt.clerkName}</dd>
      </dl>
      ${
        present.length
          ? html`<h4>${words.documents}</h4>
              <ul>
                ${present.map((document) => html`<li>${document.name} · ${formOf(document)}</li>`)}
              </ul>`
          : nothing
      }
      ${
        missing.length
          ? html`<h4>${words.missing(missing.length)}</h4>
              <ul>
                ${missing.map(({ name }) => html`<li>${name}</li>`)}
              </ul>`
          : nothing
      }
      <div class="track">
        <dl-qr-code .svg=${receipt.qrSvg} .label=${words.qr}></dl-qr-code>
        <p class="small">${words.track}<br /><span class="address">${receipt.url}</span></p>
      </div>
    </article>
  `;
}

/** How many of each where they were counted, else the form alone. */
function formOf({ state, originals, copies }: Receipt["documents"][number]): string {
  if (state === "ON_FILE") return words.onFile;
  return words.counts(originals, copies) || (state === "ORIGINAL" ? words.original : words.copy);
}

/** "11:30 ngày 03/12/2026": on paper the year is written. */
function paperMoment(moment: string): string {
  const [year, month, day] = localDay(moment).split("-");
  return words.moment(clockTime(moment), `${day}/${month}/${year}`);
}

/** Opens the print dialog once the code has been drawn: a receipt without it is of no use. */
export async function printReceipt(within: HTMLElement): Promise<void> {
  const code = within.querySelector<HTMLElement & { updateComplete: Promise<boolean> }>("dl-qr-code");
  await code?.updateComplete;
  await code?.shadowRoot
    ?.querySelector("img")
    ?.decode()
    .catch(() => undefined);
  window.print();
}

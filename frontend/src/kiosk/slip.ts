// The slip: what the screen shows when one has a number, and what comes out on 80 mm paper.
import { html, nothing, type TemplateResult } from "lit";
import { kioskTexts } from "../texts/kiosk.ts";
import { localized } from "../texts/language.ts";
import { type CallWindow, clockTime, dayText, localDay, windowText } from "../texts/moments.ts";
import type { ArrivedTicket } from "./arriving.ts";
import type { Group } from "./catalogue.ts";
import type { LeasedNumber } from "./number_book.ts";
import type { ToldTicket } from "./number_desk.ts";
import { type Procedure, titleOf } from "./procedures.ts";

export interface Slip {
  readonly officeName: string;
  readonly label: string;
  readonly groupName: string;
  readonly procedureName: string;
  readonly code: string;
  readonly qrSvg: string;
  readonly at: string;
  readonly appointmentAt: string | null;
  /** Null when the service could not be asked: the number counts all the same. */
  readonly peopleAhead: number | null;
  readonly window: CallWindow | null;
  readonly mayNotBeReached: boolean;
}

interface GivenNumber extends LeasedNumber {
  readonly officeName: string;
  readonly group: Group;
  readonly procedure: Procedure;
  readonly at: string;
  readonly told: ToldTicket | null | undefined;
}

export function slipOfNumber({ label, code, qrSvg, officeName, group, procedure, at, told }: GivenNumber): Slip {
  return {
    officeName,
    label,
    groupName: localized(group.name),
    procedureName: titleOf(procedure),
    code,
    qrSvg,
    at,
    appointmentAt: null,
    peopleAhead: told?.peopleAhead ?? null,
    window: told?.window ?? null,
    mayNotBeReached: told?.mayNotBeReached ?? false,
  };
}

export function slipOfTicket(
  ticket: ArrivedTicket & { readonly officeName: string; readonly checkedInAt: string },
): Slip {
  const { group, procedure } = ticket;
  return {
    ...ticket,
    label: ticket.label ?? "",
    groupName: localized(group.name),
    procedureName: procedure ? titleOf(procedure) : "",
    at: ticket.checkedInAt,
  };
}

/** K7QM-9XWP-3TRA */
function codeText(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

export function renderSlip(slip: Slip): TemplateResult {
  const t = kioskTexts();
  const { at, window } = slip;
  return html`<article class="slip" data-code=${slip.code}>
    <p class="slip-office">${slip.officeName}</p>
    <h1><small>${t.yourNumber}</small><b class="num">${slip.label}</b></h1>
    <p class="slip-group">${slip.groupName}</p>
    <p class="slip-procedure">${slip.procedureName}</p>
    ${slip.peopleAhead === null
      ? html`<p class="slip-note" role="status">${t.issuedOffline}</p>`
      : html`<p class="slip-ahead num" role="status">
          ${t.ahead(slip.peopleAhead)}${window
            ? html`<small>${t.window(windowText(window))}</small>`
            : nothing}${slip.mayNotBeReached ? html`<small>${t.mayNotBeReached}</small>` : nothing}
        </p>`}
    <p class="slip-at num">
      ${t.issuedAt(clockTime(at))} · ${dayText(localDay(at))}
      ${slip.appointmentAt ? html`<br />${t.appointmentAt(clockTime(slip.appointmentAt))}` : nothing}
    </p>
    <dl-qr-code .svg=${slip.qrSvg} .label=${t.follow}></dl-qr-code>
    <p class="slip-follow">${t.follow}</p>
    <p class="slip-code num">${t.code} <b>${codeText(slip.code)}</b></p>
  </article>`;
}

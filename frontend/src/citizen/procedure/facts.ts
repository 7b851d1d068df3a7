// A procedure's deadline, fee, channels and level in plain words. What the record does not state is not guessed.
import { html, nothing, type TemplateResult } from "lit";
import type { ProcedurePage } from "../../graphql/operations/citizen.ts";
import type { ProcedureLevel } from "../../graphql/operations/types.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { language } from "../../texts/language.ts";
import { moneyText } from "../../texts/moments.ts";

export type Procedure = NonNullable<ResultOf<typeof ProcedurePage>["procedure"]>;
type ProcedureChannel = Procedure["channels"][number];

export function levelPill(level: ProcedureLevel | null): TemplateResult | typeof nothing {
  return level ? html`<span class="pill plain">${t.levels[level]}</span>` : nothing;
}

export function channelSection(channel: ProcedureChannel): TemplateResult {
  return html`<li class="tight">
    <h3>${t.channels[channel.channel]}</h3>
    <dl class="facts">
      <div><dt>${t.deadline}</dt><dd>${deadlines(channel)}</dd></div>
      <div><dt>${t.fee}</dt><dd>${fees(channel)}</dd></div>
    </dl>
    ${channel.note ? longText(channel.note) : nothing}
  </li>`;
}

function deadlines({ deadlines: all }: ProcedureChannel): TemplateResult {
  if (all.length === 0) return html`<span class="soft">${t.deadlineNotStated}</span>`;
  return html`${all.map(
    (deadline) =>
      html`<p>
        <b class="num">${t.duration(deadline.amount, deadline.unit)}</b>
      </p>
      ${deadline.note ? longText(deadline.note) : nothing}`,
  )}`;
}

function fees({ fees: all }: ProcedureChannel): TemplateResult {
  if (all.length === 0) return html`<span class="soft">${t.feeNotStated}</span>`;
  return html`${all.map(
    (fee) =>
      html`${fee.dong === null ? nothing : html`<p><b class="num">${fee.dong === 0 ? t.free : moneyText(fee.dong)}</b></p>`}
      ${fee.note ? longText(fee.note) : nothing}`,
  )}`;
}

const LONG_TEXT_IN_CHARACTERS = 160;

/** The records' own notes can run to a page: the first words, and the rest on asking. */
function longText(text: string): TemplateResult {
  if (text.length <= LONG_TEXT_IN_CHARACTERS) return html`<p class="small soft" lang="vi">${text}</p>`;
  const cut = text.lastIndexOf(" ", LONG_TEXT_IN_CHARACTERS);
  return html`<details class="small soft" lang="vi">
    <summary>${text.slice(0, cut)}… <u lang=${language()}>${t.showMore}</u></summary>
    <p>…${text.slice(cut)}</p>
  </details>`;
}

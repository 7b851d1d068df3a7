// What a procedure promises and costs at the desk, in words.
import { html, nothing, type TemplateResult } from "lit";
import type { StaffProcedure } from "../graphql/operations/staff.ts";
import type { Channel } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { momentText, moneyText } from "../texts/moments.ts";
import { t } from "../texts/staff/messages.ts";

export type Procedure = NonNullable<ResultOf<typeof StaffProcedure>["procedure"]>;

/** The terms for papers that came that way; a procedure that only states others is shown with those. */
const termsOf = ({ channels }: Procedure, by: Channel) =>
  channels.find(({ channel }) => channel === by) ?? channels[0];

const withNote = (text: string, note: string | null): string => (note ? `${text} (${note})` : text);

/** "7 ngày làm việc (kể từ …)", one entry for each the procedure states; empty when it states none. */
function deadlineTexts(procedure: Procedure, by: Channel): readonly string[] {
  const deadlines = termsOf(procedure, by)?.deadlines ?? [];
  return deadlines.map(({ amount, unit, note }) => withNote(`${amount} ${t.deadlineUnits[unit]}`, note));
}

/** "20.000 đồng (…)" for each fee stated. */
function feeTexts(procedure: Procedure, by: Channel): readonly string[] {
  const fees = termsOf(procedure, by)?.fees ?? [];
  return fees
    .map(({ dong, note }) => (dong === null ? (note ?? "") : withNote(dong === 0 ? t.free : moneyText(dong), note)))
    .filter(Boolean);
}

/** Said before the dossier is received, so that nothing is promised unseen. */
export function renderTerms(
  procedure: Procedure,
  dueIfReceivedNow: string | null,
  by: Channel = "IN_PERSON",
): TemplateResult {
  const deadlines = deadlineTexts(procedure, by);
  const fees = feeTexts(procedure, by);
  return html`
    <dl class="terms">
      <dt>${t.deadline}</dt>
      ${deadlines.length ? deadlines.map((text) => html`<dd><b>${text}</b></dd>`) : html`<dd>${t.deadlineUnstated}</dd>`}
      ${
        dueIfReceivedNow
          ? html`<dt>${t.dueAt}</dt>
              <dd><b class="num">${momentText(dueIfReceivedNow)}</b></dd>`
          : nothing
      }
      ${deadlines.length ? html`<dd class="small soft">${t.dueIsCounted}</dd>` : nothing}
      ${
        fees.length
          ? html`<dt>${t.fee}</dt>
              ${fees.map((text) => html`<dd>${text}</dd>`)}`
          : nothing
      }
    </dl>
  `;
}

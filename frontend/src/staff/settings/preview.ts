// What a change will do, before it is made: each setting, each booking that loses its place, and the reason.
import { html, nothing, type TemplateResult } from "lit";
import type { BookingAct, DifferenceFields, PreviewFields } from "../../graphql/operations/types.ts";
import { localized } from "../../texts/language.ts";
import { momentText } from "../../texts/moments.ts";
import { texts } from "../../texts/settings/messages.ts";

type Affected = PreviewFields["affected"][number];

interface Preview {
  readonly preview: PreviewFields;
  readonly acts: ReadonlyMap<string, BookingAct>;
  readonly chosen: (booking: string, act: BookingAct) => void;
}

export function renderPreview({ preview, acts, chosen }: Preview): TemplateResult {
  const t = texts();
  return html`
    <h2 id="preview-title" tabindex="-1">${t.previewTitle}</h2>
    ${renderDifferences(preview.differences)}
    ${
      preview.affected.length === 0
        ? html`<p class="notice good">${t.nobodyAffected}</p>`
        : html`<h3>${t.affected(preview.affected.length)}</h3>
            <p class="soft">${t.affectedLead}</p>
            <ul class="affected">
              ${preview.affected.map((booking) => renderBooking(booking, acts.get(booking.id) ?? "MOVE", chosen))}
            </ul>`
    }
  `;
}

export function renderDifferences(differences: readonly DifferenceFields[]): TemplateResult {
  const t = texts();
  return html`<ul class="differences">
    ${differences.map(
      ({ setting, before, after }) =>
        html`<li>
          <b>${localized(setting)}</b>
          <span
            ><span class="visually-hidden">${t.before}: </span><s class="soft">${localized(before)}</s>
            <span aria-hidden="true">→</span> <span class="visually-hidden">${t.after}: </span>${localized(after)}</span
          >
        </li>`,
    )}
  </ul>`;
}

function renderBooking(
  booking: Affected,
  act: BookingAct,
  chosen: (booking: string, act: BookingAct) => void,
): TemplateResult {
  const t = texts();
  const about = [booking.name, booking.phone, booking.procedureName].filter(Boolean).join(" · ");
  const choice = (value: BookingAct, text: string): TemplateResult =>
    html`<label
      ><input
        type="radio"
        name="act-${booking.id}"
        .checked=${act === value}
        @change=${() => chosen(booking.id, value)}
      />
      ${text}</label
    >`;
  return html`<li>
    <fieldset>
      <legend>${momentText(booking.startsAt)}${booking.groupName ? html` · ${localized(booking.groupName)}` : nothing}</legend>
      <p class="small soft">${about}</p>
      <div class="choices">
        ${booking.movesTo ? choice("MOVE", t.moveTo(momentText(booking.movesTo))) : html`<p class="small">${t.nowhereToMove}</p>`}
        ${choice("TELL", t.tell)}
      </div>
    </fieldset>
  </li>`;
}

// What a clerk reads of a dossier: where it stands, who has it, its dates, papers and history.
import { html, nothing, type TemplateResult } from "lit";
import type { StaffDossierFields } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { localized } from "../texts/language.ts";
import { dayAndMonth, localDay, momentText } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { t } from "../texts/staff/messages.ts";
import { answerText, registrationTexts } from "../texts/staff/registration.ts";
import { supplementTexts } from "../texts/staff/supplement.ts";

const SOON_IN_MINUTES = 120;

export function renderFacts(dossier: StaffDossierFields): TemplateResult {
  const { work, holder } = dossier;
  return html`
    <p>
      <b>${dossier.procedureName}</b><br /><span class="soft num"
        >${came(dossier)} · ${localized(dossier.workflow.name)}</span
      >
    </p>
    <dl class="terms">
      <dt>${t.currentStep}</dt>
      <dd>
        <b>${localized(work.stepName)}</b>
        ${work.stepDueAt ? html`<br /><span class="small soft num">${t.stepDue(momentText(work.stepDueAt))}</span>` : nothing}
      </dd>
      <dt>${t.whoHasIt}</dt>
      <dd>
        ${localized(holder.section)}, ${holder.unitName}
        ${work.assignee ? html`<br />${t.assignedTo(work.assignee.clerkName)}` : nothing}
        ${work.delegate?.until ? html`<br />${t.standsIn(work.delegate.clerkName, dayAndMonth(work.delegate.until))}` : nothing}
      </dd>
      ${dossier.isReceived ? renderDue(dossier) : renderAnswer(dossier)}
      ${
        work.intake.documents.length
          ? html`<dt>${t.documents}</dt>
              ${work.intake.documents.map((document) => html`<dd>${document.name} · ${handedIn(document)}</dd>`)}
              <dd class="small soft">${handoverTexts().channels[work.intake.channel]}</dd>`
          : nothing
      }
      ${
        dossier.said || dossier.note
          ? html`<dt>${t.lastNote}</dt>
              ${dossier.said ? html`<dd>${localized(dossier.said)}</dd>` : nothing}
              ${dossier.note ? html`<dd>${dossier.note}</dd>` : nothing}`
          : nothing
      }
    </dl>
  `;
}

function handedIn({
  state,
  originals,
  copies,
  isDigitised,
  onFile,
}: StaffDossierFields["work"]["intake"]["documents"][number]): TemplateResult {
  const text = handoverTexts();
  if (state === "MISSING") return html`<span class="pill warn">${t.stateMISSING}</span>`;
  if (state === "ON_FILE") return html`${text.onFile} ${onFile ? html`<span class="num">(${onFile})</span>` : nothing}`;
  const form = text.handedIn(originals, copies) || (state === "COPY" ? t.stateCOPY : t.stateORIGINAL);
  return html`${form} ${isDigitised ? html`<span class="pill plain">${text.digitised}</span>` : nothing}`;
}

function renderDue({ dueAt, extension, work }: StaffDossierFields): TemplateResult {
  return html`<dt>${t.dueAt}</dt>
    <dd class="num">
      ${dueAt ? html`<b>${momentText(dueAt)}</b>` : t.noDeadline} ${warningPill(work.warning)}
      ${work.warning === "OVERDUE" && isLateByRule(dueAt) ? html`<br /><span class="small">${t.byRule}</span>` : nothing}
      ${extension ? html`<br /><span class="small soft">${t.extendedBy(extension.days)}</span>` : nothing}
    </dd>`;
}

/** Before the receipt no result is promised, but an answer. */
function renderAnswer({ answerBy, work }: StaffDossierFields): TemplateResult | typeof nothing {
  if (!answerBy || work.minutesToAnswer === null) return nothing;
  return html`<dt>${registrationTexts().answerBy}</dt>
    <dd class="num"><b>${momentText(answerBy)}</b> ${answerPill(work.minutesToAnswer)}</dd>`;
}

function came({ isReceived, receivedAt, work }: StaffDossierFields): string {
  const { submission, channel } = work.intake;
  const sent = submission && [
    registrationTexts().sentAt(momentText(submission.at)),
    handoverTexts().channels[channel].toLowerCase(),
    ...(submission.portalCode ? [registrationTexts().portal(submission.portalCode)] : []),
  ];
  return [...(sent ?? []), ...(isReceived || !sent ? [t.receivedAt(momentText(receivedAt))] : [])].join(" · ");
}

/** Red once the working time to answer has run out, amber in its last two hours. */
export function answerPill(minutesLeft: number): TemplateResult {
  const kind = minutesLeft < 0 ? "bad" : minutesLeft <= SOON_IN_MINUTES ? "warn" : "";
  return html`<span class="pill ${kind}">${answerText(minutesLeft)}</span>`;
}

/** Of what is overdue: by its date it would be in time, then it is the rule that made it late. */
export const isLateByRule = (dueAt: string | null): boolean => dueAt !== null && localDay(dueAt) >= localDay(siteNow());

/** Warnings that a clerk must act on; the colour carries its word. */
export function warningPill(
  warning: StaffDossierFields["work"]["warning"],
): TemplateResult | typeof nothing {
  if (!warning || warning === "IN_GOOD_TIME") return nothing;
  const isBad = warning === "OVERDUE" || warning === "ON_THE_DAY";
  return html`<span class="pill ${isBad ? "bad" : "warn"}">${t.warnings[warning]}</span>`;
}

export function renderLog(dossier: StaffDossierFields): TemplateResult {
  return html`<details>
    <summary>${t.history}</summary>
    <ol class="stack">
      ${dossier.work.log.map(
        (entry) => html`<li class="tight">
          <p>
            <b>${localized(entry.title)}</b>
            <span class="small soft num">${momentText(entry.at)}${entry.clerkName ? ` · ${entry.clerkName}` : ""}</span>
          </p>
          ${entry.reason ? html`<p class="small">${t.reasonWas(entry.reason)}</p>` : nothing}
          ${entry.said ? html`<p class="small">${localized(entry.said)}</p>` : nothing}
          ${entry.note ? html`<p class="small">${entry.note}</p>` : nothing}
          ${entry.documents.length && !entry.said ? html`<p class="small">${supplementTexts().brought(entry.documents.join("; "))}</p>` : nothing}
          ${
            entry.papers.length || entry.dueAt
              ? html`<p class="small soft num">
                  ${[
                    ...(entry.papers.length ? [t.formsIssued(entry.papers.join(", "))] : []),
                    ...(entry.dueAt ? [t.dueWas(dayAndMonth(localDay(entry.dueAt)))] : []),
                  ].join(" ")}
                </p>`
              : nothing
          }
        </li>`,
      )}
    </ol>
  </details>`;
}

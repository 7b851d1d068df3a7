// How one letter of a dossier is told: what it announces, where it is on its way, and one more attempt.
import { html, nothing, type TemplateResult } from "lit";
import { Intention } from "../graphql/intention.ts";
import { SendNoticeAgain } from "../graphql/operations/notices.ts";
import type { LetterFields } from "../graphql/operations/types.ts";
import { momentText } from "../texts/moments.ts";
import { noticesTexts } from "../texts/staff/notices.ts";
import { ask } from "./service.ts";

/** The state in words, with its time; the colour only underlines it. */
export function renderState({ state, settledAt, attempts, tryAt, problem }: LetterFields): TemplateResult {
  const text = noticesTexts();
  const look = state === "GIVEN_UP" ? "bad" : state === "POSTED" ? "" : "plain";
  const when = state === "POSTED" && settledAt ? ` ${momentText(settledAt)}` : "";
  return html`<span class="pill ${look} num">${text.states[state]}${when}</span>
    ${state === "WAITING" && attempts && tryAt ? html`<span class="small soft num">${text.tried(attempts, momentText(tryAt))}</span>` : nothing}
    ${state === "GIVEN_UP" && problem ? html`<span class="small soft">${text.problems[problem]}</span>` : nothing}`;
}

/** Asks for one more attempt; resolves to the refusal's sentence, or "". */
export async function sendAgain(id: string, intention: Intention): Promise<string> {
  const wish = { notice: id };
  const { sendNoticeAgain: answer } = await ask(SendNoticeAgain, {
    input: { ...wish, idempotencyKey: intention.key(wish) },
  });
  intention.settle();
  return answer.__typename === "NoticeWaits" ? "" : answer.message;
}

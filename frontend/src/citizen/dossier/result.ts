// By which way the result goes to the citizen, in a sentence.
import { html, type TemplateResult } from "lit";
import type { DossierText } from "../../graphql/operations/types.ts";
import { handoverTexts } from "../../texts/citizen/handover.ts";
import { momentText } from "../../texts/moments.ts";

type Handover = NonNullable<DossierText["handover"]>;

export function result(handover: Handover): TemplateResult {
  const text = handoverTexts();
  const cameBack = handover.postState === "CAME_BACK";
  return html`<section class="notice ${cameBack ? "" : "good"} tight" aria-labelledby="result">
    <h2 id="result">${text.title}</h2>
    <p class="num">${sentence(handover)}</p>
    ${handover.hasFile ? html`<p class="small">${text.downloadHint}</p>` : ""}
    ${handover.way === "BY_POST" ? html`<p class="small">${text.trackingHint}</p>` : ""}
  </section>`;
}

function sentence({ way, at, postState, postMoment }: Handover): string {
  const text = handoverTexts();
  if (way === "AT_COUNTER") return text.atCounter(momentText(at ?? ""));
  if (way === "ONLINE") return text.online(momentText(at ?? ""));
  const moment = momentText(postMoment ?? "");
  if (postState === "DELIVERED") return text.delivered(moment);
  return postState === "CAME_BACK" ? text.cameBack(moment) : text.onItsWay(moment);
}

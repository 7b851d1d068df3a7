// How the result reaches the citizen: what was done, and what can be done now.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { HandoverFields, StaffDossierFields } from "../graphql/operations/types.ts";
import { momentText } from "../texts/moments.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { StaffElement } from "./element.ts";

export class HandoverSection extends StaffElement {
  static override properties = { dossier: { attribute: false } };
  declare dossier: StaffDossierFields | null;

  constructor() {
    super();
    this.dossier = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { dossier } = this;
    const handover = dossier?.work.handover;
    if (!dossier) return nothing;
    if (!handover) return elsewhere(dossier);
    const mayEndPosting = dossier.work.acts.includes("END_POSTING");
    const mayAct = handover.mayHandOver || handover.mayPost || mayEndPosting;
    if (!mayAct && !handover.way) return nothing;
    return html`<section class="stack" aria-labelledby="handover-title">
      <h3 id="handover-title">${handoverTexts().result}</h3>
      ${done(handover, dossier)}
      ${
        handover.mayHandOver
          ? html`<dl-hand-over-at-counter .dossier=${dossier}></dl-hand-over-at-counter>
              <dl-hand-over-online .dossier=${dossier}></dl-hand-over-online>`
          : nothing
      }
      ${handover.mayPost || mayEndPosting ? html`<dl-hand-over-by-post .dossier=${dossier}></dl-hand-over-by-post>` : nothing}
      ${verification(handover)}
    </section>`;
  }
}

/** For a unit that did not receive the dossier, no more than the file. */
function elsewhere(dossier: StaffDossierFields): TemplateResult | typeof nothing {
  if (!dossier.work.resultFile) return nothing;
  return html`<section class="stack" aria-labelledby="handover-title">
    <h3 id="handover-title">${handoverTexts().ways.ONLINE}</h3>
    <dl-result-file .dossier=${dossier}></dl-result-file>
  </section>`;
}

function done(handover: HandoverFields, dossier: StaffDossierFields): TemplateResult | typeof nothing {
  const text = handoverTexts();
  const { way, at, receiver, posting } = handover;
  if (!way) return nothing;
  return html`<dl class="terms">
    <dt>${text.ways[way]}</dt>
    ${at ? html`<dd class="num">${momentText(at)}</dd>` : nothing}
    ${
      receiver
        ? html`<dd>${receiver.name} · ${text.relations[receiver.relation]}</dd>
            <dd>${receiver.signature ? drawn(receiver.signature) : text.unsignedWas(receiver.unsignedBecause ?? "")}</dd>`
        : nothing
    }
    ${
      dossier.work.resultFile ? html`<dd><dl-result-file class="stack" .dossier=${dossier}></dl-result-file></dd>` : nothing
    }
    ${
      posting
        ? html`<dd class="num">${text.withPost(posting.carrier, posting.trackingNumber)}</dd>
            <dd>
              <span class="pill ${posting.state === "CAME_BACK" ? "warn" : "plain"}">${text.postStates[posting.state]}</span>
              <span class="num">${momentText(posting.endedAt ?? posting.sentAt)}</span>
            </dd>`
        : nothing
    }
  </dl>`;
}

function drawn(signature: string): TemplateResult {
  return html`<svg class="signature drawn" role="img" aria-label=${handoverTexts().signature} viewBox="0 0 600 200">
    ${svg`<path d=${signature}></path>`}
  </svg>`;
}

function verification({ verification: { url, qrSvg } }: HandoverFields): TemplateResult {
  const text = handoverTexts();
  return html`<details class="act">
    <summary>${text.verify}</summary>
    <div class="stack">
      <p class="small soft">${text.verifyMeans}</p>
      <dl-qr-code class="verify" .svg=${qrSvg} .label=${text.verify}></dl-qr-code>
      <p class="small address">${url}</p>
    </div>
  </details>`;
}

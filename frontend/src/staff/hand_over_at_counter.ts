// The result goes into somebody's hand at the counter, against her signature.
import { html, type TemplateResult } from "lit";
import { HandOverResult } from "../graphql/operations/handover.ts";
import type { ReceiverRelation } from "../graphql/operations/types.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { DossierForm, fieldOf } from "./dossier_form.ts";
import { ask } from "./service.ts";
import type { SignaturePad } from "./signature.ts";

const RELATIONS: readonly ReceiverRelation[] = ["APPLICANT", "DELEGATE", "RELATIVE"];

export class HandOverAtCounter extends DossierForm {
  protected readonly success = "ResultHandedOver";

  protected override render(): TemplateResult {
    const text = handoverTexts();
    return this.folded(
      text.atCounter,
      html`<form class="stack" @submit=${this.#submit}>
        <div class="field">
          <label for="receiver-name">${text.receiverName}</label>
          <input id="receiver-name" name="receiver" maxlength="60" autocomplete="off" required />
        </div>
        <div class="field">
          <label for="receiver-relation">${text.relation}</label>
          <select id="receiver-relation" name="relation">
            ${RELATIONS.map((relation) => html`<option value=${relation}>${text.relations[relation]}</option>`)}
          </select>
        </div>
        <div class="field">
          <b>${text.signature}</b>
          <dl-signature></dl-signature>
        </div>
        <div class="field">
          <label for="unsigned-because">${text.unsigned}</label>
          <input id="unsigned-because" name="unsigned" maxlength="200" autocomplete="off" />
        </div>
        <button class="plain" aria-busy=${this.isBusy}>${text.handOver}</button>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { dossier } = this;
    if (!dossier) return;
    const pad = this.querySelector<SignaturePad>("dl-signature");
    const wish = {
      dossier: dossier.code,
      version: dossier.version,
      receiverName: fieldOf(event, "receiver"),
      relation: fieldOf(event, "relation") as ReceiverRelation,
      signature: pad?.path ?? null,
      unsignedBecause: fieldOf(event, "unsigned") || null,
    };
    await this.change(
      wish,
      async (input) => (await ask(HandOverResult, { input })).handOverResult,
      handoverTexts().didHandOver,
    );
  };
}

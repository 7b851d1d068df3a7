// An address that leads nowhere, and the ways on from there.
import { html, type TemplateResult } from "lit";
import { define } from "../../elements/define.ts";
import { t } from "../../texts/citizen/messages.ts";
import { frame } from "../frame.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";

export const tag = "dl-missing-page";

class MissingPage extends Page {
  protected get heading(): string {
    return t.missingTitle;
  }

  protected async load(): Promise<void> {
    // There is nothing to ask.
  }

  override render(): TemplateResult {
    return frame({
      lead: html`<b>${t.siteName}</b>`,
      body: html`<h1>${t.missingTitle}</h1>
        <p>${t.missing}</p>
        <a class="button" href="/">${t.allOffices}</a>
        <a class="button plain" href=${address.mine}>${t.myPapers}</a>`,
    });
  }
}

define(tag, MissingPage);

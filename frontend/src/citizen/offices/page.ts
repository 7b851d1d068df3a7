// Every office of the site, and finding one's own.
import { html, nothing } from "lit";
import { define } from "../../elements/define.ts";
import { Offices } from "../../graphql/operations/citizen.ts";
import type { ResultOf } from "../../graphql/result.ts";
import { t } from "../../texts/citizen/messages.ts";
import { localized } from "../../texts/language.ts";
import { frame, skeleton } from "../frame.ts";
import { openingPill } from "../opening.ts";
import { Page } from "../page.ts";
import { address } from "../router.ts";

export const tag = "dl-offices-page";

type Office = ResultOf<typeof Offices>["offices"]["nodes"][number];

class OfficesPage extends Page {
  #offices: readonly Office[] | null = null;
  #search = "";

  protected get heading(): string {
    return t.officesTitle;
  }

  protected async load(): Promise<void> {
    this.#offices = (await this.ask(Offices, { search: this.#search })).offices.nodes;
  }

  override render() {
    return frame({
      lead: html`<b>${t.siteName}</b><p class="small soft">${t.sitePurpose}</p>`,
      isSwitchOnTop: true,
      body: html`<h1>${t.officesTitle}</h1>
        <form role="search" class="search" @submit=${this.#find}>
          <label class="visually-hidden" for="office-search">${t.officeSearchLabel}</label>
          <input id="office-search" name="search" type="search" autocomplete="off" placeholder=${t.officeSearchHint} />
          <button type="submit">${t.find}</button>
        </form>
        ${this.networkNotice()} ${this.#list()}`,
    });
  }

  #list() {
    if (!this.#offices) return this.failure ? nothing : skeleton("block", "block");
    if (this.#offices.length === 0) return html`<p role="status">${t.noOffice}</p>`;
    return html`<ul class="sheet list">
      ${this.#offices.map(
        (office) => html`<li class="tight">
          <a class="tap" href=${address.office(office.id)}><b>${office.name}</b></a>
          <p class="small soft">${localized(office.unit)} · ${office.address}</p>
          <p>${openingPill(office.opening)}</p>
        </li>`,
      )}
    </ul>`;
  }

  #find(event: SubmitEvent): void {
    event.preventDefault();
    this.#search = String(new FormData(event.target as HTMLFormElement).get("search") ?? "").trim();
    void this.reload();
  }
}

define(tag, OfficesPage);

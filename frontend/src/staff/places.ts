// Pages of the console besides the counters: the links that lead there, and each page.
import { html, type TemplateResult } from "lit";
import { listText } from "../texts/staff/dossier_list.ts";
import { dueWatchTexts } from "../texts/staff/due_watch.ts";
import { t } from "../texts/staff/messages.ts";
import { remindersTexts } from "../texts/staff/reminders.ts";
import { reportTexts } from "../texts/staff/report.ts";
import { termsText } from "../texts/staff/terms.ts";

type Page = "watch" | "report" | "terms" | "settings" | "lists" | "reminders";

/** "" is where one chooses a counter. */
export type Place = Page | "";

interface Reader {
  readonly officeId: string;
  readonly role: string;
}

const NAMES: Readonly<Record<Page, () => string>> = {
  watch: () => dueWatchTexts().open,
  report: () => reportTexts().open,
  terms: () => termsText().title,
  settings: () => t.settings,
  lists: () => listText().title,
  reminders: () => remindersTexts().own,
};
const FOR_EVERYBODY: readonly Page[] = ["lists", "reminders"];
const FOR_MANAGERS: readonly Page[] = ["watch", "report", "terms", "settings", ...FOR_EVERYBODY];

const REMINDERS_HASH = "#thu-nhac";

/** The page that the address names, as a letter's link does; the address forgets it. */
export function linkedPlace(): Place {
  if (location.hash !== REMINDERS_HASH) return "";
  history.replaceState(null, "", location.pathname);
  return "reminders";
}

/** The pages she may open, but the one she is at. */
export function renderPlaceLinks({ role }: Reader, here: Place, go: (place: Place) => void): TemplateResult[] {
  const pages = role === "MANAGER" ? FOR_MANAGERS : FOR_EVERYBODY;
  return pages
    .filter((page) => page !== here)
    .map(
      (page) =>
        html`<button type="button" class="quiet" data-page=${page} @click=${() => go(page)}>${NAMES[page]()}</button>`,
    );
}

/** Null where the counters are to be shown. */
export function renderPlace(place: Place, { officeId }: Reader, leave: () => void): TemplateResult | null {
  switch (place) {
    case "watch":
      return html`<dl-due-watch @head-left=${leave}></dl-due-watch>`;
    case "report":
      return html`<dl-report @head-left=${leave}></dl-report>`;
    case "terms":
      return html`<dl-terms .office=${officeId} @terms-left=${leave}></dl-terms>`;
    case "settings":
      return html`<dl-settings @settings-left=${leave}></dl-settings>`;
    case "lists":
      return html`<dl-dossier-list @list-left=${leave}></dl-dossier-list>`;
    case "reminders":
      return html`<dl-my-reminders @reminders-left=${leave}></dl-my-reminders>`;
    case "":
      return null;
  }
}

// The desk's top bar: which counter, how the day goes, who works there, and the ways out.
import { html, nothing, type TemplateResult } from "lit";
import type { SiteConfig } from "../config.ts";
import type { DeskFields } from "../graphql/operations/types.ts";
import { language, localized } from "../texts/language.ts";
import { clockTime } from "../texts/moments.ts";
import { bookForText } from "../texts/staff/book_for.ts";
import { t } from "../texts/staff/messages.ts";
import { languageSwitch } from "./element.ts";

interface DeskBar {
  readonly desk: DeskFields;
  readonly clerk: string;
  readonly isMine: boolean;
  readonly demo: SiteConfig["demo"];
  readonly bookFor: () => void;
  readonly close: () => void;
  readonly leave: () => void;
  readonly signOut: () => void;
}

export function renderDeskBar({ desk, clerk, isMine, demo, bookFor, close, leave, signOut }: DeskBar): TemplateResult {
  const { counter, openedAt, served, averageMinutes } = desk;
  const facts = [
    openedAt && counter.isStaffed ? t.openSince(clockTime(openedAt)) : "",
    t.served(served),
    averageMinutes ? t.average(averageMinutes) : "",
  ];
  return html`
    <header class="bar">
      <h1>${t.counter(counter.number)} · ${localized(counter.name)}</h1>
      <span class="num">${facts.filter(Boolean).join(" · ")}</span>
      <span class="row wrap">
        ${clerk} ${quietButton(bookForText().open, bookFor)}
        ${isMine ? quietButton(t.closeCounter, close) : quietButton(t.otherCounter, leave)}
        ${languageSwitch()} ${quietButton(t.signOut, signOut)}
      </span>
    </header>
    ${demo ? html`<aside class="demo small">${language() === "en" ? demo.bannerEn : demo.bannerVi}</aside>` : nothing}
  `;
}

const quietButton = (text: string, act: () => void): TemplateResult =>
  html`<button type="button" class="quiet" @click=${act}>${text}</button>`;

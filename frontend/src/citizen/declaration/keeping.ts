// What is filled in stays on this phone: for a ticket until its day is over, without one until the tab is closed.
import { myPapers } from "../my_papers.ts";
import type { Values } from "./form.ts";

const PREFIX = "denluot.declaration.";

export interface Owner {
  readonly procedure: string;
  readonly ticket: string | null;
}

export interface Kept {
  /** The form and edition it was begun on: birth/1. */
  readonly form: string;
  readonly values: Values;
  /** Where the person was, by step; null when she had reached the paper. */
  readonly step: string | null;
  /** The visit's day, ISO; null without a ticket. */
  readonly day: string | null;
}

const keyOf = ({ procedure, ticket }: Owner): string => `${PREFIX}${ticket ?? ""}.${procedure}`;
const shelfOf = ({ ticket }: Owner): Storage => (ticket ? localStorage : sessionStorage);

export function kept(owner: Owner): Kept | null {
  try {
    return JSON.parse(shelfOf(owner).getItem(keyOf(owner)) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

/** False when the phone keeps nothing: the page still has it. */
export function keep(owner: Owner, what: Kept): boolean {
  try {
    shelfOf(owner).setItem(keyOf(owner), JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}

export function erase(owner: Owner): void {
  try {
    shelfOf(owner).removeItem(keyOf(owner));
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** Everything filled in for a ticket that the person takes off her list. */
export function eraseOfTicket(ticket: string): void {
  eraseWhere((key) => key.startsWith(`${PREFIX}${ticket}.`));
}

/** What belongs to a visit whose day is over, or that cannot be read any more. `today` is ISO. */
export function eraseLapsed(today: string): void {
  const days = new Map(myPapers().map((paper) => [paper.code, paper.day]));
  eraseWhere((key, text) => {
    const day = days.get(key.slice(PREFIX.length).split(".")[0] ?? "") ?? dayOf(text);
    return day === null || day < today;
  });
}

function dayOf(text: string): string | null {
  try {
    return (JSON.parse(text) as Kept).day;
  } catch {
    return null;
  }
}

function eraseWhere(isMeant: (key: string, text: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && isMeant(key, localStorage.getItem(key) ?? "")) localStorage.removeItem(key);
    }
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

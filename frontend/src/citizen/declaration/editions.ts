// Which form a procedure has on a day, and where it is filled in.
import type { Edition } from "./form.ts";
import { EDITIONS } from "./forms/index.ts";

/** Null where no form comes with the software; `day` is ISO. */
export function editionFor(
  procedure: string,
  day: string,
  editions: readonly Edition[] = EDITIONS,
): Edition | null {
  const isIn = (one: Edition): boolean =>
    one.procedures.includes(procedure) && one.from <= day && (one.until === null || day <= one.until);
  return editions.find(isIn) ?? null;
}

/** The ticket stands after the #: no log sees it, and nothing but this phone needs it. */
export function declarationAddress(office: string, procedure: string, ticket: string | null): string {
  const page = `/o/${encodeURIComponent(office)}/p/${encodeURIComponent(procedure)}/form`;
  return ticket ? `${page}#t=${ticket}` : page;
}

// What a form can begin with: the authority, the place and the day, known from the visit.
import type { Form, Values } from "./form.ts";

interface Visit {
  /** The office's name: Phường Liên Chiểu. */
  readonly office: string;
  /** The visit's day, ISO; null when there is none yet. */
  readonly day: string | null;
}

/** Ủy ban nhân dân phường Liên Chiểu, Công an phường Liên Chiểu; an office of another kind is named as it is. */
export function authorityOf(office: string, kind = "Ủy ban nhân dân"): string {
  return /^(Phường|Xã|Đặc khu)\s/.test(office) ? `${kind} ${office.charAt(0).toLowerCase()}${office.slice(1)}` : office;
}

export function startValues(form: Form, { office, day }: Visit): Values {
  const starts = {
    authority: authorityOf(office),
    police: authorityOf(office, "Công an"),
    office,
    visit_day: day ? day.split("-").reverse().join("/") : "",
  };
  const begun = form.parts.filter((part) => part.start).map((part) => [part.id, starts[part.start ?? "office"]] as const);
  return Object.fromEntries(begun);
}

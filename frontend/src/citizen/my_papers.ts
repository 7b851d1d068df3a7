// The tickets and dossiers opened on this phone, and the documents ticked as ready. They stay on the phone.
import type { DossierText, TicketText } from "../graphql/operations/types.ts";

const PAPERS_KEY = "denluot.papers";
const TICKS_KEY = "denluot.ticks.";
const CASE_KEY = "denluot.case.";
const MOST_PAPERS = 20;

export interface Paper {
  readonly kind: "ticket" | "dossier";
  readonly code: string;
  readonly officeId: string | null;
  readonly officeName: string;
  readonly procedureName: string;
  /** Of a ticket: its day; null for a dossier. */
  readonly day: string | null;
  readonly appointmentAt: string | null;
  /** C 012; null until it is given at the check-in. */
  readonly label: string | null;
}

/** Newest first. */
export function myPapers(): readonly Paper[] {
  return read<Paper[]>(PAPERS_KEY, []);
}

export function keepTicket(ticket: TicketText): void {
  keepPaper({
    kind: "ticket",
    code: ticket.code,
    officeId: ticket.officeId,
    officeName: ticket.officeName,
    procedureName: ticket.procedure?.name ?? ticket.group.name.vi,
    day: ticket.day,
    appointmentAt: ticket.appointmentAt,
    label: ticket.label,
  });
}

export function keepDossier(dossier: DossierText): void {
  keepPaper({
    kind: "dossier",
    code: dossier.code,
    officeId: null,
    officeName: dossier.officeName,
    procedureName: dossier.procedureName,
    day: null,
    appointmentAt: null,
    label: null,
  });
}

export function forgetPaper(code: string): void {
  write(
    PAPERS_KEY,
    myPapers().filter((paper) => paper.code !== code),
  );
}

/** Names of the documents ticked for this procedure. */
export function tickedDocuments(procedureCode: string): ReadonlySet<string> {
  return new Set(read<string[]>(TICKS_KEY + procedureCode, []));
}

export function tickDocument(procedureCode: string, name: string, isReady: boolean): void {
  const ticked = new Set(tickedDocuments(procedureCode));
  if (isReady) ticked.add(name);
  else ticked.delete(name);
  write(TICKS_KEY + procedureCode, [...ticked]);
}

/** The case of a procedure the person said is theirs, by its name. */
export function chosenCase(procedureCode: string): string | null {
  return read<string | null>(CASE_KEY + procedureCode, null);
}

export function chooseCase(procedureCode: string, name: string): void {
  write(CASE_KEY + procedureCode, name);
}

function keepPaper(paper: Paper): void {
  const others = myPapers().filter((other) => other.code !== paper.code);
  write(PAPERS_KEY, [paper, ...others].slice(0, MOST_PAPERS));
}

function read<Value>(key: string, otherwise: Value): Value {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "null") as Value | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or switched off: the codes are on the ticket and the receipt too.
  }
}

// What a declaration form says of itself, as its generated module gives it.
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export type Kind =
  | "text" | "name" | "address" | "identity" // written
  | "number" | "date" | "clock" | "choice" | "count" // asked in other ways
  | "table" // asked cell by cell
  | "sentence" | "words"; // only printed

export interface Choice extends Words {
  /** As it is printed. */
  readonly value: string;
}

/** What one thing of a chip card is filled in as. */
export type CardFact = "name" | "birth" | "gender" | "address" | "identity" | "number";

/** What is asked in each row of a table. */
export interface Column {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly ask: Words;
  readonly longest?: number;
  readonly choices?: readonly Choice[];
}

/** A piece of the paper, in the paper's order; most are asked on the phone too. */
export interface Part {
  readonly id: string;
  readonly kind: Kind;
  /** As the paper has it. */
  readonly label: string;
  readonly after?: string;
  /** The mark of a footnote, from 1. */
  readonly note?: number;
  /** On the line of the part before it. */
  readonly beside?: boolean;
  /** Not in the running text: whom it is addressed to, place and day of signing, what stands left of the signature. */
  readonly at?: "to" | "signing" | "foot";
  readonly style?: "bold" | "italic" | "long" | "boxes";
  readonly step?: string;
  readonly ask?: Words;
  readonly help?: Words;
  readonly required?: boolean;
  readonly longest?: number;
  readonly most?: number;
  readonly choices?: readonly Choice[];
  readonly suggestions?: readonly string[];
  readonly start?: "authority" | "police" | "office" | "visit_day";
  readonly card?: CardFact;
  readonly copyOf?: string;
  /** Of an identity or its number: the parts that say when its holder was born and of which sex. */
  readonly born?: string;
  readonly gender?: string;
  /** Of an identity: which sex its number must tell. */
  readonly sex?: "Nam" | "Nữ";
  /** Of one of two persons, whose answers stand side by side: the heading of hers. */
  readonly column?: string;
  /** Of words: the date they say. */
  readonly of?: string;
  readonly yearWillDo?: boolean;
  /** Of a table. */
  readonly rows?: number;
  readonly columns?: readonly Column[];
  /** Of a table's cell: its row, from 1, and in the first one what the row is. */
  readonly row?: number;
  readonly rowTitle?: Words;
}

/** Who else signs, left of the person declaring. */
export interface Consent {
  readonly title: string;
  readonly note: number;
  readonly below?: readonly string[];
  readonly belowNote?: number;
}

export interface Step {
  readonly id: string;
  readonly title: Words;
  /** Offers to take what was said of somebody before. */
  readonly copy?: Words;
}

export interface Form {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly name: Words;
  readonly law: string;
  readonly inForceFrom: string;
  readonly signature: string;
  readonly signatureHint?: string;
  readonly signatureNote?: number;
  readonly consents?: readonly Consent[];
  /** Who signs left of the one named by `signedBy`. */
  readonly cosigners?: readonly { readonly title: string; readonly signedBy: string }[];
  /** What stands above the labels of what two persons say side by side. */
  readonly facts?: string;
  /** What stands above everything. */
  readonly heading?: string;
  readonly signedBy: string;
  readonly notes?: readonly string[];
  readonly steps: readonly Step[];
  readonly parts: readonly Part[];
}

/** One edition of a form, before its module is loaded. Days are ISO; without an end it is in force still. */
export interface Edition {
  readonly procedures: readonly string[];
  readonly name: Words;
  readonly from: string;
  readonly until: string | null;
  readonly load: () => Promise<{ readonly form: Form }>;
}

/** What was filled in, by part. Dates are 05/03/1990 or, where that will do, 1990; hours 09:30. */
export type Values = Readonly<Record<string, string>>;

/** What a step asks: a table by its cells. */
export const partsOf = (form: Form, step: string): readonly Part[] =>
  form.parts.filter((part) => part.step === step).flatMap((part) => (part.kind === "table" ? cellsOf(part) : [part]));

/** Of these, what is shown: of a table the rows that have something in them, and the next. */
export function shownOf(parts: readonly Part[], values: Values): readonly Part[] {
  const filled = parts.filter((part) => part.row && values[part.id]).map((part) => part.row ?? 0);
  const last = Math.max(0, ...filled) + 1;
  return parts.filter((part) => !part.row || part.row <= last);
}

export const cellId = (table: Part, row: number, column: string): string => `${table.id}_${row}_${column}`;

function cellsOf(table: Part): readonly Part[] {
  const columns = table.columns ?? [];
  const find = (kind: Kind): string | undefined => columns.find((column) => column.kind === kind)?.id;
  const [born, gender] = [find("date"), find("choice")];
  return Array.from({ length: table.rows ?? 0 }, (_, index) => index + 1).flatMap((row) =>
    columns.map((column, index) => ({
      ...column,
      id: cellId(table, row, column.id),
      row,
      ...(index === 0 && table.ask ? { rowTitle: table.ask } : {}),
      ...(column.kind === "number" && born ? { born: cellId(table, row, born) } : {}),
      ...(column.kind === "number" && gender ? { gender: cellId(table, row, gender) } : {}),
    })),
  );
}

// What a declaration form says of itself, as its generated module gives it.
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export type Kind =
  | "text" | "name" | "address" | "identity" // written
  | "date" | "clock" | "choice" | "count" // asked in other ways
  | "sentence" | "words"; // only printed

export interface Choice extends Words {
  /** As it is printed. */
  readonly value: string;
}

/** What one thing of a chip card is filled in as. */
export type CardFact = "name" | "birth" | "gender" | "address" | "identity";

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
  readonly start?: "authority" | "office" | "visit_day";
  readonly card?: CardFact;
  readonly copyOf?: string;
  /** Of an identity: the parts that say when its holder was born and of which sex. */
  readonly born?: string;
  readonly gender?: string;
  /** Of words: the date they say. */
  readonly of?: string;
  readonly yearWillDo?: boolean;
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
  readonly signatureHint: string;
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

export const partsOf = (form: Form, step: string): readonly Part[] => form.parts.filter((part) => part.step === step);

// What several dossiers have in common, and what became of each of them.
import type { InboxRow } from "../../graphql/operations/types.ts";

/** As many as one act may be for. */
export const MOST_CHOSEN = 25;

type Choice = InboxRow["work"]["choices"][number];

export interface Each {
  readonly dossier: string;
  readonly result: { readonly __typename: string; readonly message?: string };
}

export const isDone = ({ result }: Each): boolean =>
  result.__typename === "DossierAdvanced" || result.__typename === "DossierAssigned";

/** Steps that all of them may go to in one act. */
export function commonSteps(rows: readonly InboxRow[]): readonly Choice[] {
  const [first, ...rest] = rows;
  return (first?.work.choices ?? []).filter(
    ({ step, inBatch }) =>
      inBatch && rest.every(({ work }) => work.choices.some((choice) => choice.step === step && choice.inBatch)),
  );
}

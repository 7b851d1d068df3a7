// What several dossiers have in common, and what became of each of them.
import type { InboxRow } from "../../graphql/operations/types.ts";

/** As many as one act may be for. */
export const MOST_CHOSEN = 25;

export interface Each {
  readonly dossier: string;
  readonly result: { readonly __typename: string; readonly message?: string };
}

export const isDone = ({ result }: Each): boolean =>
  result.__typename === "DossierAdvanced" || result.__typename === "DossierAssigned";

/** Ids of steps that all of them may go to in one act. */
export function commonSteps(rows: readonly InboxRow[]): readonly string[] {
  const [first, ...rest] = rows;
  return (first?.work.batchSteps ?? []).filter((step) => rest.every(({ work }) => work.batchSteps.includes(step)));
}

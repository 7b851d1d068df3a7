// A letter's link to the console names a dossier behind the hash: it is opened once somebody has signed in.
import type { DossierDialog } from "./dossier.ts";

const CODE = /^#[A-Z0-9][A-Z0-9.-]{4,59}$/;

/** Opens the dossier that the address names, if it names one; the address forgets it. */
export async function openLinkedDossier(): Promise<void> {
  if (!CODE.test(location.hash)) return;
  const code = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  const dialog = document.createElement("dl-dossier") as DossierDialog;
  document.body.append(dialog);
  await dialog.updateComplete;
  await dialog.open(code);
}

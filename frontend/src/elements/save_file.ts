// Gives a file that came in an answer to the browser, which saves or opens it.

const KEPT_FOR_IN_MS = 60_000;

/** Saves a PDF under its name; no address with a code or a name in it is ever opened. */
export function savePdf({ fileName, pdfBase64 }: { readonly fileName: string; readonly pdfBase64: string }): void {
  const bytes = Uint8Array.from(atob(pdfBase64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_IN_MS);
}

// Gives a file that came in an answer to the browser, which saves or opens it.

const KEPT_FOR_IN_MS = 60_000;

/** Saves a PDF under its name; no address with a code or a name in it is ever opened. */
export function savePdf({ fileName, pdfBase64 }: { readonly fileName: string; readonly pdfBase64: string }): void {
  const bytes = Uint8Array.from(atob(pdfBase64), (letter) => letter.charCodeAt(0));
  saveFile(new Blob([bytes], { type: "application/pdf" }), fileName);
}

/** Saves a text, such as a table, under a name. */
export function saveText(text: string, fileName: string, type: string): void {
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), fileName);
}

function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_IN_MS);
}

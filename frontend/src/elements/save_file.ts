// Gives a file to the browser, which saves or opens it.

const KEPT_FOR_IN_MS = 60_000;

/** Saves a PDF under its name; no address with a code or a name in it is ever opened. */
export function savePdf({ fileName, pdfBase64 }: { readonly fileName: string; readonly pdfBase64: string }): void {
  saveBase64({ fileName, base64: pdfBase64, type: "application/pdf" });
}

interface File64 {
  readonly fileName: string;
  readonly base64: string;
  readonly type: string;
}

export function saveBase64({ fileName, base64, type }: File64): void {
  save(fileName, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
}

interface TextFile {
  readonly fileName: string;
  readonly text: string;
  readonly type: string;
}

export function saveText({ fileName, text, type }: TextFile): void {
  save(fileName, new Blob([text], { type }));
}

/** Follows an address that answers with a file to be saved; the page stays. */
export function saveFrom(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.rel = "noreferrer";
  link.click();
}

function save(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_IN_MS);
}

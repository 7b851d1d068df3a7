// The hall code as it was typed, or as the QR on the board says it.
import { html, type TemplateResult } from "lit";
import { canScan } from "../../elements/code_scanner.ts";
import { t } from "../../texts/citizen/messages.ts";
import { field } from "../contact.ts";

export const HALL_CODE_LENGTH = 6;

/** As on the board, however it was typed. */
export function tidyHallCode(typed: string): string {
  return typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
}

/** The code in an address like https://…/here#h=ABC234; null in any other. */
function hallCodeIn(scanned: string): string | null {
  const hash = scanned.split("#")[1] ?? "";
  const code = tidyHallCode(new URLSearchParams(hash).get("h") ?? "");
  return code.length === HALL_CODE_LENGTH ? code : null;
}

interface HallCodeField {
  readonly value: string;
  readonly error: string | undefined;
  /** Told the code that the camera read. */
  readonly scanned: (code: string) => void;
}

/** Type it, or scan it where the browser can. */
export function hallCodeField({ value, error, scanned }: HallCodeField): TemplateResult {
  const read = (text: string): boolean => {
    const code = hallCodeIn(text);
    if (code) scanned(code);
    return code !== null;
  };
  return html`${field({
      name: "hallCode",
      label: t.hallCode,
      hint: t.hallCodeHint,
      value,
      error,
      kind: "code",
      maxLength: HALL_CODE_LENGTH + 2,
    })}
    <dl-code-scanner
      ?hidden=${!canScan()}
      .scanText=${t.scanBoard}
      .stopText=${t.stopScanning}
      .refusedText=${t.cameraRefused}
      .scanned=${read}
    ></dl-code-scanner>`;
}

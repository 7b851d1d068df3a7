// How large a file is, in words.
import { language } from "./language.ts";

const BYTES_IN_KB = 1024;
const BYTES_IN_MB = BYTES_IN_KB * BYTES_IN_KB;

/** "340 KB" or "1,2 MB"; never "0 KB". */
export function fileSize(bytes: number): string {
  const [size, unit] = bytes < BYTES_IN_MB ? [Math.ceil(bytes / BYTES_IN_KB), "KB"] : [bytes / BYTES_IN_MB, "MB"];
  return `${size.toLocaleString(language() === "en" ? "en" : "vi", { maximumFractionDigits: 1 })} ${unit}`;
}

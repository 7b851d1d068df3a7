// What a phone reads of an identity card's QR code, and what of it is sent.

export interface Card {
  readonly number: string;
  readonly name: string;
  /** What is sent: the number with what it is checked by, without the old number and the address. */
  readonly text: string;
}

/** Null for a code that is no identity card's. What has too few fields is for the service to refuse in words. */
export function readCard(scanned: string): Card | null {
  const [number = "", , name = "", birth = "", gender = "", address, issued] = scanned.split("|").map((part) => part.trim());
  if (!/^\d{12}$/.test(number) || !scanned.includes("|")) return null;
  const isWhole = address !== undefined && issued !== undefined;
  const text = [number, "", "", birth, gender, ...(isWhole ? ["", issued] : [])].join("|");
  return { number, name, text };
}

export const isCitizenNumber = (typed: string): boolean => /^\d{12}$/.test(typed.replace(/[ .-]/g, ""));

// The clerk's words from the papers handed in to the result handed over.
import { language } from "../language.ts";

const vi = {
  channel: "Hồ sơ đến bằng cách",
  channels: { IN_PERSON: "Trực tiếp", ONLINE: "Trực tuyến", POSTAL: "Bưu chính" },
  citizen: "Số căn cước (không bắt buộc)",
  citizenHint: "12 chữ số, hoặc mã QR trên thẻ đọc bằng máy quét. Chỉ lưu dạng mã hóa, để lần sau không hỏi lại giấy tờ đã số hóa.",
  findCopies: "Tìm bản số hóa",
  copiesFound: (count: number) => `Có ${count} giấy tờ đã số hóa còn hạn.`,
  noCopies: "Chưa có giấy tờ nào của người này được số hóa tại đơn vị.",
  onFile: "Đã có bản số hóa",
  notAskedAgain: (code: string, until: string) =>
    `Đã có bản số hóa còn hạn đến ${until} (hồ sơ ${code}) – không yêu cầu nộp lại.`,
  originals: "Bản chính",
  copies: "Bản sao",
  countOf: (what: string, document: string) => `${what}: ${document}`,
  digitised: "Đã số hóa",
  validUntil: "Còn hạn đến",
  allDigitised: "Đã số hóa tất cả",
  handedIn: (originals: number | null, copies: number | null) =>
    [originals ? `${originals} bản chính` : "", copies ? `${copies} bản sao` : ""].filter(Boolean).join(", "),
};

const en: typeof vi = {
  channel: "How the dossier came",
  channels: { IN_PERSON: "In person", ONLINE: "Online", POSTAL: "By post" },
  citizen: "Citizen number (optional)",
  citizenHint: "12 digits, or the card's QR code read by a scanner. Kept as a keyed digest alone, so that digitised papers are not asked for again.",
  findCopies: "Find digitised copies",
  copiesFound: (count) => `${count} digitised paper${count === 1 ? "" : "s"} still valid.`,
  noCopies: "No paper of this person has been digitised at this office.",
  onFile: "Digitised copy",
  notAskedAgain: (code, until) => `A digitised copy is valid until ${until} (dossier ${code}): not to be handed in again.`,
  originals: "Originals",
  copies: "Copies",
  countOf: (what, document) => `${what}: ${document}`,
  digitised: "Digitised",
  validUntil: "Valid until",
  allDigitised: "All digitised",
  handedIn: (originals, copies) =>
    [originals ? `${originals} original${originals === 1 ? "" : "s"}` : "", copies ? `${copies} cop${copies === 1 ? "y" : "ies"}` : ""]
      .filter(Boolean)
      .join(", "),
};

export const handoverTexts = (): typeof vi => (language() === "en" ? en : vi);

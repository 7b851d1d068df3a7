// What the preparation sheet says; loaded with it only.
import { language } from "./language.ts";

const vi = {
  open: "Phiếu chuẩn bị hồ sơ",
  title: "Phiếu chuẩn bị hồ sơ",
  hint: "Điền sẵn từ những gì bạn đã nhập; bạn sửa được trước khi in. Không gửi đi đâu.",
  procedure: "Thủ tục",
  office: "Nộp tại",
  appointment: "Giờ hẹn",
  code: "Mã lượt",
  name: "Họ và tên",
  phone: "Số điện thoại",
  documents: "Giấy tờ mang theo",
  noDocuments: "Cổng dịch vụ công không nêu giấy tờ phải nộp.",
  originals: (count: number) => `${count} bản chính`,
  copies: (count: number) => `${count} bản sao`,
  print: "In hoặc lưu PDF",
};

const en: typeof vi = {
  open: "Sheet to bring",
  title: "Sheet to bring",
  hint: "Filled in from what you typed; you can correct it before printing. It is sent nowhere.",
  procedure: "Procedure",
  office: "Handed in at",
  appointment: "Appointment",
  code: "Ticket code",
  name: "Full name",
  phone: "Phone number",
  documents: "Papers to bring",
  noDocuments: "The national portal names no papers.",
  originals: (count) => (count === 1 ? "1 original" : `${count} originals`),
  copies: (count) => (count === 1 ? "1 copy" : `${count} copies`),
  print: "Print or save as PDF",
};

/** In the language the person reads. */
export const preparationText = (): typeof vi => (language() === "en" ? en : vi);

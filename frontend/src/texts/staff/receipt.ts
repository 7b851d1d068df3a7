// The receipt's words.

/** The receipt is an official paper: Vietnamese, whatever language the clerk reads the console in. */
export const receiptTexts = {
  title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
  code: "Mã hồ sơ",
  submitter: "Người nộp",
  received: "Nhận lúc",
  due: "Hẹn trả kết quả",
  moment: (time: string, day: string) => `${time} ngày ${day}`,
  duePaused: "Bạn còn thiếu giấy tờ: ngày hẹn lùi lại theo số ngày chờ bạn bổ sung.",
  noDue: "Thủ tục không nêu thời hạn. Khi xong, trang tra cứu sẽ báo.",
  clerk: "Cán bộ tiếp nhận",
  documents: "Giấy tờ đã nhận",
  missing: (count: number) => `Còn thiếu ${count} giấy tờ`,
  original: "bản chính",
  copy: "bản sao",
  onFile: "đã có bản số hóa, không phải nộp",
  counts: (originals: number | null, copies: number | null): string =>
    [originals ? `${originals} bản chính` : "", copies ? `${copies} bản sao` : ""].filter(Boolean).join(", "),
  track: "Quét mã hoặc mở địa chỉ này để xem hồ sơ đến đâu:",
  qr: "Mã QR mở trang tra cứu hồ sơ",
};

// What a ticket's page says when the office has changed an appointment; only that page needs these words.
import { language } from "../language.ts";

const vi = {
  moved: (from: string, to: string) => `Lịch hẹn của bạn đã được dời từ ${from} sang ${to}.`,
  chooseAgain: (at: string) => `Đơn vị không phục vụ được lịch hẹn ${at}. Mời bạn chọn giờ khác.`,
  because: (reason: string) => `Lý do: ${reason}.`,
  choice: "Nếu giờ này không tiện, bạn đổi giờ hoặc hủy hẹn ở cuối trang.",
};

const en: typeof vi = {
  moved: (from, to) => `Your appointment was moved from ${from} to ${to}.`,
  chooseAgain: (at) => `The office cannot keep your appointment of ${at}. Please choose another time.`,
  because: (reason) => `Reason: ${reason}.`,
  choice: "If this does not suit you, change or cancel it at the end of this page.",
};

export const noticeTexts = (): typeof vi => (language() === "en" ? en : vi);

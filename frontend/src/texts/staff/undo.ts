// The clerk's words about acts that can be taken back, where the act alone is known.
import { language } from "../language.ts";

const vi = {
  didOpen: "Đã mở quầy.",
  didClose: "Đã đóng quầy.",
  didTransfer: (label: string) => `Đã chuyển đi ${label}.`,
  didAddService: (label: string) => `Đã thêm việc cho ${label}.`,
  didRemoveService: (label: string) => `Đã bỏ một việc của ${label}.`,
  didReturn: (label: string) => `Đã ghi có mặt lại ${label}.`,
  didBook: (when: string) => `Đã đặt hẹn hộ: ${when}.`,
};

const en: typeof vi = {
  didOpen: "Opened the counter.",
  didClose: "Closed the counter.",
  didTransfer: (label) => `Transferred ${label}.`,
  didAddService: (label) => `Added a service for ${label}.`,
  didRemoveService: (label) => `Took a service out for ${label}.`,
  didReturn: (label) => `Marked the return of ${label}.`,
  didBook: (when) => `Booked for a citizen: ${when}.`,
};

export const undoTexts = (): typeof vi => (language() === "en" ? en : vi);

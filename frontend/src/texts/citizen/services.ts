// Words for a visit with several services.
import { language } from "../language.ts";

const vi = {
  services: "Việc của bạn trong lượt này",
  done: "đã xong",
  waiting: "đang chờ",
  atCounter: "đang làm",
  next: (group: string) => `kế tiếp, hàng ${group}`,
  add: "Làm thêm thủ tục",
  addMeans: "Cùng nhóm thì làm luôn một lần. Nhóm khác thì xong việc này, số của bạn tự sang hàng ấy, vẫn tính theo giờ bạn đến.",
  search: "Bạn cần làm thêm thủ tục gì?",
  searchHint: "Ví dụ: trích lục khai sinh",
  nothingFound: (words: string) => `Chưa tìm thấy thủ tục nào cho “${words}”. Bạn thử gõ từ khác.`,
  added: (name: string) => `Đã thêm: ${name}.`,
  cancel: "Thôi",
  wentOn: (before: string, group: string) =>
    `Việc trước (số ${before}) đã xong. Số của bạn đã sang hàng ${group}, vẫn tính theo giờ bạn đến.`,
};

const en: typeof vi = {
  services: "What you came for",
  done: "done",
  waiting: "waiting",
  atCounter: "being done",
  next: (group) => `next, the line of ${group}`,
  add: "Add a procedure",
  addMeans: "Of the same group: it is done in one go. Of another: when this is done you go on to that line by yourself, and still wait by when you came.",
  search: "What else do you need?",
  searchHint: "For example: trích lục khai sinh",
  nothingFound: (words) => `We found no procedure for “${words}”. Please try other words.`,
  added: (name) => `Added: ${name}.`,
  cancel: "Never mind",
  wentOn: (before, group) =>
    `The one before (${before}) is done. You are now in the line of ${group}, still by when you came.`,
};

export const servicesTexts = (): typeof vi => (language() === "en" ? en : vi);

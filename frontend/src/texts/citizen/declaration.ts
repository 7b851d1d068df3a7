// What the page of an official declaration form says; loaded with it only. The form itself is Vietnamese.
import type { Problem } from "../../citizen/declaration/checks.ts";
import type { Part } from "../../citizen/declaration/form.ts";
import { language } from "../language.ts";

type ProblemTexts = Readonly<Record<Problem, string | ((part: Part) => string)>>;

const vi = {
  law: (law: string, from: string) => `Theo mẫu tại ${law}, có hiệu lực từ ${from}.`,
  writtenIn: "",
  stays: (day: string | null) =>
    day
      ? `Những gì bạn điền ở lại trên máy này, không gửi đi đâu. Qua ngày ${day}, trang này tự xóa khi bạn mở lại.`
      : "Những gì bạn điền ở lại trên máy này, không gửi đi đâu, và mất khi bạn đóng trang.",
  begin: "Điền tờ khai",
  goOn: "Điền tiếp",
  seePaper: "Xem tờ khai đã điền",
  blank: "Xem và in mẫu trống",
  progress: (step: number, of: number) => `Phần ${step}/${of}`,
  next: "Tiếp tục",
  toPaper: "Xem tờ khai",
  previous: "Quay lại",
  leaveEmpty: "Để trống, tôi ghi tay sau",
  yourPaper: "Tờ khai của bạn",
  blankPaper: "Mẫu trống",
  print: "In hoặc lưu PDF",
  correct: "Sửa",
  stillEmpty: "Còn để trống, bạn ghi tay được:",
  sign: "Bạn đọc lại rồi ký tay sau khi in. Không có máy in: bạn đưa màn hình này cho cán bộ xem tại quầy.",
  noPrint: "Nếu bấm mà không thấy gì, mời bạn mở trang bằng trình duyệt của máy.",
  erase: "Xóa những gì đã điền",
  eraseSure: "Xóa hết những gì đã điền trên máy này?",
  eraseYes: "Xóa",
  eraseNo: "Giữ lại",
  erased: "Đã xóa khỏi máy này.",
  notKept: "Máy này không cho lưu. Mời bạn đừng đóng trang trước khi in.",
  newEdition: "Mẫu tờ khai đã đổi từ lần bạn điền. Mời bạn xem lại từng phần.",
  scan: "Quét thẻ căn cước để điền",
  cameraRefused: "Chưa dùng được máy ảnh. Mời bạn gõ vào ô.",
  card: {
    filled: "Đã điền theo thẻ. Mời bạn xem lại.",
    short: "Mã này thiếu thông tin của thẻ căn cước. Mời bạn quét mã trên thẻ gắn chip, hoặc gõ vào ô.",
    wrong: "Thông tin trong mã không khớp nhau nên chưa điền. Mời bạn quét lại, hoặc gõ vào ô.",
    otherPerson: "Giới tính trên thẻ không hợp với phần này nên chưa điền. Mời bạn quét thẻ của người kia.",
  },
  dateHint: "Ngày/tháng/năm, ví dụ 05/03/1990",
  yearHint: "Ngày/tháng/năm, hoặc chỉ năm nếu không nhớ",
  suggestions: "Điền nhanh",
  unknown: "Thủ tục này chưa có mẫu tờ khai ở đây. Mời bạn lấy mẫu tại quầy.",
  toProcedure: "Về thủ tục",
  toTicket: "Về lượt của bạn",
  problems: {
    missing: "Mục này chưa ghi.",
    tooLong: (part) => `Dài quá: tờ giấy chỉ đủ chỗ cho ${part.longest} chữ. Mời bạn ghi ngắn lại.`,
    name: "Họ tên chỉ gồm chữ. Mời bạn xem lại có số hay dấu lạ không.",
    date: "Chưa đúng một ngày có thật. Ví dụ: 05/03/1990.",
    wholeDate: "Mời bạn ghi đủ ngày, tháng, năm. Ví dụ: 05/03/1990.",
    future: "Ngày này chưa tới. Mời bạn xem lại.",
    clock: "Mời bạn ghi giờ như 09:30.",
    count: (part) => `Mời bạn ghi một số từ 1 đến ${part.most}.`,
    choice: "Mời bạn chọn một trong các mục.",
    number: "Số định danh có đúng 12 chữ số. Mời bạn xem lại.",
    numberLength: "Số căn cước có 12 chữ số (giấy cũ có 9). Mời bạn xem lại.",
    numberYear: "Số căn cước không khớp năm sinh đã ghi. Mời bạn xem lại cả hai.",
    numberGender: (part) =>
      part.sex
        ? `Số căn cước này không phải của ${part.sex === "Nữ" ? "nữ" : "nam"}. Mời bạn xem lại.`
        : "Số căn cước không khớp giới tính đã ghi. Mời bạn xem lại cả hai.",
  } satisfies ProblemTexts as ProblemTexts,
};

const en: typeof vi = {
  law: (law, from) => `As set by ${law}, in force since ${from}.`,
  writtenIn: "The form is in Vietnamese: please write as it should stand on the paper.",
  stays: (day) =>
    day
      ? `What you fill in stays on this phone and is sent nowhere. After ${day} it is erased when you open this site again.`
      : "What you fill in stays on this phone, is sent nowhere, and is gone when you close the page.",
  begin: "Fill in the form",
  goOn: "Go on filling in",
  seePaper: "See the form you filled in",
  blank: "See and print the empty form",
  progress: (step, of) => `Part ${step} of ${of}`,
  next: "Continue",
  toPaper: "See the form",
  previous: "Back",
  leaveEmpty: "Leave empty, I shall write it by hand",
  yourPaper: "Your form",
  blankPaper: "Empty form",
  print: "Print or save as PDF",
  correct: "Correct",
  stillEmpty: "Still empty; you can write these by hand:",
  sign: "Read it again and sign it by hand once printed. Without a printer, show this screen to the clerk at the counter.",
  noPrint: "If nothing happens, please open the page in your phone's own browser.",
  erase: "Erase what I filled in",
  eraseSure: "Erase everything you filled in on this phone?",
  eraseYes: "Erase",
  eraseNo: "Keep it",
  erased: "Erased from this phone.",
  notKept: "This phone keeps nothing. Please do not close the page before printing.",
  newEdition: "The form has changed since you filled it in. Please look through each part again.",
  scan: "Scan the identity card to fill this in",
  cameraRefused: "The camera cannot be used. Please type instead.",
  card: {
    filled: "Filled in from the card. Please check it.",
    short: "This code lacks some of an identity card's details. Please scan a chip card's code, or type.",
    wrong: "The details in this code contradict each other, so nothing was filled in. Please scan again, or type.",
    otherPerson: "The sex on this card does not fit this part, so nothing was filled in. Please scan the other person's card.",
  },
  dateHint: "Day/month/year, for example 05/03/1990",
  yearHint: "Day/month/year, or the year alone if you do not know",
  suggestions: "Quick fill",
  unknown: "There is no form for this procedure here yet. Please take one at the counter.",
  toProcedure: "To the procedure",
  toTicket: "To your ticket",
  problems: {
    missing: "This is still empty.",
    tooLong: (part) => `Too long: the paper has room for ${part.longest} letters. Please shorten it.`,
    name: "A name has letters only. Please look for digits or other signs.",
    date: "This is no real date. For example: 05/03/1990.",
    wholeDate: "Please give day, month and year. For example: 05/03/1990.",
    future: "This day is still to come. Please check it.",
    clock: "Please write the time like 09:30.",
    count: (part) => `Please give a number from 1 to ${part.most}.`,
    choice: "Please choose one of them.",
    number: "The identity number has exactly 12 digits. Please check it.",
    numberLength: "The card's number has 12 digits (9 on old papers). Please check it.",
    numberYear: "The card's number does not fit the year of birth given. Please check both.",
    numberGender: (part) =>
      part.sex
        ? `This card's number is not a ${part.sex === "Nữ" ? "woman" : "man"}'s. Please check it.`
        : "The card's number does not fit the sex given. Please check both.",
  },
};

export const declarationTexts = (): typeof vi => (language() === "en" ? en : vi);

export function problemText(problem: Problem, part: Part): string {
  const text = declarationTexts().problems[problem];
  return typeof text === "string" ? text : text(part);
}

// The clerk's words about papers asked for, and those a citizen brings then.
import { language } from "../language.ts";

const vi = {
  title: "Nhận giấy tờ bổ sung",
  since: (moment: string) => `Đã yêu cầu lúc ${moment}; thời hạn đang dừng.`,
  noneListed: "Yêu cầu không ghi tên từng giấy tờ. Mời ghi những giấy tờ người dân mang đến.",
  other: "Giấy tờ khác người dân mang đến",
  add: "Thêm giấy tờ",
  allAsAsked: "Đã nhận đủ bản chính",
  owed: (count: number) => `Còn thiếu ${count} giấy tờ`,
  then: "Sau khi nhận",
  ends: {
    GOES_ON: "Xử lý tiếp, thời hạn chạy lại",
    STILL_WAITS: "Vẫn chờ phần còn thiếu, thời hạn vẫn dừng",
    ASKED_AGAIN: "Yêu cầu bổ sung lần nữa",
  },
  sinceBefore: (moment: string) => `Đã yêu cầu lúc ${moment}; hồ sơ chưa được tiếp nhận.`,
  endsBefore: {
    GOES_ON: "Xem để tiếp nhận",
    STILL_WAITS: "Vẫn chờ phần còn thiếu",
    ASKED_AGAIN: "Yêu cầu bổ sung lần nữa",
  },
  didReceiveBefore: "Đã ghi nhận.",
  chooseEnd: "Còn thiếu giấy tờ: mời chọn xử lý tiếp, vẫn chờ hay yêu cầu lần nữa.",
  noteNeeded: "Mời ghi giấy tờ cần bổ sung; người dân sẽ đọc được.",
  receive: "Ghi nhận giấy tờ",
  didReceive: "Đã ghi nhận. Giấy tiếp nhận mới (mẫu 01) ở phần Giấy tờ bên dưới.",
  wanted: "Giấy tờ cần nộp",
  wantedHint: "Người dân thấy từng giấy tờ trên trang tra cứu và trong phiếu yêu cầu (mẫu 02).",
  again: "nộp lại",
  otherWanted: "Giấy tờ khác, mỗi dòng một giấy tờ",
  brought: (names: string) => `Giấy tờ: ${names}.`,
};

const en: typeof vi = {
  title: "Take further papers",
  since: (moment) => `Asked for at ${moment}; the clock stands.`,
  noneListed: "The request names no single papers. Please enter what the citizen brought.",
  other: "Another paper the citizen brought",
  add: "Add the paper",
  allAsAsked: "All originals are here",
  owed: (count) => `${count} ${count === 1 ? "paper is" : "papers are"} missing still`,
  then: "After that",
  ends: {
    GOES_ON: "Work goes on, the clock runs again",
    STILL_WAITS: "Wait for what is missing, the clock stands",
    ASKED_AGAIN: "Ask for papers once more",
  },
  sinceBefore: (moment) => `Asked for at ${moment}; the dossier is not received yet.`,
  endsBefore: {
    GOES_ON: "Look at it to receive it",
    STILL_WAITS: "Wait for what is missing",
    ASKED_AGAIN: "Ask for papers once more",
  },
  didReceiveBefore: "Taken.",
  chooseEnd: "Papers are missing still: please choose to go on, to wait or to ask once more.",
  noteNeeded: "Please write which papers are wanted; the citizen will read it.",
  receive: "Take the papers",
  didReceive: "Taken. The new receipt (form 01) is under Papers below.",
  wanted: "Papers wanted",
  wantedHint: "The citizen sees each of them on her page and on the request (form 02).",
  again: "once more",
  otherWanted: "Other papers, one a line",
  brought: (names) => `Papers: ${names}.`,
};

export const supplementTexts = (): typeof vi => (language() === "en" ? en : vi);

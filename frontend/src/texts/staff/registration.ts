// The clerk's words about dossiers that come online or by post: registered, answered, received.
import { language } from "../language.ts";

const MINUTES_OF_AN_HOUR = 60;
const HOURS_OF_A_DAY = 8;

interface WorkingTime {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Eight hours are a working day, as deadlines count. */
function working(minutes: number): WorkingTime {
  const hours = Math.floor(minutes / MINUTES_OF_AN_HOUR);
  return { days: Math.floor(hours / HOURS_OF_A_DAY), hours, minutes: minutes % MINUTES_OF_AN_HOUR };
}

const vi = {
  open: "Ghi hồ sơ gửi đến",
  title: "Ghi hồ sơ trực tuyến, bưu chính",
  otherProcedure: "Đổi thủ tục",
  channel: "Hồ sơ đến bằng cách",
  name: "Họ và tên người nộp",
  phone: "Số điện thoại",
  email: "Thư điện tử nhận thông báo (nếu có)",
  portalCode: "Mã trên cổng (nếu có)",
  submittedAt: "Gửi lúc",
  note: "Lời nhắn cho người dân (không bắt buộc)",
  register: "Ghi hồ sơ",
  registered: (code: string) => `Đã ghi hồ sơ ${code}`,
  answerBefore: (moment: string) => `Trả lời người dân trước ${moment}.`,
  tellCode: "Người dân theo dõi hồ sơ bằng mã này.",
  another: "Ghi hồ sơ khác",
  waiting: "Chờ tiếp nhận, giờ làm việc còn lại để trả lời",
  left: (minutes: number) => {
    const time = working(minutes);
    const rest = time.minutes ? ` ${time.minutes} phút` : "";
    return time.hours ? `còn ${time.hours} giờ${rest}` : `còn ${time.minutes} phút`;
  },
  late: (minutes: number) => {
    const time = working(minutes);
    if (time.days) return `quá ${time.days} ngày làm việc`;
    return time.hours ? `quá ${time.hours} giờ` : `quá ${time.minutes} phút`;
  },
  sentAt: (moment: string) => `Gửi ${moment}`,
  portal: (code: string) => `mã trên cổng ${code}`,
  answerBy: "Trả lời trước",
  receiving: "Tiếp nhận hồ sơ gửi đến",
  receivingMeans: "Đánh dấu giấy tờ đã có. Thời hạn tính từ lúc tiếp nhận; giấy tờ còn thiếu được yêu cầu bổ sung ngay.",
  receivingNote: "Lời nhắn khi tiếp nhận (nếu có)",
  noDocuments: "Hồ sơ không ghi giấy tờ nào.",
  receive: "Tiếp nhận",
  didReceive: "Đã tiếp nhận. Giấy tiếp nhận (mẫu 01) ở phần Giấy tờ bên dưới.",
  busy: (count: number) => `Đang xử lý ${count} hồ sơ…`,
};

const en: typeof vi = {
  open: "Register what was sent in",
  title: "Register an online or postal dossier",
  otherProcedure: "Another procedure",
  channel: "How it came",
  name: "Applicant's name",
  phone: "Phone",
  email: "E-mail for notices (optional)",
  portalCode: "Portal's code (if any)",
  submittedAt: "Sent at",
  note: "A word to the citizen (optional)",
  register: "Register",
  registered: (code) => `Dossier ${code} is registered`,
  answerBefore: (moment) => `Answer the citizen before ${moment}.`,
  tellCode: "The citizen follows the dossier by this code.",
  another: "Register another",
  waiting: "Waiting to be received, working time left to answer",
  left: (minutes) => {
    const time = working(minutes);
    const rest = time.minutes ? ` ${time.minutes} min` : "";
    return time.hours ? `${time.hours} h${rest} left` : `${time.minutes} min left`;
  },
  late: (minutes) => {
    const time = working(minutes);
    if (time.days) return `late by ${time.days} working ${time.days === 1 ? "day" : "days"}`;
    return time.hours ? `late by ${time.hours} h` : `late by ${time.minutes} min`;
  },
  sentAt: (moment) => `Sent ${moment}`,
  portal: (code) => `portal's code ${code}`,
  answerBy: "Answer before",
  receiving: "Receive what was sent in",
  receivingMeans: "Tick the papers that are here. The deadline runs from the receipt; what is missing is asked for at once.",
  receivingNote: "A word with the receipt (if any)",
  noDocuments: "No papers were entered.",
  receive: "Receive",
  didReceive: "Received. The receipt (form 01) is under Papers below.",
  busy: (count) => `Working on ${count} ${count === 1 ? "dossier" : "dossiers"}…`,
};

export const registrationTexts = (): typeof vi => (language() === "en" ? en : vi);

/** What is left of the working time to answer. */
export const answerText = (minutesLeft: number): string =>
  minutesLeft < 0 ? registrationTexts().late(-minutesLeft) : registrationTexts().left(minutesLeft);

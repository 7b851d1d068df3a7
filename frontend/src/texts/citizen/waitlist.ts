// What the waitlist's pages say; loaded with those pages only.
import { language } from "../language.ts";

const vi = {
  title: "Chờ chỗ trống",
  inviteWhy: "Khi có người trả chỗ, từng người trong danh sách chờ được mời lần lượt.",
  join: "Vào danh sách chờ",
  days: "Bạn chờ chỗ của những ngày nào?",
  firstDay: "Từ ngày",
  lastDay: "Đến ngày",
  part: "Buổi",
  anyPart: "Buổi nào cũng được",
  promise: "Chỗ được giữ ít phút cho người đến lượt. Hãy giữ trang này mở hoặc quay lại xem; chưa có tin nhắn báo.",
  ahead: (count: number) => (count === 0 ? "Bạn là người đầu tiên trong lượt chờ." : `${count} người trước bạn.`),
  waiting: "Bạn đang trong danh sách chờ",
  waitingFor: (days: string, part: string) => `${days} · ${part}`,
  keepCode: "Giữ lại địa chỉ trang này: ai có địa chỉ là nhận được chỗ của bạn.",
  checked: (time: string) => `Đã xem lúc ${time}. Trang tự xem lại.`,
  offered: "Có chỗ cho bạn",
  heldUntil: (time: string) => `Giữ cho bạn đến ${time}.`,
  left: (minutes: number, seconds: string) => `Còn ${minutes}:${seconds}`,
  accept: "Nhận chỗ này",
  decline: "Nhường người sau",
  lapsed: (moment: string) =>
    `Chỗ lúc ${moment} đã được chuyển cho người sau vì hết thời gian giữ. Bạn vẫn giữ lượt chờ cho các giờ khác.`,
  leave: "Thôi chờ",
  hasLeft: "Bạn đã thôi chờ.",
  over: "Lượt chờ này đã kết thúc: các ngày đã qua, hoặc nhiều lần mời chưa có trả lời.",
  booked: "Bạn đã nhận chỗ.",
  toTicket: "Xem lịch hẹn",
  bookAgain: "Xem giờ còn trống",
  unknown: "Không tìm thấy lượt chờ này.",
};

const en: typeof vi = {
  title: "Wait for a free time",
  inviteWhy: "When somebody gives a place back, people on the waitlist are asked one after the other.",
  join: "Join the waitlist",
  days: "Which days do you wait for?",
  firstDay: "From",
  lastDay: "To",
  part: "Part of the day",
  anyPart: "Any part of the day",
  promise: "A place is held some minutes for whose turn it is. Keep this page open or come back; there are no messages yet.",
  ahead: (count) => (count === 0 ? "You are the first in turn." : `${count} before you.`),
  waiting: "You are on the waitlist",
  waitingFor: (days, part) => `${days} · ${part}`,
  keepCode: "Keep this page's address: whoever has it can take your place.",
  checked: (time) => `Looked at ${time}. The page looks again by itself.`,
  offered: "There is a place for you",
  heldUntil: (time) => `Held for you until ${time}.`,
  left: (minutes, seconds) => `${minutes}:${seconds} left`,
  accept: "Take this place",
  decline: "Pass it on",
  lapsed: (moment) =>
    `The place at ${moment} went to the next person because its time was up. You keep your turn for other times.`,
  leave: "Wait no more",
  hasLeft: "You wait no more.",
  over: "This wait has ended: its days have passed, or several offers were not answered.",
  booked: "You have taken the place.",
  toTicket: "See the appointment",
  bookAgain: "See free times",
  unknown: "We cannot find this entry of the waitlist.",
};

/** In the language the person reads. */
export const waitlistText = (): typeof vi => (language() === "en" ? en : vi);

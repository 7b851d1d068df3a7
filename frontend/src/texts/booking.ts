// What the booking pages say of held times, several places and days that open later; loaded with those pages only.
import { language } from "./language.ts";

const vi = {
  heldUntil: (time: string) => `Giữ chỗ cho bạn đến ${time}.`,
  holdLapsed: "Đã hết thời gian giữ chỗ. Bạn vẫn đặt được nếu giờ này còn chỗ.",
  holdAgain: "Giữ chỗ lại",
  needMore: "Đặt cho nhiều người, nhiều hồ sơ?",
  howMany: "Số người hoặc hồ sơ",
  howManyHint: "Mỗi người hoặc mỗi hồ sơ cần một chỗ. Các chỗ liền nhau, cùng một quầy.",
  placesInARow: (count: number) => `${count} chỗ liền nhau`,
  placesUntil: (count: number, time: string) => `${count} chỗ liền nhau, đến ${time}`,
  hasPlaces: "còn chỗ",
  notOpenYet: "chưa mở",
  opensAt: (day: string, moment: string) => `${day}: mở đặt lịch lúc ${moment}.`,
  noRow: "Ngày này không còn đủ chỗ liền nhau. Mời bạn chọn ngày khác hoặc bớt số chỗ.",
  noneSuits: "Không có giờ nào hợp với bạn?",
  joinWaitlist: "Vào danh sách chờ chỗ trống",
};

const en: typeof vi = {
  heldUntil: (time) => `Your place is held until ${time}.`,
  holdLapsed: "Your place is no longer held. You can still book if this time has a place left.",
  holdAgain: "Hold it again",
  needMore: "For several people or dossiers?",
  howMany: "Number of people or dossiers",
  howManyHint: "Each person or dossier needs one place. The places follow each other at one counter.",
  placesInARow: (count) => `${count} places in a row`,
  placesUntil: (count, time) => `${count} places in a row, until ${time}`,
  hasPlaces: "free",
  notOpenYet: "not yet",
  opensAt: (day, moment) => `${day}: booking opens at ${moment}.`,
  noRow: "This day has not enough places in a row. Please choose another day or fewer places.",
  noneSuits: "No time suits you?",
  joinWaitlist: "Join the waitlist",
};

/** In the language the person reads. */
export const bookingText = (): typeof vi => (language() === "en" ? en : vi);

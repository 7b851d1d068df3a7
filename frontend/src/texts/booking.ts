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
  citizen: "Số căn cước",
  citizenHint: "12 chữ số trên thẻ. Chỉ dùng để đếm số lịch hẹn trong ngày; không lưu số, không lưu ảnh.",
  citizenMissing: "Mời nhập đủ 12 chữ số căn cước, hoặc quét thẻ.",
  giveCitizen: "Dùng thẻ căn cước để điền nhanh?",
  scanCard: "Quét mã QR trên thẻ",
  cardCameraRefused: "Chưa dùng được máy ảnh. Mời bạn nhập 12 chữ số.",
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
  citizen: "Citizen number",
  citizenHint: "The 12 digits on your card. Used only to count the day's appointments; no number or picture is kept.",
  citizenMissing: "Please enter all 12 digits of the citizen number, or scan the card.",
  giveCitizen: "Fill in with your identity card?",
  scanCard: "Scan the card's QR code",
  cardCameraRefused: "The camera cannot be used. Please type the 12 digits.",
  noneSuits: "No time suits you?",
  joinWaitlist: "Join the waitlist",
};

/** In the language the person reads. */
export const bookingText = (): typeof vi => (language() === "en" ? en : vi);

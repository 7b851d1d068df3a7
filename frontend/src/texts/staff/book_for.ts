// What the console says where a clerk books for somebody.
import { language } from "../language.ts";

const vi = {
  open: "Đặt hẹn hộ",
  title: "Đặt hẹn hộ người dân",
  procedure: "Tìm thủ tục",
  nothingFound: "Không tìm thấy thủ tục nào. Mời thử từ khác.",
  otherProcedure: "Đổi thủ tục",
  places: "Số người hoặc hồ sơ",
  placesHint: "Mỗi người hoặc hồ sơ cần một chỗ; các chỗ liền nhau, cùng một quầy.",
  noTimes: "Không còn giờ trống trong những ngày đặt được.",
  noRow: "Không còn đủ chỗ liền nhau trong những ngày đặt được. Mời bớt số chỗ.",
  day: "Ngày",
  time: "Giờ",
  until: (time: string) => `đến ${time}`,
  free: (places: number, reserved: number) => `còn ${places}${reserved ? ` (${reserved} dành riêng)` : ""}`,
  name: "Họ và tên",
  phone: "Số điện thoại",
  citizen: "Số căn cước (không bắt buộc)",
  citizenHint: "12 chữ số, hoặc mã QR trên thẻ đọc bằng máy quét. Chỉ để đếm số lịch trong ngày, không lưu.",
  book: "Đặt hẹn",
  booked: (when: string) => `Đã đặt: ${when}`,
  placesUntil: (places: number, time: string) => `${places} chỗ liền nhau, đến ${time}.`,
  tellCode: "Mời đọc mã này cho người dân; có mã là xem, đổi và hủy được lịch:",
  another: "Đặt thêm lịch khác",
};

const en: typeof vi = {
  open: "Book for a citizen",
  title: "Book for a citizen",
  procedure: "Find the procedure",
  nothingFound: "No procedure was found. Please try another word.",
  otherProcedure: "Another procedure",
  places: "People or dossiers",
  placesHint: "Each needs one place; the places follow each other at one counter.",
  noTimes: "No time is free on the days one can book.",
  noRow: "No day one can book has enough places in a row. Please choose fewer places.",
  day: "Day",
  time: "Time",
  until: (time) => `until ${time}`,
  free: (places, reserved) => `${places} free${reserved ? ` (${reserved} reserved)` : ""}`,
  name: "Full name",
  phone: "Phone",
  citizen: "Citizen number (optional)",
  citizenHint: "12 digits, or the card's QR code read by a scanner. Only counts the day's appointments; not kept.",
  book: "Book",
  booked: (when) => `Booked: ${when}`,
  placesUntil: (places, time) => `${places} places in a row, until ${time}.`,
  tellCode: "Please read this code out; with it the citizen can see, move and cancel the appointment:",
  another: "Book another one",
};

/** In the language the clerk reads. */
export const bookForText = (): typeof vi => (language() === "en" ? en : vi);

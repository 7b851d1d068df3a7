// What the console says where a clerk closes her counter.
import { language } from "../language.ts";

const vi = {
  title: "Đóng quầy",
  means: "Chọn giờ trở lại để người đang chờ và bảng hiển thị biết khi nào quầy gọi tiếp.",
  until: (time: string, minutes: number) => `Nghỉ đến ${time} (${minutes} phút)`,
  forToday: "Đóng hẳn hôm nay",
  stay: "Không đóng",
  closedUntil: (time: string) => `Đã tạm đóng quầy đến ${time}.`,
  backAt: (time: string) => `Tạm nghỉ, trở lại lúc ${time}`,
};

const en: typeof vi = {
  title: "Close the counter",
  means: "Say when you are back, so that people in line and the board know when this counter calls again.",
  until: (time, minutes) => `Away until ${time} (${minutes} minutes)`,
  forToday: "Close for today",
  stay: "Keep it open",
  closedUntil: (time) => `Closed until ${time}.`,
  backAt: (time) => `Away, back at ${time}`,
};

export const closingText = (): typeof vi => (language() === "en" ? en : vi);

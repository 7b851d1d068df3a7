// What a manager reads about dossiers that wait for their citizens' papers.
import { language } from "../language.ts";

const vi = {
  title: "Chờ người dân bổ sung",
  means: "Thời hạn đang tạm dừng nên không hồ sơ nào ở đây tính vào các con số trên. Lâu nhất trước.",
  count: (count: number, isMore: boolean) => `${isMore ? "Từ " : ""}${count} hồ sơ đang chờ${isMore ? " trở lên" : ""}.`,
  none: "Không có hồ sơ nào đang chờ người dân bổ sung.",
  abandoned: "bỏ lâu: nên liên hệ, hoặc dừng giải quyết (mẫu 05)",
  late: "đã quá hạn theo quy định",
  since: (day: string, days: number) => `từ ${day}, ${days} ngày làm việc`,
  dossier: "Hồ sơ",
  asked: "Đã yêu cầu",
  waits: "Đã chờ",
  more: "Xem thêm hồ sơ đang chờ",
};

const en: typeof vi = {
  title: "Waiting for the citizen's papers",
  means: "The clock stands still, so none of these count in the figures above. Longest first.",
  count: (count, isMore) => `${isMore ? "At least " : ""}${count} ${count === 1 ? "dossier waits" : "dossiers wait"}.`,
  none: "No dossier waits for its citizen.",
  abandoned: "long unanswered: get in touch, or stop it (form 05)",
  late: "overdue by the rule",
  since: (day, days) => `since ${day}, ${days} working ${days === 1 ? "day" : "days"}`,
  dossier: "Dossier",
  asked: "Asked for",
  waits: "Waiting",
  more: "Show more that wait",
};

export const awaitedTexts = (): typeof vi => (language() === "en" ? en : vi);

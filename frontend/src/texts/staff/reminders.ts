// The head's words about reminders to officers.
import { language } from "../language.ts";

const vi = {
  email: "Thư điện tử công vụ",
  emailHint: "Không bắt buộc. Nơi nhận thư nhắc hạn mỗi sáng làm việc. Chỉ người quản lý thấy.",
  wants: "Nhận thư nhắc hạn",
  none: "không nhận thư nhắc",
  addressChanged: (name: string) => `Đổi địa chỉ thư của ${name}`,
  wantsNone: (name: string) => `${name} không nhận thư nhắc`,
  wantsAgain: (name: string) => `${name} nhận lại thư nhắc`,
  unsent: (count: number) => `Thư nhắc cán bộ chưa gửi được (${count})`,
  unsentMeans: "Mời sửa địa chỉ ở danh bạ cán bộ rồi gửi lại. Thư nêu hồ sơ theo tình trạng lúc gửi.",
  dossiers: (count: number) => `${count} hồ sơ`,
  problems: {
    REFUSED: "Địa chỉ bị từ chối.",
    NOT_TAKEN: "Dịch vụ thư không nhận.",
  },
  againFor: (name: string) => `Gửi lại thư nhắc cho ${name}`,
  waits: "Thư vào hàng chờ, gửi trong giờ làm việc.",
};

const en: typeof vi = {
  email: "Work e-mail",
  emailHint: "Optional. Where reminders of due dates go each working morning. Managers alone see it.",
  wants: "Gets reminders of due dates",
  none: "wants no reminders",
  addressChanged: (name) => `Changed the address of ${name}`,
  wantsNone: (name) => `${name} wants no reminders`,
  wantsAgain: (name) => `${name} wants reminders again`,
  unsent: (count) => `Reminders that could not be sent (${count})`,
  unsentMeans: "Please mend the address in the directory, then send again. The letter tells of the dossiers as they stand then.",
  dossiers: (count) => (count === 1 ? "1 dossier" : `${count} dossiers`),
  problems: {
    REFUSED: "The address is refused.",
    NOT_TAKEN: "The mail service did not take it.",
  },
  againFor: (name) => `Send the reminder to ${name} again`,
  waits: "The letter waits, and is sent in working hours.",
};

export const remindersTexts = (): typeof vi => (language() === "en" ? en : vi);

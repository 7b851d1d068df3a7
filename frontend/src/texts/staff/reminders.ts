// The words about reminders to officers: one's own, and those the head sees to.
import { language } from "../language.ts";

const vi = {
  own: "Thư nhắc hạn của bạn",
  ownLead:
    "Sáng ngày làm việc nào có thêm hồ sơ gần hạn, bạn nhận một thư: hồ sơ bạn đang giữ đã qua 50% hoặc 80% thời gian, hoặc đến hạn vào ngày làm việc kế tiếp.",
  back: "Quay lại",
  loading: "Đang tải…",
  address: "Thư gửi đến",
  noAddress: "Chưa có địa chỉ. Người quản lý ghi địa chỉ ở Danh bạ cán bộ.",
  stopped: "Bạn không nhận thư nhắc nữa. Cảnh báo vẫn hiện ở Bàn làm việc.",
  resumed: "Bạn nhận lại thư nhắc.",
  headsLead:
    "Sáng ngày làm việc nào có tin mới, người quản lý nhận một thư: hồ sơ phải trả hôm nay, quá hạn, hoặc gần hạn mà chưa ai nhận.",
  headsStop: "Muốn ngừng, mời sửa ở Danh bạ cán bộ, trang Cài đặt, kèm lý do.",
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
  own: "Your reminders",
  ownLead:
    "On a working morning that brings something new you get one letter: which of the dossiers you have are past 50% or 80% of their time, or due the next working day.",
  back: "Back",
  loading: "Loading…",
  address: "Letters go to",
  noAddress: "No address yet. A manager enters it in the directory of staff.",
  stopped: "You get no reminders any more. The console goes on warning you.",
  resumed: "You get reminders again.",
  headsLead:
    "On a working morning that brings something new managers get one letter: what is due today, overdue, or near its date and nobody's.",
  headsStop: "To stop it, change the directory of staff on the page Settings, with a reason.",
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

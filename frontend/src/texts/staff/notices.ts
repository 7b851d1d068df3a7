// The clerk's words about a dossier's letters.
import { language } from "../language.ts";

const vi = {
  email: "Thư điện tử (không bắt buộc)",
  emailHint: "Người dân muốn nhận thư báo thì ghi. Chỉ dùng cho hồ sơ này.",
  letters: "Thư báo qua thư điện tử",
  loading: "Đang tải …",
  none: "Chưa có thư nào.",
  noAddress: "Chưa có địa chỉ: không gửi thư nào.",
  goesTo: "Gửi đến",
  stopped: (when: string) => `Người dân đã chọn không nhận thư từ ${when}. Khi người dân đồng ý nhận lại, mời lưu lại địa chỉ.`,
  address: "Địa chỉ nhận thư",
  addressHint: "Để trống thì không gửi thư nữa. Thư đã gửi không thay đổi.",
  change: "Lưu địa chỉ",
  didChange: "Đã lưu địa chỉ nhận thư.",
  states: {
    WAITING: "Đang chờ gửi",
    POSTED: "Đã gửi",
    GIVEN_UP: "Chưa gửi được",
    NOT_WANTED: "Không gửi: người dân không nhận thư",
  },
  tried: (times: number, when: string) => `Đã thử ${times} lần, thử lại lúc ${when}`,
  problems: {
    REFUSED: "Địa chỉ bị từ chối. Mời hỏi lại người dân.",
    NOT_TAKEN: "Dịch vụ thư không nhận. Có thể gửi lại.",
  },
  again: "Gửi lại",
  againFor: (code: string) => `Gửi lại thư của hồ sơ ${code}`,
  waits: "Thư đã vào hàng chờ gửi.",
  unsent: (count: string) => `Thư báo chưa gửi được (${count})`,
  unsentMeans: "Mời gọi cho người dân, hoặc mở hồ sơ để sửa địa chỉ rồi gửi lại.",
};

const en: typeof vi = {
  email: "E-mail (optional)",
  emailHint: "For those who want to be told by e-mail. Used for this dossier alone.",
  letters: "Notices by e-mail",
  loading: "Loading …",
  none: "No letters yet.",
  noAddress: "There is no address: no letters are sent.",
  goesTo: "Sent to",
  stopped: (when) => `The citizen has wanted no letters since ${when}. If they agree to letters again, save the address again.`,
  address: "Address for letters",
  addressHint: "Leave it empty to send no more. Letters already sent stay as they are.",
  change: "Save address",
  didChange: "The address for letters is saved.",
  states: {
    WAITING: "Waiting to be sent",
    POSTED: "Sent",
    GIVEN_UP: "Could not be sent",
    NOT_WANTED: "Not sent: the citizen wants no letters",
  },
  tried: (times, when) => `Tried ${times} times, next at ${when}`,
  problems: {
    REFUSED: "The address is refused. Please ask the citizen again.",
    NOT_TAKEN: "The mail service did not take it. It can be sent again.",
  },
  again: "Send again",
  againFor: (code) => `Send the letter of dossier ${code} again`,
  waits: "The letter waits to be sent.",
  unsent: (count) => `Notices that could not be sent (${count})`,
  unsentMeans: "Please call the citizen, or open the dossier, mend the address and send it again.",
};

export const noticesTexts = (): typeof vi => (language() === "en" ? en : vi);

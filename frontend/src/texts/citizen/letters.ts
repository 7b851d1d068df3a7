// Words of the page that a letter's last link leads to.
import { language } from "../language.ts";

const vi = {
  title: "Thư về hồ sơ này",
  means: "Bạn đang nhận thư mỗi khi hồ sơ có thay đổi cần biết. Bạn có thể thôi nhận bất cứ lúc nào.",
  staysSame: "Hồ sơ vẫn được giải quyết như cũ; bạn xem tiến độ trên trang hồ sơ.",
  stop: "Không nhận thư nữa",
  stopped: "Từ nay không có thư nào về hồ sơ này.",
  wantAgain: "Muốn nhận lại, mời bạn báo tại quầy.",
  noKey: "Mời bạn mở trang này bằng đường liên kết ở cuối thư đã nhận.",
  toDossier: "Xem hồ sơ",
};

const en: typeof vi = {
  title: "Letters about this dossier",
  means: "You get a letter whenever something changes that you need to know. You can stop them at any time.",
  staysSame: "Your dossier goes on as before; its page shows where it stands.",
  stop: "No more letters",
  stopped: "From now on there are no letters about this dossier.",
  wantAgain: "To have them again, please say so at the counter.",
  noKey: "Please open this page by the link at the end of a letter you got.",
  toDossier: "See the dossier",
};

export const lettersTexts = (): typeof vi => (language() === "en" ? en : vi);

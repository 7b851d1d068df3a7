// Words for who is asked for further papers.
import { language } from "../language.ts";

const vi = {
  title: "Bạn cần nộp thêm giấy tờ",
  wanted: "Giấy tờ cần nộp",
  officeSays: "Đơn vị nhắn",
  how: "Nộp ở đâu",
  howMeans: (office: string, code: string) =>
    `Mang bản giấy đến Bộ phận Một cửa, ${office}, và nói mã hồ sơ ${code}. Có giấy nào nộp giấy đó cũng được: cán bộ ghi nhận và đưa bạn giấy tiếp nhận mới.`,
  howUnreceived: (office: string, code: string) =>
    `Gửi bổ sung theo cách bạn đã nộp, hoặc mang bản giấy đến Bộ phận Một cửa, ${office}, và nói mã hồ sơ ${code}.`,
  request: "Phiếu yêu cầu bổ sung (mẫu 02) tải được ở phần thông tin cá nhân bên dưới.",
  since: "Thời hạn",
  sinceMeans: (moment: string) =>
    `Tạm dừng từ ${moment}. Những ngày chờ không tính vào thời hạn, ngày trả kết quả lùi lại tương ứng.`,
  otherwise: "Nếu bạn không nộp",
  otherwiseMeans:
    "Hồ sơ đứng yên. Chờ quá lâu, đơn vị có thể dừng giải quyết và sẽ báo bạn bằng văn bản (mẫu 05). Nếu không làm thủ tục này nữa, bạn có thể rút hồ sơ tại quầy.",
  otherwiseUnreceived:
    "Hồ sơ chưa được tiếp nhận và thời hạn chưa tính. Chờ quá lâu, đơn vị có thể không tiếp nhận và sẽ báo bạn bằng văn bản (mẫu 03).",
};

const en: typeof vi = {
  title: "Further papers are wanted of you",
  wanted: "Papers to bring",
  officeSays: "The office says",
  how: "Where",
  howMeans: (office, code) =>
    `Bring them on paper to the one-stop desk of ${office} and name the dossier ${code}. Bring what you have: the clerk takes each paper and gives you a new receipt.`,
  howUnreceived: (office, code) =>
    `Send them the way you filed, or bring them to the one-stop desk of ${office} and name the dossier ${code}.`,
  request: "The request itself (form 02) can be downloaded under personal details below.",
  since: "Your date",
  sinceMeans: (moment) =>
    `The clock stands since ${moment}. Days of waiting do not count; the date of your result moves by as much.`,
  otherwise: "If you do not bring them",
  otherwiseMeans:
    "The dossier rests. After a long time the office may stop it, and would tell you in writing (form 05). If you no longer need it, you can withdraw it at the counter.",
  otherwiseUnreceived:
    "The dossier is not received and its deadline has not begun. After a long time the office may not accept it, and would tell you in writing (form 03).",
};

export const supplementTexts = (): typeof vi => (language() === "en" ? en : vi);

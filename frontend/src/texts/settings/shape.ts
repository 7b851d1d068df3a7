// What the settings page says about groups and counters that come and go.
import { language } from "../language.ts";

const vi = {
  removeGroup: "Xóa nhóm này",
  retireCounter: "Bỏ quầy này",
  addGroup: "Thêm nhóm dịch vụ",
  addCounter: "Thêm quầy",
  newGroup: (letter: string) => `Nhóm mới ${letter}`,
  newCounter: (number: number) => `Quầy mới ${number}`,
  letter: "Chữ đầu số thứ tự",
  number: "Số quầy",
  deskMinutes: "Phút phục vụ ước tính",
  takeBack: "Bỏ phần thêm này",
  sectors: "Lĩnh vực thuộc nhóm nào",
  sectorsHint: "Mỗi nhóm có hàng chờ, số thứ tự và giờ hẹn riêng. Nhóm chỉ xóa được khi không còn thủ tục, lịch hẹn và người chờ, ngoài giờ làm việc.",
  noGroup: "không nhận tại quầy",
};

const en: typeof vi = {
  removeGroup: "Remove this group",
  retireCounter: "Retire this counter",
  addGroup: "Add a service group",
  addCounter: "Add a counter",
  newGroup: (letter) => `New group ${letter}`,
  newCounter: (number) => `New counter ${number}`,
  letter: "Letter of its numbers",
  number: "Number of the counter",
  deskMinutes: "Expected minutes of a visit",
  takeBack: "Leave this one out",
  sectors: "Which group has which sector",
  sectorsHint: "Each group has a line, numbers and times of its own. It can be removed once no procedure, appointment or person needs it, outside working hours.",
  noGroup: "not handled at the desk",
};

/** In the language the manager reads. */
export const shapeText = (): typeof vi => (language() === "en" ? en : vi);

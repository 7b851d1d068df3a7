// The clerk's words about the services of one visit.
import { language } from "../language.ts";

const vi = {
  add: "Thêm việc",
  addTo: (label: string) => `Thêm việc cho ${label}`,
  means: "Cùng nhóm thì làm luôn tại quầy này. Nhóm khác thì xong việc ở đây, số tự chuyển sang hàng của nhóm ấy, giữ giờ đã đến.",
  search: "Tìm thủ tục",
  searchHint: "Gõ vài chữ của tên thủ tục",
  nothingFound: (words: string) => `Không có thủ tục nào tên như “${words}”. Mời gõ từ khác.`,
  atOnce: "làm luôn tại quầy này",
  thenTo: (group: string) => `sau đó sang hàng ${group}`,
  services: "Việc trong lượt này",
  done: "đã xong",
  here: "tại quầy này",
  elsewhere: "quầy khác cùng nhóm",
  received: (code: string) => `đã nhận hồ sơ ${code}`,
  which: "Nhận hồ sơ của việc",
  didAdd: (name: string) => `Đã thêm việc: ${name}.`,
  remove: "Bỏ",
  removeNamed: (name: string) => `Bỏ việc này: ${name}`,
  didRemove: (name: string) => `Đã bỏ việc: ${name}.`,
  didGoOn: (label: string, group: string) => `Đã xong ${label} tại quầy này. Số đã sang hàng ${group}.`,
};

const en: typeof vi = {
  add: "Add a service",
  addTo: (label) => `Add a service for ${label}`,
  means: "Of the same group: it is done here at once. Of another: when this is finished, the person goes on to that group's line by itself and waits by when they came.",
  search: "Find a procedure",
  searchHint: "Type a few letters of its name",
  nothingFound: (words) => `No procedure is called “${words}”. Please try other words.`,
  atOnce: "done here at once",
  thenTo: (group) => `then to the line of ${group}`,
  services: "Services of this visit",
  done: "done",
  here: "at this counter",
  elsewhere: "another counter of the group",
  received: (code) => `dossier ${code} received`,
  which: "Receive the dossier for",
  didAdd: (name) => `Added: ${name}.`,
  remove: "Take out",
  removeNamed: (name) => `Take out: ${name}`,
  didRemove: (name) => `Taken out: ${name}.`,
  didGoOn: (label, group) => `Finished ${label} here. The person has gone on to the line of ${group}.`,
};

export const servicesTexts = (): typeof vi => (language() === "en" ? en : vi);

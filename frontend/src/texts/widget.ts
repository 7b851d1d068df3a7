// The ward widget's words, Vietnamese and English: both travel with the script, they are short.

const vi = {
  queueTitle: "Đang chờ lúc này",
  open: (until: string) => `Đang mở · đến ${until}`,
  openNow: "Đang mở",
  closed: "Đang nghỉ",
  reopens: (when: string) => `mở lại ${when}`,
  people: (count: number) => (count ? `${count} người` : "Không ai chờ"),
  minutes: (from: number, to: number | null) =>
    to === null ? `trên ${from} phút` : from ? `${from}–${to} phút` : `dưới ${to} phút`,
  mayNotBeReached: "có thể không kịp gọi hôm nay",
  notStaffed: "chưa có quầy mở",
  updated: (time: string) => `cập nhật ${time}`,
  old: (time: string) => `thông tin lúc ${time}, đang cập nhật lại`,
  lost: (time: string) => `Mất kết nối, thông tin lúc ${time}`,
  office: "Thủ tục, lịch hẹn và số của bạn",
  loading: "Đang tải…",
  queueFailed: "Chưa xem được hàng chờ lúc này.",
  officeIsUnknown: "Chưa tìm thấy văn phòng này. Bạn có thể tìm trong danh sách.",
  offices: "Danh sách văn phòng",
  newTab: "mở ở trang mới",

  bookingTitle: "Đặt giờ hẹn",
  search: "Bạn cần làm thủ tục gì?",
  example: "Ví dụ: đăng ký thường trú",
  mostUsed: "Hay làm ở đây",
  found: (count: number) => (count ? `${count} thủ tục` : "Không tìm thấy. Mời thử từ khác, không cần dấu."),
  otherProcedure: "Chọn thủ tục khác",
  nextTimes: "Giờ còn chỗ gần nhất",
  places: (count: number) => `còn ${count} chỗ`,
  quiet: "vắng",
  noTimes: "Bảy ngày tới chưa có giờ còn chỗ. Bạn vẫn có thể đến lấy số trong giờ làm việc.",
  allTimes: "Xem mọi giờ và đặt",
  bookingFailed: "Chưa tải được. Mời thử lại, hoặc đặt ở trang của văn phòng.",
  retry: "Thử lại",
};

export type WidgetTexts = typeof vi;

const en: WidgetTexts = {
  queueTitle: "Waiting now",
  open: (until) => `Open · until ${until}`,
  openNow: "Open",
  closed: "Closed",
  reopens: (when) => `opens again ${when}`,
  people: (count) => (count ? `${count} ${count === 1 ? "person" : "people"}` : "Nobody is waiting"),
  minutes: (from, to) => (to === null ? `over ${from} min` : from ? `${from}–${to} min` : `under ${to} min`),
  mayNotBeReached: "you may not be reached today",
  notStaffed: "no counter open yet",
  updated: (time) => `updated ${time}`,
  old: (time) => `as of ${time}, being updated`,
  lost: (time) => `Connection lost, as of ${time}`,
  office: "Procedures, appointments and your number",
  loading: "Loading…",
  queueFailed: "The queue cannot be shown right now.",
  officeIsUnknown: "This office was not found. You can look for it in the list.",
  offices: "List of offices",
  newTab: "opens in a new tab",

  bookingTitle: "Book an appointment",
  search: "Which procedure do you need?",
  example: "For example: dang ky thuong tru",
  mostUsed: "Most used here",
  found: (count) =>
    count
      ? `${count} ${count === 1 ? "procedure" : "procedures"}`
      : "Nothing found. Try other words; accents are not needed.",
  otherProcedure: "Choose another procedure",
  nextTimes: "Next free times",
  places: (count) => `${count} ${count === 1 ? "place" : "places"} left`,
  quiet: "quiet",
  noTimes: "No free time in the next seven days. You can still come and take a number in office hours.",
  allTimes: "See all times and book",
  bookingFailed: "This could not be loaded. Please try again, or book on the office's page.",
  retry: "Try again",
};

export const widgetTexts = (language: "vi" | "en"): WidgetTexts => (language === "en" ? en : vi);

// The hall board's words. It stands in a Vietnamese hall: Vietnamese is large, English small beside it.

export const boardTexts = {
  loading: "Đang tải…",
  lostAtStart: "Chưa nối được với máy chủ, đang thử lại…",
  unknownOffice: "Không tìm thấy văn phòng này. Mời xem lại địa chỉ.",
  demo: "Bản chạy thử: người và số đều không có thật",

  counter: (number: number) => `Quầy ${number}`,
  counters: (numbers: readonly number[]) => `quầy ${numbers.join(", ")}`,
  nowCalling: "Đang gọi và đang phục vụ",
  called: "đang gọi",
  served: "đang phục vụ",
  nobodyCalled: "Chưa gọi số nào",
  nobodyCalledEn: "No number has been called yet",
  closed: (why: string) => `Đang nghỉ: ${why}`,
  outsideHours: "ngoài giờ làm việc",

  waiting: "Đang chờ",
  waitingEn: "Waiting",
  people: (count: number) => (count ? `${count} người` : "Không ai chờ"),
  priority: (count: number) => `${count} ưu tiên`,
  minutes: (from: number, to: number | null) =>
    to === null ? `trên ${from} phút` : from ? `${from}–${to} phút` : `dưới ${to} phút`,
  mayNotBeReached: "lấy số lúc này có thể không kịp",
  notStaffed: "chưa có quầy mở",
  backAt: (time: string) => `quầy trở lại lúc ${time}`,
  reopens: (when: string) => `mở lại ${when}`,

  scanLead: "Quét để ",
  checkIn: "điểm danh",
  or: " hoặc ",
  takeNumber: "lấy số",
  noPhone: ". Không có điện thoại? Mời đến quầy hướng dẫn.",
  english: "Scan to check in or take a number. No phone? Please ask at the help desk.",
  hallCode: "Mã trên bảng · Hall code",
  qr: "Mã QR để điểm danh hoặc lấy số",
  codeComing: "Đang lấy mã mới…",

  notPaired: "Màn hình này chưa ghép với phòng chờ, nên chưa có mã để điểm danh.",
  howToPair: "Mở địa chỉ có mã màn hình (…#k=…) mà người quản trị đã cấp. Ghép một lần, màn hình nhớ luôn.",
  wrongKey: "Mã màn hình không đúng với văn phòng này.",
  pairDemo: "Bản chạy thử: ghép màn hình này",

  mirror: "Xem bảng này trên điện thoại",
  mirrorEn: "Follow this board on your phone",
  mirrorQr: "Mã QR mở bảng gọi số này trên điện thoại",
  toOffice: "Lấy số, đặt hẹn hoặc xem thủ tục ở trang của nơi này",

  old: (time: string, minutes: number) =>
    `Thông tin lúc ${time}${minutes ? ` (${minutes} phút trước)` : ""}, đang cập nhật lại.`,
  lost: (time: string, minutes: number) =>
    `Mất kết nối. Thông tin lúc ${time}${minutes ? ` (${minutes} phút trước)` : ""}, đang thử lại.`,
  soundOn: "Bật tiếng gọi số",
  spoken: (label: string, counter: number) => `Mời số ${label}, đến quầy ${counter}`,
};

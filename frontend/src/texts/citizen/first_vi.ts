// What a first visit reads, in Vietnamese: the frame, the list of offices and an office's page.
export const firstVi = {
  // Every page
  siteName: "Đến Lượt",
  skipToContent: "Đến nội dung chính",
  demoLabel: "Bản chạy thử",
  footLabel: "Trang khác",
  allOffices: "Tất cả nơi tiếp nhận",
  otherOffices: "Nơi khác",
  myPapers: "Số và hồ sơ của tôi",
  loading: "Đang tải",
  noAnswerTitle: "Chưa tải được trang",
  noAnswer: "Chưa kết nối được. Mời bạn kiểm tra mạng rồi thử lại.",
  tryAgain: "Thử lại",
  offlineSince: (time: string) => `Mất kết nối. Đây là dữ liệu lúc ${time}.`,
  oldSince: (time: string) => `Dữ liệu lúc ${time}, đang cập nhật lại.`,
  updatedAt: (time: string) => `cập nhật ${time}`,
  today: "hôm nay",
  tomorrow: "ngày mai",

  // Opening
  open: "Đang mở",
  openUntil: (time: string) => `Đang mở · đến ${time}`,
  closed: "Đang đóng",
  reopensAt: (moment: string) => `mở lại ${moment}`,

  // Offices
  officeUnknownTitle: "Chưa có nơi này",
  officeUnknown: "Địa chỉ này không dẫn đến nơi tiếp nhận nào. Mời bạn quét lại mã hoặc chọn trong danh sách.",

  // An office
  officeQuestion: "Bạn cần làm thủ tục gì?",
  staffedCounters: (count: number) => (count === 0 ? "Chưa có quầy mở" : `${count} quầy đang phục vụ`),
  mostUsed: "Hay làm ở đây:",
  waitingNow: "Đang chờ lúc này",
  atCounters: (numbers: readonly number[]) => `quầy ${numbers.join(", ")}`,
  people: (count: number) => `${count} người`,
  minutes: (from: number, to: number | null) =>
    to === null ? `trên ${from} phút` : from === 0 ? `dưới ${to} phút` : `${from}–${to} phút`,
  mayNotBeReached: "Có thể không kịp gọi hôm nay",
  nobodyWaits: "Không ai chờ",
  noCounterOpen: "Chưa có quầy mở",
  counterBackAt: (time: string) => `Quầy trở lại lúc ${time}`,
  bookATime: "Đặt giờ hẹn",
  iAmHere: "Tôi đang ở đây, lấy số",
  numbersWhenOpen: "Bạn lấy số được khi nơi này mở cửa:",
  seeMyNumber: "Xem số của tôi",
  findMyDossier: "Tra cứu hồ sơ",
  nextFree: "Giờ hẹn còn trống gần nhất",
  noneFree: "hôm nay và mai đã kín",

  // Procedures
  searchLabel: "Tìm thủ tục",
  searchHint: "Ví dụ: đăng ký thường trú",
  searching: "Đang tìm…",
  found: (count: number) => `${count} thủ tục`,
  manyFound: (count: number) => `${count} thủ tục đầu tiên. Gõ thêm vài chữ để tìm gần hơn.`,
  noProcedure: (words: string) =>
    `Chưa tìm thấy “${words}”. Mời bạn thử từ khác, ví dụ “khai sinh”, hoặc hỏi quầy hướng dẫn.`,

  // A ticket
  callOrder: "Quầy gọi theo thứ tự nào?",
};

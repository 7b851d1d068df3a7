// The words of the API explorer, Vietnamese and English.

const vi = {
  title: "API cho người làm ứng dụng",
  language: "English",
  lead: "Một địa chỉ GraphQL cho mọi việc: thủ tục, giờ trống, hàng chờ, số và hồ sơ. Thử ngay ở đây; chép nguyên truy vấn vào chương trình của bạn là chạy.",
  examples: "Ba truy vấn mẫu",
  exampleNames: {
    procedure: "Tìm thủ tục",
    board: "Bảng hôm nay và khoảng giờ",
    times: "Giờ trống gần nhất",
  },
  query: "Truy vấn",
  variables: "Biến (JSON)",
  token: "Mã đăng nhập của cán bộ (không bắt buộc, không được lưu)",
  run: "Chạy",
  running: "Đang chạy…",
  result: "Kết quả",
  nothingYet: "Bấm Chạy, hoặc Ctrl+Enter trong ô truy vấn.",
  status: (status: number, ms: number, bytes: number) => `HTTP ${status} · ${ms} ms · ${bytes} byte`,
  variablesAreInvalid: 'Biến phải là JSON, ví dụ {"office": "lien-chieu"}.',
  noAnswer: "Không nhận được trả lời. Mời kiểm tra kết nối rồi thử lại.",

  howTo: "Cách gọi",
  call: "Gửi POST đến địa chỉ này với JSON { query, variables }. Trang khác gọi được từ trình duyệt (CORS *, không cookie).",
  staff:
    "Truy vấn công khai và việc của công dân không cần đăng nhập. Việc của cán bộ cần tiêu đề Authorization: Bearer <JWT>, ký RS256, do nơi này cấp:",
  noIssuer: "(trang này chưa đặt nơi cấp)",
  claims: "Thông tin trong mã: iss, aud, exp, iat, sub, name, office, role (clerk hoặc manager).",
  writes:
    "Mỗi mutation nhận một input có idempotencyKey (16–64 ký tự chữ, số, gạch ngang). Gửi lại cùng khóa thì không làm hai lần. Kết quả là union: chọn __typename và message của mọi kết cục.",
  limits: "Giới hạn",
  limitList: [
    "first tối đa 100 trong mọi danh sách",
    "sâu tối đa 12, tối đa 15 bí danh hoặc trường lặp lại và 1.000 từ tố mỗi truy vấn",
    "tổng chi phí tối đa 10.000 (mỗi trường 1, nhân theo first)",
    "thân yêu cầu tối đa 64 KiB",
    "hỏi bảng lại sau nextPollSeconds, không sớm hơn",
  ],

  reference: "Lược đồ",
  referenceLead: "Đọc thẳng từ API. Bấm vào một kiểu để xem các trường của nó.",
  queries: "Truy vấn",
  mutations: "Mutation",
  types: "Kiểu",
  inputs: "Kiểu đầu vào",
  enums: "Giá trị liệt kê",
  unions: "Union và interface",
  referenceFailed: "Chưa đọc được lược đồ.",
  retry: "Thử lại",
  loading: "Đang tải…",
};

export type ExplorerTexts = typeof vi;

const en: ExplorerTexts = {
  title: "The API for app makers",
  language: "Tiếng Việt",
  lead: "One GraphQL address for everything: procedures, free times, the queue, tickets and dossiers. Try it here; a query pasted into your program runs as it is.",
  examples: "Three example queries",
  exampleNames: {
    procedure: "Find a procedure",
    board: "Today's board with windows",
    times: "The next free times",
  },
  query: "Query",
  variables: "Variables (JSON)",
  token: "A clerk's token (optional, not kept)",
  run: "Run",
  running: "Running…",
  result: "Result",
  nothingYet: "Press Run, or Ctrl+Enter in the query.",
  status: (status, ms, bytes) => `HTTP ${status} · ${ms} ms · ${bytes} bytes`,
  variablesAreInvalid: 'Variables must be JSON, for example {"office": "lien-chieu"}.',
  noAnswer: "No answer came. Please check the connection and try again.",

  howTo: "How to call it",
  call: "POST JSON { query, variables } to this address. Other sites may call it from the browser (CORS *, no cookies).",
  staff:
    "Public queries and what citizens do need no sign-in. Staff operations need the header Authorization: Bearer <JWT>, signed RS256, issued here:",
  noIssuer: "(this site has no issuer set)",
  claims: "Claims: iss, aud, exp, iat, sub, name, office, role (clerk or manager).",
  writes:
    "Each mutation takes one input with an idempotencyKey (16–64 letters, digits, dashes). The same key sent again does nothing twice. The result is a union: select __typename and the message of every outcome.",
  limits: "Limits",
  limitList: [
    "first is at most 100 in every list",
    "at most 12 deep, 15 aliases or repeated fields and 1,000 tokens in a query",
    "a total cost of at most 10,000 (1 a field, multiplied by first)",
    "a request body of at most 64 KiB",
    "ask for the board again after nextPollSeconds, not sooner",
  ],

  reference: "Schema",
  referenceLead: "Read from the API itself. Press a type to see its fields.",
  queries: "Queries",
  mutations: "Mutations",
  types: "Types",
  inputs: "Input types",
  enums: "Enums",
  unions: "Unions and interfaces",
  referenceFailed: "The schema could not be read.",
  retry: "Try again",
  loading: "Loading…",
};

export const explorerTexts = (language: "vi" | "en"): ExplorerTexts => (language === "en" ? en : vi);

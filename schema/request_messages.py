"""What the API says about requests themselves, in Vietnamese and English."""

REQUEST_MESSAGES: dict[str, tuple[str, str]] = {
    "invalid.idempotency_key": (
        "Yêu cầu thiếu khóa chống trùng (16–64 chữ, số, gạch nối). Mời tải lại trang và thử lại.",
        "The request lacks its idempotency key (16–64 letters, digits, hyphens). Please reload and retry.",
    ),
    "invalid.poster": ("Mã áp phích không hợp lệ.", "The poster code is not valid."),
    "invalid.moment": (
        "Thời điểm phải có múi giờ, ví dụ 2026-11-23T01:30:00Z.",
        "A moment needs its time zone, such as 2026-11-23T01:30:00Z.",
    ),
    "sign_in": ("Mời đăng nhập để làm việc này.", "Please sign in to do this."),
    "sign_in_again": (
        "Phiên làm việc đã hết hạn hoặc không hợp lệ. Mời đăng nhập lại.",
        "Your session has expired or is not valid. Please sign in again.",
    ),
    "other_office": ("Bạn không thuộc đơn vị này.", "You do not belong to this office."),
    "managers_only": (
        "Chỉ người quản lý của đơn vị xem và thay đổi được cài đặt.",
        "Only the office's managers can see and change its settings.",
    ),
    "page_size": (
        "'first' phải từ 1 đến {largest}.",
        "'first' must be between 1 and {largest}.",
    ),
    "key_reused": (
        "Khóa chống trùng này đã dùng cho yêu cầu khác. Mời tạo khóa mới.",
        "This idempotency key was used for another request. Please make a new one.",
    ),
    "store_busy": (
        "Hệ thống đang bận, yêu cầu chưa chắc đã được ghi. Mời thử lại sau ít giây với cùng khóa.",
        "The system is busy and may not have saved this. Try again in a few seconds with the same key.",
    ),
    "internal": (
        "Có lỗi ở phía chúng tôi. Dữ liệu đã lưu không bị mất. Mời bạn thử lại sau ít phút.",
        "Something went wrong on our side. Nothing saved is lost. Please try again in a few minutes.",
    ),
    "too_costly": (
        "Truy vấn quá rộng: chi phí {cost}, tối đa {largest}. Mời giảm 'first' hoặc bớt trường.",
        "The query is too wide: it costs {cost}, at most {largest} is allowed. Lower 'first' or ask less.",
    ),
    "too_deep": (
        "Truy vấn lồng quá {largest} tầng.",
        "The query nests deeper than {largest} levels.",
    ),
    "too_many_aliases": (
        "Truy vấn có quá {largest} bí danh hoặc trường lặp lại.",
        "The query has more than {largest} aliases or repeated fields.",
    ),
    "malformed_json": (
        "Nội dung gửi lên không phải JSON hợp lệ. Mời kiểm tra lại.",
        "The body is not valid JSON. Please check it.",
    ),
    "body_too_large": (
        "Nội dung gửi lên quá lớn: tối đa {largest} byte.",
        "The body is too large: at most {largest} bytes.",
    ),
    "document_unknown": (
        "Không có truy vấn đã lưu với mã này. Mời tải lại trang để dùng bản mới.",
        "No stored document has this id. Please reload to get the current version.",
    ),
    "malformed_request": (
        "Yêu cầu GraphQL không đúng dạng: cần một đối tượng JSON có 'query' và 'variables'.",
        "This is not a GraphQL request: send a JSON object with 'query' and 'variables'.",
    ),
    "not_json": (
        "Chỉ nhận nội dung kiểu application/json.",
        "Only bodies of type application/json are accepted.",
    ),
    "query_missing": (
        "Yêu cầu thiếu 'query' hoặc 'documentId'.",
        "The request has neither 'query' nor 'documentId'.",
    ),
    "post_only": (
        "Thay đổi dữ liệu chỉ nhận qua POST.",
        "Changes are accepted by POST only.",
    ),
    "no_subscriptions": (
        "API này chỉ có truy vấn và thay đổi, không có subscription.",
        "This API has queries and mutations only, no subscriptions.",
    ),
    "operation_unknown": (
        "Mời nêu trong 'operationName' tên của một thao tác có trong truy vấn.",
        "Please name in 'operationName' one operation that the document has.",
    ),
}

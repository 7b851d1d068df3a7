"""What the API says about offices, their hours and procedures, in Vietnamese and English."""

OFFICE_MESSAGES: dict[str, tuple[str, str]] = {
    "OfficeIsUnknown": (
        "Không tìm thấy đơn vị này. Mời bạn quét lại mã QR tại phường hoặc chọn trong danh sách.",
        "We cannot find this office. Please scan its QR code again or choose it from the list.",
    ),
    "OfficeIsClosed": (
        "Đơn vị không làm việc vào lúc này. Mời bạn chọn thời gian khác.",
        "The office is closed at this time. Please choose another time.",
    ),
    "OfficeIsClosed.until": (
        "Đơn vị đang nghỉ, mở lại lúc {when}. Mời bạn đặt giờ hẹn hoặc quay lại sau.",
        "The office is closed and opens again at {when}. Please book a time or come back then.",
    ),
    "TodayIsByAppointment": (
        "Hôm nay là ngày không đợi: có người chờ thì phục vụ theo hẹn. Hết giờ hẹn, mời bạn đặt ngày khác.",
        "Today is a no-wait day: once somebody waits, one comes by appointment. Please book another day.",
    ),
    "TodayIsByAppointment.free": (
        "Hôm nay là ngày không đợi: có người chờ thì phục vụ theo hẹn. Giờ hẹn trống gần nhất là {when}.",
        "Today is a no-wait day: once somebody waits, one comes by appointment. Next free: {when}.",
    ),
    "ProcedureIsUnknown": (
        "Đơn vị này không tiếp nhận thủ tục bạn chọn. Mời bạn tìm lại thủ tục.",
        "This office does not handle that procedure. Please search again.",
    ),
    "GroupIsUnknown": (
        "Đơn vị không có nhóm dịch vụ này. Mời chọn một nhóm trong danh sách.",
        "The office has no such service group. Please choose one from the list.",
    ),
    "DisplayKeyIsWrong": (
        "Mã màn hình không đúng với đơn vị này. Mời mở lại địa chỉ có mã mà người quản trị đã cấp.",
        "The display key does not belong to this office. Please open the address its administrator gave you.",
    ),
}

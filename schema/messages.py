"""Every sentence the API says to a person, in Vietnamese and English."""

from typing import Literal

from schema.booking_messages import BOOKING_MESSAGES
from schema.due_watch_messages import DUE_WATCH_MESSAGES
from schema.hall_messages import HALL_MESSAGES
from schema.handover_messages import HANDOVER_MESSAGES
from schema.inbox_messages import INBOX_MESSAGES
from schema.notice_messages import NOTICE_MESSAGES
from schema.settings_messages import SETTINGS_MESSAGES
from schema.statistics_messages import STATISTICS_MESSAGES
from schema.terms_messages import TERMS_MESSAGES
from schema.waitlist_messages import WAITLIST_MESSAGES

Language = Literal["vi", "en"]

_MESSAGES: dict[str, tuple[str, str]] = {
    **HALL_MESSAGES,
    **BOOKING_MESSAGES,
    **NOTICE_MESSAGES,
    **STATISTICS_MESSAGES,
    **DUE_WATCH_MESSAGES,
    **TERMS_MESSAGES,
    **WAITLIST_MESSAGES,
    **HANDOVER_MESSAGES,
    **INBOX_MESSAGES,
    # Outcomes
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
    "SlotIsUnknown": (
        "Khung giờ này không có. Mời bạn chọn một khung giờ trong danh sách.",
        "There is no such time. Please choose one from the list.",
    ),
    "SlotIsPast": (
        "Khung giờ này đã qua hoặc sắp bắt đầu. Mời bạn chọn khung giờ muộn hơn.",
        "This time has passed or is about to begin. Please choose a later one.",
    ),
    "SlotIsTooFarAhead": (
        "Chỉ đặt được lịch trong {days} ngày tới. Mời bạn chọn ngày gần hơn.",
        "You can book up to {days} days ahead. Please choose an earlier day.",
    ),
    "SlotIsTooFarAhead.until": (
        "Chỉ đặt được lịch trong {days} ngày tới; ngày này mở đặt lúc {when}. Mời bạn chọn ngày gần hơn.",
        "You can book up to {days} days ahead; this day opens at {when}. Please choose an earlier day.",
    ),
    "SlotIsFull": (
        "Khung giờ này vừa hết chỗ. Mời bạn chọn khung giờ khác.",
        "This time has just filled up. Please choose another one.",
    ),
    "SlotCannotBeHeld": (
        "Nhiều người đang giữ chỗ khung giờ này. Bạn vẫn đặt được nếu còn chỗ lúc gửi, hoặc chọn giờ khác.",
        "Many people are holding this time. You can still book it if a place is left when you send.",
    ),
    "PhoneHasTooManyBookings": (
        "Số điện thoại này đã có {limit} lịch hẹn trong ngày. Mời bạn chọn ngày khác hoặc hủy bớt một lịch.",
        "This phone number already has {limit} appointments that day. Choose another day or cancel one.",
    ),
    "TicketIsUnknown": (
        "Không tìm thấy số này. Mời bạn kiểm tra lại mã trên tin nhắn hoặc trên giấy.",
        "We cannot find this ticket. Please check the code in your message or on paper.",
    ),
    "TicketCannotChange.BOOKED": (
        "Lịch hẹn vừa thay đổi ở nơi khác. Mời bạn tải lại trang để xem.",
        "This appointment has just changed elsewhere. Please reload the page.",
    ),
    "TicketCannotChange.WAITING": (
        "Bạn đã điểm danh và đang chờ gọi, nên không đổi được giờ hẹn.",
        "You have checked in and are waiting, so the time cannot be changed.",
    ),
    "TicketCannotChange.CALLED": (
        "Số của bạn đang được gọi. Mời bạn đến quầy ngay.",
        "Your number is being called. Please go to the counter now.",
    ),
    "TicketCannotChange.SERVING": (
        "Bạn đang được phục vụ tại quầy, nên không đổi được nữa.",
        "You are being served at the counter, so this cannot be changed.",
    ),
    "TicketCannotChange.DONE": (
        "Lượt này đã xong. Nếu cần thêm, mời bạn lấy số hoặc đặt lịch mới.",
        "This visit is finished. If you need more, please take a new number or book again.",
    ),
    "TicketCannotChange.NO_SHOW": (
        "Số này đã được gọi nhưng bạn vắng mặt. Mời bạn lấy số mới hoặc đặt lịch khác.",
        "This number was called and you were not there. Please take a new number or book again.",
    ),
    "TicketCannotChange.CANCELLED": (
        "Số này đã hủy. Mời bạn lấy số mới hoặc đặt lịch khác.",
        "This ticket was cancelled. Please take a new number or book again.",
    ),
    "TicketIsForAnotherDay": (
        "Lịch hẹn này dành cho ngày {day}. Mời bạn đến đúng ngày hoặc đổi lịch.",
        "This appointment is for {day}. Please come that day or reschedule.",
    ),
    "TicketIsForAnotherOffice": (
        "Lịch hẹn này ở {office}, không phải ở đây. Mời bạn đến đúng nơi đã hẹn.",
        "This appointment is at {office}, not here. Please go to the office you booked.",
    ),
    "AlreadyCheckedIn": (
        "Bạn đã điểm danh rồi. Mời bạn chờ gọi số {label}.",
        "You have already checked in. Please wait for number {label}.",
    ),
    "HallCodeIsExpired": (
        "Mã trên bảng đã hết hạn hoặc không đúng. Mời bạn quét lại mã đang hiện trên bảng.",
        "The hall code has expired or is wrong. Please scan the code now on the board.",
    ),
    "CounterIsUnknown": ("Đơn vị không có quầy này.", "The office has no such counter."),
    "CounterIsTaken": (
        "Quầy này đang do {clerk} mở. Mời chọn quầy khác.",
        "{clerk} has this counter open. Please choose another.",
    ),
    "CounterIsNotYours": (
        "Bạn chưa mở quầy này. Mời mở quầy trước.",
        "You have not opened this counter. Please open it first.",
    ),
    "CounterIsBusy": (
        "Quầy còn số {label}. Mời kết thúc hoặc báo vắng trước.",
        "The counter still has {label}. Please finish it or mark a no-show first.",
    ),
    "CounterHasNoTicket": (
        "Quầy chưa gọi số nào. Mời gọi số tiếp theo.",
        "No number is at this counter. Call the next one.",
    ),
    "NobodyIsWaiting": (
        "Hiện không có ai đang chờ quầy này.",
        "Nobody is waiting for this counter now.",
    ),
    "NothingToUndo": (
        "Không còn việc nào hoàn tác được: đã quá 10 giây, hoặc việc đó đã có bước tiếp theo.",
        "Nothing can be undone any more: ten seconds have passed, or another step has followed.",
    ),
    "GroupIsUnknown": (
        "Đơn vị không có nhóm dịch vụ này. Mời chọn một nhóm trong danh sách.",
        "The office has no such service group. Please choose one from the list.",
    ),
    "TicketIsInThatGroup": (
        "Số {label} đã ở nhóm này rồi. Mời chọn một nhóm khác.",
        "{label} is in that group already. Please choose another one.",
    ),
    "NumberIsNotWaiting": (
        "Số {label} không còn trong hàng chờ. Mời xem lại danh sách.",
        "{label} is not in the line any more. Please look at the list again.",
    ),
    "DisplayKeyIsWrong": (
        "Mã màn hình không đúng với đơn vị này. Mời mở lại địa chỉ có mã mà người quản trị đã cấp.",
        "The display key does not belong to this office. Please open the address its administrator gave you.",
    ),
    "LeaseIsUnknown": (
        "Không tìm thấy dải số này. Mời lấy dải số mới.",
        "There is no such block of numbers. Please lease a new one.",
    ),
    "LeaseIsOver": (
        "Dải số này chỉ dùng trong ngày {day}; các số chưa phát đã được hủy.",
        "This block of numbers was for {day} only; those not given out are void.",
    ),
    "TooManyNumbersOut": (
        "Đã có {limit} số của nhóm này ở các kiosk mà chưa báo lại. Mời báo các số đã phát trước.",
        "Kiosks hold {limit} unreported numbers of this group. Please report those given out first.",
    ),
    "NobodyToLetFirst": (
        "Sau bạn chưa có ai để nhường. Bạn vẫn giữ nguyên chỗ.",
        "There is nobody behind you to let go first. You keep your place.",
    ),
    "TurnWasGivenTooOften": (
        "Bạn đã nhường lượt {limit} lần. Nếu chưa đến được quầy, mời bạn hủy số và lấy số mới sau.",
        "You have let others go first {limit} times. If you cannot come yet, give up this number for now.",
    ),
    "DossierIsUnknown": (
        "Không tìm thấy hồ sơ này ở đơn vị của bạn. Mời kiểm tra lại mã.",
        "Your office has no such dossier. Please check the code.",
    ),
    "DossierAlreadyReceived": (
        "Hồ sơ của số này đã được tiếp nhận: {code}.",
        "The dossier of this ticket was already received: {code}.",
    ),
    "DossierHasMoved": (
        "Hồ sơ vừa được chuyển bước bởi người khác. Mời xem lại trước khi làm tiếp.",
        "Somebody else has just moved this dossier. Please look again before you go on.",
    ),
    "StepIsNotAllowed": (
        "Từ bước hiện tại không chuyển được sang bước này. Mời chọn một bước trong danh sách.",
        "The dossier cannot go to that step from here. Please choose one from the list.",
    ),
    "WrongSecondFactor": (
        "Bốn số cuối không đúng. Bạn còn {attempts} lần thử.",
        "These four digits are not right. You have {attempts} tries left.",
    ),
    "TooManyAttempts": (
        "Đã nhập sai nhiều lần. Mời bạn thử lại sau {when}, hoặc hỏi tại quầy.",
        "Too many wrong tries. Please try again after {when}, or ask at the counter.",
    ),
    # Inputs
    "invalid.name": (
        "Mời nhập họ và tên bằng chữ, từ 2 đến 60 ký tự.",
        "Please enter a name in letters, 2 to 60 characters.",
    ),
    "invalid.phone": (
        "Mời nhập số điện thoại di động Việt Nam gồm 10 chữ số, ví dụ 0905 123 456.",
        "Please enter a Vietnamese mobile number of 10 digits, such as 0905 123 456.",
    ),
    "invalid.hold": (
        "Chỗ giữ này không khớp với giờ bạn chọn. Mời bạn chọn lại giờ.",
        "This hold does not belong to the time you chose. Please choose the time again.",
    ),
    "invalid.places": (
        "Mỗi lịch hẹn có 1 đến 4 chỗ liền nhau. Đông hơn, mời bạn đặt thêm lịch khác.",
        "An appointment has 1 to 4 places in a row. For more, please book another one.",
    ),
    "invalid.idempotency_key": (
        "Yêu cầu thiếu khóa chống trùng (16–64 chữ, số, gạch nối). Mời tải lại trang và thử lại.",
        "The request lacks its idempotency key (16–64 letters, digits, hyphens). Please reload and retry.",
    ),
    "invalid.poster": ("Mã áp phích không hợp lệ.", "The poster code is not valid."),
    "invalid.priority": (
        "Đơn vị không áp dụng diện ưu tiên này. Mời chọn diện khác hoặc bỏ trống.",
        "The office does not serve this priority class. Please choose another one or none.",
    ),
    "invalid.kiosk": (
        "Mã kiosk không hợp lệ: cần 8–64 chữ, số hoặc gạch nối.",
        "The kiosk's id is not valid: it takes 8–64 letters, digits or hyphens.",
    ),
    "invalid.count": (
        "Mỗi lần chỉ lấy được từ 1 đến 20 số.",
        "A block has 1 to 20 numbers.",
    ),
    "invalid.issued": (
        "Mời báo từ 1 đến 20 số của dải này, mỗi số một lần.",
        "Please report 1 to 20 numbers of this block, each of them once.",
    ),
    "invalid.moment": (
        "Thời điểm phải có múi giờ, ví dụ 2026-11-23T01:30:00Z.",
        "A moment needs its time zone, such as 2026-11-23T01:30:00Z.",
    ),
    "invalid.documents": (
        "Danh sách giấy tờ không hợp lệ: tối đa 60 giấy tờ, mỗi tên từ 1 đến 500 ký tự.",
        "The list of documents is not valid: at most 60, each name 1 to 500 characters.",
    ),
    "invalid.note": (
        "Ghi chú dài quá 500 ký tự. Mời rút gọn.",
        "The note is longer than 500 characters. Please shorten it.",
    ),
    "invalid.reason": (
        "Mời ghi rõ lý do để người nhận việc biết phải làm gì.",
        "Please say why, so that whoever takes over knows what to do.",
    ),
    "invalid.apology": (
        "Mời ghi lời xin lỗi và lý do hẹn lại; người dân sẽ đọc được.",
        "Please write the apology and why the date moves; the citizen will read it.",
    ),
    "invalid.clerk": (
        "Mời chọn người xử lý, tên từ 1 đến 60 ký tự.",
        "Please choose a clerk, with a name of 1 to 60 characters.",
    ),
    "invalid.until": (
        "Ngày cuối của việc xử lý thay phải từ hôm nay trở đi.",
        "The last day of standing in must be today or later.",
    ),
    **SETTINGS_MESSAGES,
    # Requests
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


def say(key: str, language: Language, **values: object) -> str:
    """The sentence in the person's language. Raises `KeyError` for a text that does not exist."""
    vi, en = _MESSAGES[key]
    return (en if language == "en" else vi).format(**values)


def preferred_language(accept_language: str | None) -> Language:
    """English when it stands before Vietnamese in Accept-Language; Vietnamese otherwise."""
    for part in (accept_language or "").split(",")[:8]:
        tag = part.split(";")[0].strip().lower()
        if tag.startswith("vi"):
            return "vi"
        if tag.startswith("en"):
            return "en"
    return "vi"

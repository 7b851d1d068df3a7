"""What the API says about tickets and who takes them, in Vietnamese and English."""

TICKET_MESSAGES: dict[str, tuple[str, str]] = {
    "TicketIsUnknown": (
        "Không tìm thấy số này. Mời bạn kiểm tra lại mã trên trang lịch hẹn hoặc trên giấy.",
        "We cannot find this ticket. Please check the code on your appointment's page or on paper.",
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
    "NobodyToLetFirst": (
        "Sau bạn chưa có ai để nhường. Bạn vẫn giữ nguyên chỗ.",
        "There is nobody behind you to let go first. You keep your place.",
    ),
    "TurnWasGivenTooOften": (
        "Bạn đã nhường lượt {limit} lần. Nếu chưa đến được quầy, mời bạn hủy số và lấy số mới sau.",
        "You have let others go first {limit} times. If you cannot come yet, give up this number for now.",
    ),
    "invalid.name": (
        "Mời nhập họ và tên bằng chữ, từ 2 đến 60 ký tự.",
        "Please enter a name in letters, 2 to 60 characters.",
    ),
    "invalid.phone": (
        "Mời nhập số điện thoại di động Việt Nam gồm 10 chữ số, ví dụ 0905 123 456.",
        "Please enter a Vietnamese mobile number of 10 digits, such as 0905 123 456.",
    ),
    "invalid.priority": (
        "Đơn vị không áp dụng diện ưu tiên này. Mời chọn diện khác hoặc bỏ trống.",
        "The office does not serve this priority class. Please choose another one or none.",
    ),
}

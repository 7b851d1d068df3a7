"""What the API says about calls, missed calls and counters, in Vietnamese and English."""

HALL_MESSAGES: dict[str, tuple[str, str]] = {
    "TicketIsAtThatCounter": (
        "Số {label} đang ở quầy này rồi. Mời chọn một quầy khác.",
        "{label} is at this counter already. Please choose another one.",
    ),
    "CounterIsNotOpen": (
        "Quầy {counter} hiện chưa mở. Mời chọn một quầy đang mở.",
        "Counter {counter} is not open now. Please choose an open one.",
    ),
    "CounterCannotServe": (
        "Quầy {counter} không nhận thủ tục này. Mời chọn một quầy khác.",
        "Counter {counter} does not take this procedure. Please choose another one.",
    ),
    "NextCallIsTooSoon": (
        "Vừa gọi số {label}. Mời gọi lại từ {when}.",
        "{label} has just been called. Please call again from {when}.",
    ),
    "TicketWasCalledEnough": (
        "Đã gọi số {label} {calls} lần. Nếu không ai đến, mời ghi vắng.",
        "{label} has been called {calls} times. If nobody comes, please mark a no-show.",
    ),
    "NumberIsNotMissed": (
        "Số {label} không có trong danh sách vắng, hoặc đã quay lại một lần. Mời xem lại danh sách.",
        "{label} is not among the missed, or has come back once already. Please look at the list again.",
    ),
    "ReturnIsTooLate": (
        "Số {label} chỉ quay lại được đến {until}. Mời lấy số mới.",
        "{label} could come back until {until}. Please take a new number.",
    ),
}

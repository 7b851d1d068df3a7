"""What the API says about calls, missed calls and counters, in Vietnamese and English."""

HALL_MESSAGES: dict[str, tuple[str, str]] = {
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
    "TicketIsInThatGroup": (
        "Số {label} đã ở nhóm này rồi. Mời chọn một nhóm khác.",
        "{label} is in that group already. Please choose another one.",
    ),
    "NumberIsNotWaiting": (
        "Số {label} không còn trong hàng chờ. Mời xem lại danh sách.",
        "{label} is not in the line any more. Please look at the list again.",
    ),
    "TicketIsAtThatCounter": (
        "Số {label} đang ở quầy này rồi. Mời chọn một quầy khác.",
        "{label} is at this counter already. Please choose another one.",
    ),
    "invalid.back_at": (
        "Giờ trở lại phải sau lúc này và trước giờ kết thúc tiếp dân hôm nay. Mời chọn giờ khác.",
        "The time to be back must lie after now and before today's service ends. Please choose another time.",
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
    "NoShowIsTooSoon": (
        "Số {label} mới được gọi {calls}/{needed} lần. Mời gọi lại; ghi vắng được từ {when}.",
        "{label} has been called {calls} of {needed} times. Please call again; a no-show can be marked from"
        " {when}.",
    ),
    "NumberIsNotMissed": (
        "Số {label} không có trong danh sách vắng, hoặc đã quay lại một lần. Mời xem lại danh sách.",
        "{label} is not among the missed, or has come back once already. Please look at the list again.",
    ),
    "ReturnIsTooLate": (
        "Số {label} chỉ quay lại được đến {until}. Mời lấy số mới.",
        "{label} could come back until {until}. Please take a new number.",
    ),
    "ServiceIsInVisit": (
        "Lượt này đã có thủ tục đó. Mời chọn thủ tục khác.",
        "This visit has that procedure already. Please choose another one.",
    ),
    "VisitHasEnoughServices": (
        "Mỗi lượt làm được tối đa {limit} thủ tục. Mời lấy thêm một số cho việc còn lại.",
        "A visit can have up to {limit} procedures. Please take another number for the rest.",
    ),
    "ServiceCannotBeAdded.BOOKED": (
        "Bạn thêm được thủ tục sau khi điểm danh tại nơi tiếp nhận.",
        "You can add a procedure once you have checked in at the office.",
    ),
    "ServiceCannotBeAdded.AT_COUNTER": (
        "Bạn đang được mời vào quầy. Hãy nói với cán bộ để làm thêm thủ tục.",
        "You have been called. Please tell the clerk at the counter what else you need.",
    ),
    "ServiceCannotBeAdded.OVER": (
        "Lượt này đã kết thúc. Mời bạn lấy số mới để làm thêm thủ tục.",
        "This visit has ended. Please take a new number for another procedure.",
    ),
    "ServiceCannotBeRemoved.OWN": (
        "Đây là việc của số đang ở quầy nên không bỏ được. Hãy chuyển quầy hoặc kết thúc lượt.",
        "This is what the number at the counter is for, so it stays. Please transfer the person or finish.",
    ),
    "ServiceCannotBeRemoved.DONE": (
        "Việc này đã làm xong nên không bỏ được.",
        "This service is done and stays in the visit.",
    ),
    "ServiceCannotBeRemoved.RECEIVED": (
        "Việc này đã nhận hồ sơ nên không bỏ được.",
        "A dossier was received for this service, so it stays in the visit.",
    ),
    "ServiceCannotBeRemoved.NOT_IN_VISIT": (
        "Lượt này không có việc ấy. Mời xem lại danh sách việc.",
        "This visit does not have that service. Please look at the list of services again.",
    ),
    "ServiceIsNotHere": (
        "Thủ tục này không làm tại quầy của bạn trong lượt này. Mời xem lại danh sách việc.",
        "This counter does not do that procedure in this visit. Please look at the list of services again.",
    ),
}

"""What the API says about times to book and the number of an identity card, in Vietnamese and English."""

BOOKING_MESSAGES: dict[str, tuple[str, str]] = {
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
    "invalid.hold": (
        "Chỗ giữ này không khớp với giờ bạn chọn. Mời bạn chọn lại giờ.",
        "This hold does not belong to the time you chose. Please choose the time again.",
    ),
    "invalid.places": (
        "Mỗi lịch hẹn có 1 đến 4 chỗ liền nhau. Đông hơn, mời bạn đặt thêm lịch khác.",
        "An appointment has 1 to 4 places in a row. For more, please book another one.",
    ),
    "CitizenHasTooManyBookings": (
        "Số căn cước này đã có {limit} lịch hẹn trong ngày. Mời bạn chọn ngày khác hoặc hủy bớt một lịch.",
        "This citizen number already has {limit} appointments that day. Choose another day or cancel one.",
    ),
    "invalid.citizen": (
        "Mời nhập số căn cước gồm 12 chữ số, hoặc quét mã QR trên thẻ căn cước.",
        "Please enter the 12 digits of the citizen number, or scan the QR code on the identity card.",
    ),
    "invalid.citizen_needed": (
        "Đơn vị này cần số căn cước khi đặt lịch. Mời nhập 12 chữ số hoặc quét thẻ.",
        "This office asks for the citizen number. Please enter its 12 digits or scan the card.",
    ),
    "invalid.citizen_card_fields": (
        "Mã QR này không phải của thẻ căn cước gắn chip (thiếu thông tin). Mời nhập 12 chữ số trên thẻ.",
        "This is not the QR code of a chip identity card (parts are missing). Please type the 12 digits.",
    ),
    "invalid.citizen_card_contradiction": (
        "Số căn cước không khớp với năm sinh hoặc giới tính trên thẻ. Mời nhập 12 chữ số trên thẻ.",
        "The number does not agree with the card's year of birth or gender. Please type the 12 digits.",
    ),
}

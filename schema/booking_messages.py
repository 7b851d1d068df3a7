"""What the API says about the number of an identity card, in Vietnamese and English."""

BOOKING_MESSAGES: dict[str, tuple[str, str]] = {
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

"""What the API says about waiting for a freed time, in Vietnamese and English."""

WAITLIST_MESSAGES: dict[str, tuple[str, str]] = {
    "TimesAreFree": (
        "Khoảng bạn chọn còn chỗ trống lúc {when}. Mời bạn đặt ngay, không cần chờ.",
        "There is a free time at {when} in what you chose. Please book it; you need not wait.",
    ),
    "WaitlistIsFull": (
        "Danh sách chờ chỗ đã đủ người. Mời bạn chọn ngày khác hoặc đến lấy số tại chỗ.",
        "The waitlist is full. Please choose another day, or come and take a number.",
    ),
    "PhoneWaitsAlready": (
        "Số điện thoại này đang chờ chỗ ở {limit} nơi. Mời bạn thôi chờ bớt một nơi rồi thử lại.",
        "This phone number waits {limit} times already. Please leave one of them and try again.",
    ),
    "EarlierTimesAreNotOffered": (
        "Lịch hẹn này không còn được mời giờ sớm hơn: giờ hẹn đã gần, hoặc đã đủ {limit} lần mời.",
        "No earlier time is offered for it any more: it is too soon, or there were {limit} offers.",
    ),
    "WishIsUnknown": (
        "Không tìm thấy lượt chờ chỗ này. Mời bạn kiểm tra lại đường dẫn.",
        "We cannot find this entry of the waitlist. Please check its address.",
    ),
    "WishHasEnded": (
        "Bạn đã nhận chỗ này, nên không còn trong danh sách chờ.",
        "You have taken a place, so you are no longer on the waitlist.",
    ),
    "OfferHasLapsed": (
        "Chỗ này không còn được giữ cho bạn nữa. Bạn vẫn giữ lượt chờ cho các giờ khác.",
        "This place is no longer held for you. You keep your turn for other times.",
    ),
    "invalid.waitlist_days": (
        "Mời bạn chọn từ hôm nay đến hết số ngày được đặt trước, ngày đầu không sau ngày cuối.",
        "Please choose days from today up to the last that can be booked, the first not after the last.",
    ),
}

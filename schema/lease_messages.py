"""What the API says about the numbers of kiosks, in Vietnamese and English."""

LEASE_MESSAGES: dict[str, tuple[str, str]] = {
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
}

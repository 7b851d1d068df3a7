"""What the API says about what is late and soon due, in Vietnamese and English."""

DUE_WATCH_MESSAGES: dict[str, tuple[str, str]] = {
    "managers_only.due_watch": (
        "Chỉ người quản lý của đơn vị xem được trang theo dõi.",
        "Only the office's managers see what is late.",
    ),
    "invalid.days_watched": (
        "Mời chọn từ 1 đến 31 ngày.",
        "Please choose 1 to 31 days.",
    ),
}

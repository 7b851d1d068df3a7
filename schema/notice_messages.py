"""What the API says about notices by e-mail, in Vietnamese and English."""

NOTICE_MESSAGES: dict[str, tuple[str, str]] = {
    "invalid.email": (
        "Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@example.vn, viết liền không dấu.",
        "This is not an e-mail address. It looks like name@example.vn.",
    ),
    "HeadIsReminded": (
        "Người quản lý ngừng nhận thư nhắc ở Danh bạ cán bộ, kèm lý do.",
        "A manager's reminders are stopped in the directory of staff, with a reason.",
    ),
    "NoticeIsUnknown": (
        "Không tìm thấy thư báo này. Mời tải lại trang.",
        "There is no such notice. Please reload the page.",
    ),
    "NoticeIsSettled": (
        "Thư này đã gửi, hoặc người dân không nhận thư nữa.",
        "This letter has been sent, or the citizen wants no letters any more.",
    ),
}

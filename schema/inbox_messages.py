"""What the API says about the inbox and the directory of staff, in Vietnamese and English."""

INBOX_MESSAGES: dict[str, tuple[str, str]] = {
    "StaffMemberHasChanged": (
        "Có người vừa sửa thông tin cán bộ này. Mời xem lại trước khi lưu.",
        "Somebody has just changed this officer's entry. Please look again before you save.",
    ),
    "StaffMemberIsUnknown": (
        "Bạn chưa có trong danh bạ cán bộ. Mời đăng nhập Bàn làm việc rồi thử lại.",
        "You are not in the directory of staff yet. Please sign in to the console and try again.",
    ),
    "DirectoryIsFull": (
        "Danh bạ chỉ ghi được {limit} cán bộ.",
        "The directory holds {limit} officers at most.",
    ),
    "invalid.batch": (
        "Mỗi lần chọn từ 1 đến 25 hồ sơ, không chọn trùng.",
        "Please choose 1 to 25 dossiers, each once.",
    ),
    "invalid.batch_asks": (
        "Bước này phải nói rõ với từng người dân. Mời chuyển từng hồ sơ một.",
        "This step must be explained to each citizen. Please move the dossiers one by one.",
    ),
    "invalid.clerk_left": (
        "Cán bộ này không còn nhận việc. Mời chọn người khác.",
        "This officer is given no more work. Please choose somebody else.",
    ),
    "invalid.staff_id": (
        "Mã đăng nhập của cán bộ dài từ 1 đến 100 ký tự, không có khoảng trắng ở đầu và cuối.",
        "An officer's sign-in id has 1 to 100 characters, without spaces around it.",
    ),
    "invalid.staff_name": (
        "Mời ghi tên cán bộ, từ 1 đến 60 ký tự.",
        "Please give the officer's name, 1 to 60 characters.",
    ),
    "invalid.staff_reason": (
        "Mời ghi lý do, từ 3 đến 200 ký tự. Lý do được lưu lại cùng thay đổi.",
        "Please give a reason, 3 to 200 characters. It is kept with the change.",
    ),
}

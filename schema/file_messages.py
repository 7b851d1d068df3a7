"""What the API says about files that are sent, in Vietnamese and English."""

FILE_MESSAGES: dict[str, tuple[str, str]] = {
    "FileHasNotArrived": (
        "Tệp chưa tới nơi nguyên vẹn. Mời gửi lại tệp.",
        "The file has not arrived whole. Please send it again.",
    ),
    "FileIsOfAnotherKind": (
        "Nội dung tệp không phải {kind}. Mời chọn đúng tệp PDF, JPEG hoặc PNG.",
        "What is in the file is no {kind}. Please choose a PDF, JPEG or PNG file.",
    ),
    "invalid.file_kind": (
        "Chỉ nhận tệp PDF, JPEG hoặc PNG, tên có đuôi đúng loại.",
        "Only PDF, JPEG and PNG files are taken, with the ending of their kind.",
    ),
    "invalid.not_digitised": (
        "Giấy tờ này không được ghi là đã số hóa trong hồ sơ, nên không có bản quét.",
        "The dossier does not say that this paper was digitised, so it has no scan.",
    ),
    "invalid.file_size": (
        "Tệp trống hoặc lớn hơn 10 MB. Mời chọn tệp nhỏ hơn.",
        "The file is empty or larger than 10 MB. Please choose a smaller one.",
    ),
}

"""What the API says at intake of documents and when a result is handed over, in both languages."""

HANDOVER_MESSAGES: dict[str, tuple[str, str]] = {
    "HandoverIsMissing": (
        "Mời ghi kết quả đến tay người dân bằng cách nào: tại quầy, trực tuyến hay qua bưu chính.",
        "Please say how the result reaches the citizen: at the counter, online or by post.",
    ),
    "ResultIsWithThePost": (
        "Kết quả đang do bưu chính chuyển. Mời ghi đã phát hay hoàn lại trước.",
        "The post has the result. Please say first whether it was delivered or came back.",
    ),
    "invalid.unsigned": (
        "Mời người nhận ký, hoặc ghi rõ vì sao không ký được (tối đa 200 ký tự).",
        "The receiver signs, or please say why she cannot (at most 200 characters).",
    ),
    "invalid.signature": (
        "Chữ ký không hợp lệ hoặc quá dài. Mời xóa và ký lại.",
        "The signature is not valid or too long. Please clear it and sign again.",
    ),
    "invalid.file_name": (
        "Mời chọn tệp kết quả có tên từ 1 đến 150 ký tự.",
        "Please choose the result's file, with a name of 1 to 150 characters.",
    ),
    "invalid.sha256": (
        "Mã băm của tệp không hợp lệ. Mời chọn lại tệp.",
        "The file's fingerprint is not valid. Please choose the file again.",
    ),
    "invalid.issued_on": (
        "Ngày ký kết quả không được sau hôm nay.",
        "The result's day must not lie after today.",
    ),
    "invalid.carrier": (
        "Mời ghi đơn vị chuyển phát, từ 1 đến 60 ký tự.",
        "Please name the carrier in 1 to 60 characters.",
    ),
    "invalid.tracking_number": (
        "Mã vận đơn gồm 4 đến 40 chữ cái, chữ số hoặc gạch nối.",
        "A tracking number has 4 to 40 letters, digits or hyphens.",
    ),
    "invalid.document_counts": (
        "Số bản không khớp: giấy tờ đã nộp có từ 1 đến 99 bản, giấy tờ chưa nộp thì không ghi.",
        "A document's counts do not fit: 1 to 99 sheets of what was handed in, none of what was not.",
    ),
    "invalid.on_file": (
        "Không có bản số hóa còn hạn của giấy tờ này. Mời quét lại thẻ căn cước hoặc nhận giấy tờ.",
        "There is no valid digitised copy of this document. Scan the card again, or take the document.",
    ),
}

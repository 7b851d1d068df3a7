"""What the API says at intake of documents and when a result is handed over, in both languages."""

HANDOVER_MESSAGES: dict[str, tuple[str, str]] = {
    "invalid.document_counts": (
        "Số bản không khớp: giấy tờ đã nộp có từ 1 đến 99 bản, giấy tờ chưa nộp thì không ghi.",
        "A document's counts do not fit: 1 to 99 sheets of what was handed in, none of what was not.",
    ),
    "invalid.on_file": (
        "Không có bản số hóa còn hạn của giấy tờ này. Mời quét lại thẻ căn cước hoặc nhận giấy tờ.",
        "There is no valid digitised copy of this document. Scan the card again, or take the document.",
    ),
}

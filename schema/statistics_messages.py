"""What the API says about reports, in Vietnamese and English."""

STATISTICS_MESSAGES: dict[str, tuple[str, str]] = {
    "managers_only.report": (
        "Chỉ người quản lý của đơn vị xem được báo cáo.",
        "Only the office's managers see its reports.",
    ),
    "invalid.register_period": (
        "Sổ theo dõi in cho nhiều nhất 31 ngày, ngày cuối không trước ngày đầu.",
        "The register is printed for 31 days at most, and does not end before it begins.",
    ),
    "invalid.period": (
        "Kỳ báo cáo từ một ngày đến một năm, ngày cuối không trước ngày đầu.",
        "A report covers a day up to a year, and does not end before it begins.",
    ),
    "invalid.period_to_come": (
        "Ngày cuối chưa tới. Mời chọn đến hôm nay hoặc sớm hơn.",
        "The last day is still to come. Please choose today or earlier.",
    ),
}

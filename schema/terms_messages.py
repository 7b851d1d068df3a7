"""What managers are told about the terms of a procedure, in Vietnamese and English."""

TERMS_MESSAGES: dict[str, tuple[str, str]] = {
    "TermsHaveChanged": (
        "Thủ tục này vừa được thay đổi. Mời xem lại bản mới rồi làm tiếp.",
        "This procedure has just been changed. Please look at it again before you go on.",
    ),
    "TermsHaveChanged.by": (
        "{name} vừa thay đổi thủ tục này lúc {when}. Mời xem lại bản mới rồi làm tiếp.",
        "{name} changed this procedure at {when}. Please look at it again before you go on.",
    ),
    "invalid.list_days": (
        "Ngày cuối của danh sách không được trước ngày đầu.",
        "The last day of the list may not come before the first.",
    ),
    "invalid.terms_reason": (
        "Mời ghi lý do thay đổi, từ 3 đến 200 ký tự.",
        "Please say why, in 3 to 200 characters.",
    ),
    "invalid.no_terms_change": (
        "Chưa có gì khác với hiện tại.",
        "Nothing differs from what holds now.",
    ),
    "invalid.workflow": (
        "Không có quy trình này. Mời chọn trong danh sách.",
        "There is no such workflow. Please choose one of the list.",
    ),
    "invalid.workflow_leaves": (
        "Quy trình này chuyển hồ sơ sang đơn vị khác. Mời chọn đơn vị giải quyết.",
        "This workflow hands dossiers to another unit. Please choose the unit that decides.",
    ),
    "invalid.workflow_stays": (
        "Theo quy trình này hồ sơ không chuyển đi đâu, nên không có đơn vị giải quyết khác.",
        "By this workflow dossiers go nowhere else, so no other unit decides.",
    ),
    "invalid.competent_office": (
        "Đơn vị giải quyết phải là một đơn vị khác có trong danh sách. Mời chọn lại.",
        "The unit that decides must be another office of the list. Please choose again.",
    ),
    "invalid.cut_off": (
        "Giờ nhận cuối phải nằm trong giờ làm việc của đơn vị.",
        "The cut-off hour must lie within the office's working hours.",
    ),
    "invalid.committed_deadline": (
        "Thời hạn cam kết phải từ 1 đến 400.",
        "The promised deadline must be 1 to 400.",
    ),
    "invalid.committed_is_longer": (
        "Thời hạn cam kết không được dài hơn thời hạn quy định của thủ tục.",
        "The promised deadline may not be longer than the one stated for the procedure.",
    ),
    "invalid.round_ends_first": (
        "Ngày cuối nhận hồ sơ không được trước ngày đầu.",
        "The last day of receipt may not come before the first.",
    ),
    "invalid.round_is_past": (
        "Ngày cuối nhận hồ sơ phải từ hôm nay trở đi.",
        "The last day of receipt must be today or later.",
    ),
    "invalid.round_is_far": (
        "Ngày nhận hồ sơ phải trong vòng hai năm.",
        "The days of receipt must lie within two years.",
    ),
}

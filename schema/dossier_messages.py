"""What the API says about dossiers and work on them, in Vietnamese and English."""

DOSSIER_MESSAGES: dict[str, tuple[str, str]] = {
    "DossierIsUnknown": (
        "Không tìm thấy hồ sơ này ở đơn vị của bạn. Mời kiểm tra lại mã.",
        "Your office has no such dossier. Please check the code.",
    ),
    "DossierAlreadyReceived": (
        "Hồ sơ của số này đã được tiếp nhận: {code}.",
        "The dossier of this ticket was already received: {code}.",
    ),
    "DossierAlreadyRegistered": (
        "Mã hồ sơ trên cổng này đã được ghi thành hồ sơ {code}.",
        "This code of the portal is registered already, as dossier {code}.",
    ),
    "DossierHasMoved": (
        "Hồ sơ vừa được chuyển bước bởi người khác. Mời xem lại trước khi làm tiếp.",
        "Somebody else has just moved this dossier. Please look again before you go on.",
    ),
    "StepIsNotAllowed": (
        "Từ bước hiện tại không chuyển được sang bước này. Mời chọn một bước trong danh sách.",
        "The dossier cannot go to that step from here. Please choose one from the list.",
    ),
    "WrongSecondFactor": (
        "Bốn số cuối không đúng. Bạn còn {attempts} lần thử.",
        "These four digits are not right. You have {attempts} tries left.",
    ),
    "TooManyAttempts": (
        "Đã nhập sai nhiều lần. Mời bạn thử lại sau {when}, hoặc hỏi tại quầy.",
        "Too many wrong tries. Please try again after {when}, or ask at the counter.",
    ),
    "invalid.documents": (
        "Danh sách giấy tờ không hợp lệ: tối đa 60 giấy tờ, mỗi tên từ 1 đến 500 ký tự.",
        "The list of documents is not valid: at most 60, each name 1 to 500 characters.",
    ),
    "invalid.documents_twice": (
        "Có giấy tờ được ghi hai lần. Mời kiểm tra lại.",
        "A document was entered twice. Please look again.",
    ),
    "invalid.nothing_brought": (
        "Mời đánh dấu giấy tờ đã nhận. Nếu người dân chưa nộp gì thì hồ sơ vẫn đang chờ, không cần ghi thêm.",
        "Please tick what was brought. If nothing was, the dossier waits anyway and nothing need be entered.",
    ),
    "invalid.papers_wanted": (
        "Mời ghi giấy tờ cần bổ sung; người dân sẽ đọc được.",
        "Please write which papers are wanted; the citizen will read it.",
    ),
    "invalid.citizen_told": (
        "Mời ghi lý do hoặc điều cần người dân làm; người dân sẽ đọc được.",
        "Please write why, or what the citizen is to do; she will read it.",
    ),
    "invalid.wanted": (
        "Chỉ bước yêu cầu bổ sung mới ghi giấy tờ cần nộp.",
        "Only a step that asks for papers names which ones.",
    ),
    "invalid.papers_missing": (
        "Hồ sơ còn thiếu giấy tờ. Mời mở hồ sơ để yêu cầu bổ sung, hoặc tiếp nhận và ghi giấy tờ còn thiếu.",
        "Papers are missing. Please open the dossier to ask for them, or to receive it without them.",
    ),
    "invalid.channel_at_counter": (
        "Hồ sơ nộp trực tiếp được tiếp nhận tại quầy. Ở đây chỉ ghi hồ sơ trực tuyến và bưu chính.",
        "What is handed in is received at the counter. Only what came online or by post is registered here.",
    ),
    "invalid.counter_only": (
        "Thủ tục này làm tại quầy trong một lượt, không ghi hồ sơ gửi đến.",
        "This procedure is done at the counter in one visit; nothing that was sent in can be registered.",
    ),
    "invalid.portal_code": (
        "Mã hồ sơ trên cổng dài từ 3 đến 40 ký tự: chữ không dấu, chữ số, chấm, gạch ngang, gạch chéo.",
        "The portal's code has 3 to 40 characters: plain letters, digits, dots, hyphens, slashes.",
    ),
    "invalid.submitted_at": (
        "Thời điểm gửi không được sau bây giờ và không quá 60 ngày trước.",
        "It must have been sent by now, at most 60 days ago.",
    ),
    "invalid.note": (
        "Ghi chú dài quá 500 ký tự. Mời rút gọn.",
        "The note is longer than 500 characters. Please shorten it.",
    ),
    "invalid.reason": (
        "Mời ghi rõ lý do để người nhận việc biết phải làm gì.",
        "Please say why, so that whoever takes over knows what to do.",
    ),
    "invalid.apology": (
        "Mời ghi lời xin lỗi và lý do hẹn lại; người dân sẽ đọc được.",
        "Please write the apology and why the date moves; the citizen will read it.",
    ),
    "invalid.clerk": (
        "Mời chọn người xử lý, tên từ 1 đến 60 ký tự.",
        "Please choose a clerk, with a name of 1 to 60 characters.",
    ),
    "invalid.until": (
        "Ngày cuối của việc xử lý thay phải từ hôm nay trở đi.",
        "The last day of standing in must be today or later.",
    ),
}

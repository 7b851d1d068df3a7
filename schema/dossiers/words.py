"""What is said of dossiers: the titles of a history, and why an act on one is refused."""

from api.domain.dossiers import Dossier, DossierMove, ExtensionProblem, MoveKind
from schema.messages import Language
from schema.texts import LocalizedText, text

SAID = "What it says by itself: a date that moved, or the papers asked for."

_TITLES = {
    MoveKind.ASSIGNED: ("Giao người xử lý", "Given to a clerk"),
    MoveKind.DELEGATED: ("Ủy quyền xử lý thay", "Somebody stands in"),
    MoveKind.EXTENDED: ("Xin lỗi và hẹn lại ngày trả", "Apology and a new date"),
    MoveKind.RECKONED_ANEW: ("Ngày hẹn trả thay đổi", "The date has changed"),
    MoveKind.EMAIL_CHANGED: ("Đổi địa chỉ nhận thư", "The address for letters has changed"),
    MoveKind.POSTED: ("Gửi kết quả qua bưu chính", "Result given to the post"),
    MoveKind.SUPPLIED: ("Nhận một phần giấy tờ bổ sung", "Some of the papers were brought"),
    MoveKind.CAME_BACK: ("Bưu chính hoàn lại kết quả", "The post brought the result back"),
}
_REFUSED: dict[ExtensionProblem, tuple[str, str]] = {
    ExtensionProblem.NO_DEADLINE: (
        "Hồ sơ này không có hạn trả nên không có gì để gia hạn.",
        "This dossier has no due date, so there is nothing to extend.",
    ),
    ExtensionProblem.FINISHED: (
        "Hồ sơ đã kết thúc, không gia hạn được nữa.",
        "The dossier is finished and can no longer be extended.",
    ),
    ExtensionProblem.HISTORY_IS_FULL: (
        "Lịch sử hồ sơ đã gần đầy: những mục còn lại chỉ dành để giải quyết xong và trả kết quả.",
        "The dossier's history is nearly full: what is left of it is kept for finishing and handing over.",
    ),
    ExtensionProblem.WAITING: (
        "Hồ sơ đang chờ người dân bổ sung, thời hạn đang dừng. Mời gia hạn sau khi giấy tờ đã đủ.",
        "The dossier waits for the citizen's papers and its clock stands still. Extend it after they came.",
    ),
    ExtensionProblem.ONCE_ONLY: (
        "Hồ sơ đã được gia hạn một lần; quy định chỉ cho một lần.",
        "The dossier has been extended once; the rule allows no second time.",
    ),
    ExtensionProblem.TOO_LATE: (
        "Chỉ được xin lỗi và gia hạn trước ngày hết hạn ít nhất một ngày.",
        "An apology with a new date must be made at least one day before the due day.",
    ),
    ExtensionProblem.NOT_A_WORKING_DAY: (
        "Ngày hẹn lại là ngày nghỉ. Mời chọn một ngày làm việc.",
        "The new day is a day off. Please choose a working day.",
    ),
    ExtensionProblem.NOT_LATER: (
        "Ngày hẹn lại phải sau ngày hẹn hiện tại.",
        "The new day must be later than the present one.",
    ),
    ExtensionProblem.TOO_FAR: (
        "Ngày hẹn lại quá xa: nhiều nhất 60 ngày làm việc sau ngày hẹn hiện tại.",
        "The new day is too far off: at most 60 working days after the present one.",
    ),
}
_SAID = {
    "DossierHasMoved.by": (
        "{who} vừa chuyển hồ sơ này lúc {when}. Mời xem lại trước khi làm tiếp.",
        "{who} moved this dossier at {when}. Please look again before you go on.",
    ),
    "StepIsNotAllowed.none": (
        "Hồ sơ không còn bước nào để chuyển: hồ sơ đã kết thúc, hoặc lịch sử đã đủ {most} mục.",
        "No step is left for this dossier: it is finished, or its history has all of {most} entries.",
    ),
    "DossierIsElsewhere": (
        "Hồ sơ đang ở {unit}. Khi hồ sơ về lại đơn vị bạn thì làm tiếp được.",
        "{unit} has this dossier now. You can go on when it is back at your unit.",
    ),
    "ProcedureIsNotOpen": (
        "Thủ tục này chỉ nhận hồ sơ từ {opens} đến {closes}.",
        "Dossiers of this procedure are received from {opens} to {closes} only.",
    ),
}


def move_title(dossier: Dossier, move: DossierMove) -> LocalizedText:
    """The step it came to, or the act's own name."""
    if move.kind.changes_step:
        title = dossier.workflow.step(move.step).now_title
        return text(title.vi, title.en)
    return text(*_TITLES[move.kind])


def said_text(words: tuple[str, str] | None) -> LocalizedText | None:
    """What an entry says by itself."""
    return text(*words) if words else None


def extension_refused(problem: ExtensionProblem, language: Language) -> str:
    """Why a later date cannot be promised, and what to do."""
    vi, en = _REFUSED[problem]
    return en if language == "en" else vi


def say_of_dossier(key: str, language: Language, **values: object) -> str:
    """A sentence of this noun in the person's language. Raises `KeyError` for one that does not exist."""
    vi, en = _SAID[key]
    return (en if language == "en" else vi).format(**values)

"""A dossier's letters as types: where they go, what was sent, what still waits and what could not be sent."""

from datetime import datetime

import strawberry

from api.domain.notices import Announcement, Notice, NoticeProblem, NoticeState
from schema.texts import LocalizedText, text

strawberry.enum(Announcement)
strawberry.enum(NoticeState)
strawberry.enum(
    NoticeProblem,
    description="The mail service refuses this letter for good, or did not take it just now.",
)

_TITLES = {
    Announcement.RECEIVED: ("Đã nhận hồ sơ", "Received"),
    Announcement.STEP: ("Chuyển bước", "Next step"),
    Announcement.PAPERS_WANTED: ("Yêu cầu bổ sung", "Papers wanted"),
    Announcement.REFUSED: ("Không tiếp nhận", "Not accepted"),
    Announcement.STOPPED: ("Dừng xử lý", "Stopped"),
    Announcement.WITHDRAWN: ("Rút hồ sơ", "Withdrawn"),
    Announcement.RESULT_READY: ("Đã có kết quả", "Result ready"),
    Announcement.RESULT_RETURNED: ("Đã trả kết quả", "Result returned"),
    Announcement.NEW_DATE: ("Xin lỗi, hẹn lại ngày", "Apology, new date"),
    Announcement.DATE_MOVED: ("Ngày hẹn thay đổi", "Due date changed"),
}


@strawberry.type(description="A notice by e-mail about one entry of a dossier's history; it names no person.")
class DossierLetter:
    notice: strawberry.Private[Notice]

    @strawberry.field(description="The entry's id, the same as in `log`.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.notice.id)

    @strawberry.field
    def dossier_code(self) -> strawberry.ID:
        return strawberry.ID(self.notice.dossier_code)

    @strawberry.field
    def announcement(self) -> Announcement:
        return self.notice.announcement

    @strawberry.field
    def title(self) -> LocalizedText:
        return text(*_TITLES[self.notice.announcement])

    @strawberry.field
    def state(self) -> NoticeState:
        return self.notice.state

    @strawberry.field(description="How often it was tried since it waits.")
    def attempts(self) -> int:
        return self.notice.attempts

    @strawberry.field(description="When it is tried next; null once it is settled.")
    def try_at(self) -> datetime | None:
        return self.notice.try_at if self.notice.state is NoticeState.WAITING else None

    @strawberry.field(description="When it was sent or given up.")
    def settled_at(self) -> datetime | None:
        return self.notice.settled_at

    @strawberry.field(description="Why the last attempt failed.")
    def problem(self) -> NoticeProblem | None:
        return self.notice.problem


@strawberry.type(description="Where a dossier's letters go, and every one of them, oldest first.")
class DossierLetterbox:
    email: str | None
    stopped_at: datetime | None = strawberry.field(description="When the citizen stopped the letters.")
    letters: list[DossierLetter]

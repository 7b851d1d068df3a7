"""What was sent about a dossier, what could not be sent, and sending it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api.domain.notices import Notice, parse_notice_id
from api.domain.staff import StaffMember
from api.storage import notices as notices_storage
from api.storage.notices import Letterbox
from api.usecases.notices.trying_again import try_again
from api.usecases.outcomes import InputIsInvalid, NoticeIsSettled, NoticeIsUnknown
from api.usecases.services import Services

# Whoever has not been reached for a month has been told otherwise, or come.
LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NoticeWaits:
    notice: Notice


def letterbox_of(dossier_code: str) -> Letterbox:
    return notices_storage.load_letterbox(dossier_code)


def unsent_notices(
    services: Services, *, staff: StaffMember, first: int, after: str | None = None
) -> tuple[Sequence[Notice], str | None]:
    """Notices of the clerk's office that were given up in the last 30 days, oldest first, with a cursor."""
    since = services.now() - LOOKED_BACK
    return notices_storage.unsent_notices(office_id=staff.office_id, since=since, first=first, after=after)


def send_again(
    services: Services, *, staff: StaffMember, notice_id: str, idempotency_key: str
) -> NoticeWaits | NoticeIsUnknown | NoticeIsSettled | InputIsInvalid:
    """Try a notice anew that was given up."""
    parsed = parse_notice_id(notice_id)
    if parsed is None:
        return NoticeIsUnknown()
    code, place = parsed

    def known() -> Notice | None:
        notice = notices_storage.load_notice(dossier_code=code, place=place)
        return notice if notice and notice.told_office_id == staff.office_id else None

    done = try_again(
        services,
        mutation="sendNoticeAgain",
        staff=staff,
        letter_id=f"{code}/{place}",
        load=known,
        save=notices_storage.save_notice,
        idempotency_key=idempotency_key,
    )
    return NoticeWaits(done) if isinstance(done, Notice) else done

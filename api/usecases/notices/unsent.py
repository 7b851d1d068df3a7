"""What was sent about a dossier, what could not be sent, and sending it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api.domain.notices import Notice, NoticeState, parse_notice_id
from api.domain.staff import StaffMember
from api.storage import notices as notices_storage
from api.storage.idempotency import recall, remember
from api.storage.notices import Letterbox
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import intend, tries
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
    intention = intend(
        mutation="sendNoticeAgain",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"dossier": code, "place": place},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    for _ in tries():
        notice = notices_storage.load_notice(dossier_code=code, place=place)
        if notice is None or notice.told_office_id != staff.office_id:
            return NoticeIsUnknown()
        now = services.now()
        if notice.state is not NoticeState.GIVEN_UP:
            if notice.state is NoticeState.WAITING or recall(intention, now=now) is not None:
                return NoticeWaits(notice)
            return NoticeIsSettled()
        waiting = notice.again(now=now)
        try:
            transact(notices_storage.save_notice(waiting), remember(intention, outcome=waiting.id, now=now))
        except ConditionsFailed:
            if recall(intention, now=now) is not None:
                return NoticeWaits(notices_storage.load_notice(dossier_code=code, place=place) or notice)
        else:
            return NoticeWaits(waiting)
    raise AssertionError("tries end in StoreIsBusy")

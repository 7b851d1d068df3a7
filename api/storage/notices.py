"""Notices of dossiers: those on their way, those given up, and who wants no letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.notices import Notice, NoticeState
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Delete, Put, is_new


class NoticeItem(Base, discriminator="notice"):
    body = UnicodeAttribute()
    version = IntegerAttribute()


class NoLettersItem(Base, discriminator="no-letters"):
    """That the citizen wants no more letters about this dossier."""

    stopped_at = UnicodeAttribute()


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Every notice of a dossier, oldest first, and when its letters were stopped, if they were."""

    notices: tuple[Notice, ...]
    stopped_at: datetime | None


def announce(notice: Notice) -> Put:
    """The notice is to be sent; written with the entry that it announces."""
    return Put("notice", _item(notice), is_new())


def save_notice(notice: Notice) -> Put:
    """The notice after a change; fails when somebody else changed it meanwhile."""
    return Put("notice", _item(notice), NoticeItem.version == notice.version - 1)


def load_notice(*, dossier_code: str, place: int) -> Notice | None:
    try:
        item = NoticeItem.get(keys.dossier(dossier_code), keys.notice(place), consistent_read=True)
    except DoesNotExist:
        return None
    return decode(Notice, item.body)


def load_letterbox(dossier_code: str) -> Letterbox:
    """What was, is and shall be sent about this dossier."""
    notices: list[Notice] = []
    stopped_at = None
    between = Base.sk.between(keys.NO_LETTERS, keys.NOTICE_PREFIX + keys.LAST)
    for item in Base.query(keys.dossier(dossier_code), between, consistent_read=True):
        if isinstance(item, NoLettersItem):
            stopped_at = datetime.fromisoformat(item.stopped_at)
        elif isinstance(item, NoticeItem):
            notices.append(decode(Notice, item.body))
    return Letterbox(tuple(notices), stopped_at)


def letters_are_stopped(dossier_code: str) -> bool:
    try:
        NoLettersItem.get(keys.dossier(dossier_code), keys.NO_LETTERS, consistent_read=True)
    except DoesNotExist:
        return False
    return True


def stop_letters(*, dossier_code: str, at: datetime) -> Put:
    """No more letters about this dossier."""
    item = NoLettersItem(keys.dossier(dossier_code), keys.NO_LETTERS, stopped_at=at.isoformat())
    return Put("no-letters", item)


def want_letters(dossier_code: str) -> Delete:
    """The citizen has asked for letters again."""
    return Delete("no-letters", NoLettersItem(keys.dossier(dossier_code), keys.NO_LETTERS))


def waiting_notices(*, now: datetime, first: int) -> Sequence[Notice]:
    """Notices of all offices that may be tried now, the longest due first."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.OUTBOX, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [decode(Notice, item.body) for item in found if isinstance(item, NoticeItem)]


def unsent_notices(
    *, office_id: str, since: datetime, first: int, after: str | None
) -> tuple[Sequence[Notice], str | None]:
    """Notices given up since then that nobody has seen to, oldest first, and where to go on."""
    lower = max(due_keys.due_from(at=since, of=""), after + keys.LAST if after else "")
    if lower > keys.LAST:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    found = list(
        Base.due_index.query(
            keys.unsent_notices(office_id),
            Base.due_at_key.between(lower, keys.LAST),
            limit=first + 1,
            page_size=first + 1,
        )
    )
    page = [decode(Notice, item.body) for item in found[:first] if isinstance(item, NoticeItem)]
    return page, found[first - 1].due_at_key if len(found) > first else None


def _item(notice: Notice) -> NoticeItem:
    item = NoticeItem(
        keys.dossier(notice.dossier_code),
        keys.notice(notice.place),
        body=encode(notice),
        version=notice.version,
    )
    if notice.state is NoticeState.WAITING:
        item.due_office = keys.OUTBOX
        item.due_at_key = due_keys.due_from(at=notice.try_at, of=notice.id)
    elif notice.state is NoticeState.GIVEN_UP:
        item.due_office = keys.unsent_notices(notice.told_office_id)
        item.due_at_key = due_keys.due_from(at=notice.settled_at or notice.try_at, of=notice.id)
    return item

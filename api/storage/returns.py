"""Missed calls: who did not come is parked in the hall's partition until she returns or the day is over."""

from datetime import date

from pynamodb.attributes import UnicodeAttribute

from api.domain.hall import MissedTicket
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, days_after
from api.storage.transactions import Delete, Put, is_new

# A name among the missed is needed on its day only.
MISSED_KEPT_IN_DAYS = 2


class MissedItem(Base, discriminator="missed"):
    body = UnicodeAttribute()


def park(*, office_id: str, on: date, missed: MissedTicket) -> Put:
    """She did not come when called, and may still return."""
    item = _item(office_id, on, missed)
    item.expires_at = days_after(on, MISSED_KEPT_IN_DAYS)
    return Put("missed", item, is_new())


def unpark(*, office_id: str, on: date, missed: MissedTicket) -> Delete:
    """She is back, or was not missed after all; fails when somebody else has said so meanwhile."""
    return Delete("missed", _item(office_id, on, missed), MissedItem.body == encode(missed))


def missed_of(item: MissedItem) -> MissedTicket:
    return decode(MissedTicket, item.body)


def _item(office_id: str, on: date, missed: MissedTicket) -> MissedItem:
    return MissedItem(
        keys.hall(office_id=office_id, on=on), keys.missed(missed.entry.code), body=encode(missed)
    )

"""New dates after a calendar was edited: how far each office is, and which of them go on now."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.reckonings import Reckoning
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Check, Put, holds


class ReckoningItem(Base, discriminator="reckoning"):
    body = UnicodeAttribute()
    version = IntegerAttribute()


def begin_reckoning(reckoning: Reckoning) -> Put:
    """In the place of an earlier edit's; written with the office, whose version lets one win."""
    return Put("reckoning", _item(reckoning))


def load_reckoning(office_id: str) -> Reckoning | None:
    """That of the newest edit, over or not."""
    try:
        item = ReckoningItem.get(keys.office(office_id), keys.RECKONING, consistent_read=True)
    except DoesNotExist:
        return None
    return decode(Reckoning, item.body)


def no_newer_edit(reckoning: Reckoning) -> Check:
    """The calendar has not been edited again since this one began."""
    item = ReckoningItem(keys.office(reckoning.office_id), keys.RECKONING)
    return Check("reckoning", item, ReckoningItem.version == reckoning.version)


def save_reckoning(reckoning: Reckoning, *, was: Reckoning) -> bool:
    """How far it is now; False when somebody else went on meanwhile, or the calendar was edited again."""
    item = _item(reckoning)
    return holds(lambda: item.save(condition=ReckoningItem.body == encode(was)))


def offices_to_reckon(*, now: datetime, first: int) -> Sequence[str]:
    """Offices with dossiers still to look at, the longest due first."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.RECKONINGS, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [item.pk.removeprefix(keys.office("")) for item in found]


def _item(reckoning: Reckoning) -> ReckoningItem:
    item = ReckoningItem(
        keys.office(reckoning.office_id),
        keys.RECKONING,
        body=encode(reckoning),
        version=reckoning.version,
    )
    if reckoning.look_at is not None:
        item.due_office = keys.RECKONINGS
        item.due_at_key = due_keys.due_from(at=reckoning.look_at, of=reckoning.office_id)
    return item

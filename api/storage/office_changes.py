"""Changes of an office's settings: their records, and which of their bookings still wait to be seen to."""

from collections.abc import Sequence
from dataclasses import dataclass

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action

from api.domain.offices.records import BookingAct, ChangeRecord
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Put, holds, is_new


class OfficeChangeItem(Base, discriminator="office-change"):
    body = UnicodeAttribute()
    pending = UnicodeSetAttribute(null=True)
    moved = IntegerAttribute(default=0)
    told = IntegerAttribute(default=0)


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A record with how far its bookings are: `pending` are the codes still to see to.

    Bookings that their holders changed or gave up meanwhile count as neither moved nor told.
    """

    record: ChangeRecord
    pending: frozenset[str]
    moved: int
    told: int


def record_change(*, office_id: str, record: ChangeRecord) -> Put:
    """Write the record of a change, with the bookings it has to see to."""
    item = OfficeChangeItem(
        keys.office_changes(office_id),
        keys.office_change(record.version),
        body=encode(record),
        pending={work.code for work in record.works} or None,
        moved=0,
        told=0,
    )
    return Put("change", item, is_new())


def load_change(*, office_id: str, version: int) -> KeptChange | None:
    """The change that led to this version."""
    try:
        item = OfficeChangeItem.get(
            keys.office_changes(office_id), keys.office_change(version), consistent_read=True
        )
    except DoesNotExist:
        return None
    return _kept(item)


def newest_changes(
    *, office_id: str, first: int, before: str | None
) -> tuple[Sequence[KeptChange], str | None]:
    """Changes of an office, the newest first, and where to go on."""
    condition = OfficeChangeItem.sk < before if before else None
    found = list(
        OfficeChangeItem.query(
            keys.office_changes(office_id),
            condition,
            scan_index_forward=False,
            limit=first + 1,
            page_size=first + 1,
            consistent_read=True,
        )
    )
    return [_kept(item) for item in found[:first]], found[first - 1].sk if len(found) > first else None


def settle_booking(*, office_id: str, version: int, code: str, act: BookingAct | None) -> None:
    """This booking has been seen to, by that act or by its holder; settling it twice counts once."""
    item = OfficeChangeItem(keys.office_changes(office_id), keys.office_change(version))
    actions: list[Action] = [OfficeChangeItem.pending.delete({code})]
    match act:
        case BookingAct.MOVE:
            actions.append(OfficeChangeItem.moved.add(1))
        case BookingAct.TELL:
            actions.append(OfficeChangeItem.told.add(1))
    holds(lambda: item.update(actions, OfficeChangeItem.pending.contains(code)))


def _kept(item: OfficeChangeItem) -> KeptChange:
    return KeptChange(
        record=decode(ChangeRecord, item.body),
        pending=frozenset(item.pending or ()),
        moved=item.moved,
        told=item.told,
    )

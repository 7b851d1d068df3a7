"""Number leases of kiosks: one item for each block of a group's series, with what was reported of it."""

from collections.abc import Collection
from datetime import date

from pynamodb.attributes import NumberSetAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.leases import LeaseKey, NumberLease
from api.storage import keys
from api.storage.tables import FIGURES_KEPT_IN_DAYS, Base, IntegerAttribute, days_after
from api.storage.transactions import Put, Update, is_new


class LeaseItem(Base, discriminator="lease"):
    group_id = UnicodeAttribute()
    first = IntegerAttribute()
    last = IntegerAttribute()
    kiosk = UnicodeAttribute()
    leased_at = UTCDateTimeAttribute()
    issued = NumberSetAttribute(null=True)


def load_lease(*, office_id: str, key: LeaseKey) -> NumberLease | None:
    try:
        item = LeaseItem.get(
            keys.leases(office_id=office_id, on=key.day),
            keys.lease(group_id=key.group_id, first=key.first),
            consistent_read=True,
        )
    except DoesNotExist:
        return None
    return _lease(item, office_id=office_id, on=key.day)


def leases_of_group(*, office_id: str, on: date, group_id: str) -> tuple[NumberLease, ...]:
    """All leases of a group on a day, the first numbers first."""
    partition = keys.leases(office_id=office_id, on=on)
    begins = LeaseItem.sk.startswith(keys.leases_of(group_id))
    found = LeaseItem.query(partition, begins, consistent_read=True)
    return tuple(_lease(item, office_id=office_id, on=on) for item in found)


def create_lease(lease: NumberLease) -> Put:
    item = LeaseItem(
        keys.leases(office_id=lease.office_id, on=lease.day),
        keys.lease(group_id=lease.group_id, first=lease.first),
        group_id=lease.group_id,
        first=lease.first,
        last=lease.last,
        kiosk=lease.kiosk,
        leased_at=lease.leased_at,
        expires_at=days_after(lease.day, FIGURES_KEPT_IN_DAYS),
    )
    return Put("lease", item, is_new())


def note_issued(lease: NumberLease, *, numbers: Collection[int]) -> Update:
    """These numbers of the lease have holders; fails when there is no such lease."""
    item = LeaseItem(
        keys.leases(office_id=lease.office_id, on=lease.day),
        keys.lease(group_id=lease.group_id, first=lease.first),
    )
    return Update("lease", item, [LeaseItem.issued.add(set(numbers))], LeaseItem.first.exists())


def _lease(item: LeaseItem, *, office_id: str, on: date) -> NumberLease:
    return NumberLease(
        office_id=office_id,
        day=on,
        group_id=item.group_id,
        first=item.first,
        last=item.last,
        kiosk=item.kiosk,
        leased_at=item.leased_at,
        issued=frozenset(int(number) for number in item.issued or ()),
    )

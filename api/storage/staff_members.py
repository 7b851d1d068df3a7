"""An office's staff: the directory of whom work can be given to, and the record of its changes."""

from collections.abc import Sequence

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.staff_members import MOST_STAFF, DirectoryChange, DirectoryEntry
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Put, is_new


class StaffMemberItem(Base, discriminator="staff-member"):
    body = UnicodeAttribute()
    version = IntegerAttribute()


class StaffChangeItem(Base, discriminator="staff-change"):
    body = UnicodeAttribute()


def load_staff_member(*, office_id: str, staff_id: str) -> DirectoryEntry | None:
    """The entry of one officer."""
    try:
        item = StaffMemberItem.get(
            keys.staff_members(office_id), keys.staff_member(staff_id), consistent_read=True
        )
    except DoesNotExist:
        return None
    return decode(DirectoryEntry, item.body)


def staff_members(*, office_id: str) -> Sequence[DirectoryEntry]:
    """Everybody in the directory of an office, active or not."""
    found = StaffMemberItem.query(
        keys.staff_members(office_id), limit=MOST_STAFF, page_size=MOST_STAFF, consistent_read=True
    )
    return [decode(DirectoryEntry, item.body) for item in found]


def save_staff_member(*, office_id: str, entry: DirectoryEntry, was: DirectoryEntry | None) -> Put:
    """Write the entry; fails when somebody else has changed it meanwhile."""
    item = StaffMemberItem(
        keys.staff_members(office_id),
        keys.staff_member(entry.id),
        body=encode(entry),
        version=entry.version,
    )
    return Put("staff-member", item, StaffMemberItem.version == was.version if was else is_new())


def record_staff_change(*, office_id: str, change: DirectoryChange) -> Put:
    """Write the record of a change."""
    item = StaffChangeItem(
        keys.staff_changes(office_id),
        keys.staff_change(at=change.at, staff_id=change.after.id, version=change.after.version),
        body=encode(change),
    )
    return Put("staff-change", item, is_new())


def newest_staff_changes(
    *, office_id: str, first: int, before: str | None
) -> tuple[Sequence[DirectoryChange], str | None]:
    """Changes of the directory, the newest first, and where to go on."""
    condition = StaffChangeItem.sk < before if before else None
    found = list(
        StaffChangeItem.query(
            keys.staff_changes(office_id),
            condition,
            scan_index_forward=False,
            limit=first + 1,
            page_size=first + 1,
            consistent_read=True,
        )
    )
    page = [decode(DirectoryChange, item.body) for item in found[:first]]
    return page, found[first - 1].sk if len(found) > first else None

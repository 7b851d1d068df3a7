"""Offices: each one's settings whole, and the list of all of them by name."""

from dataclasses import replace

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition

from api.domain.offices import Office
from api.domain.procedures import fold
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Check, Put, is_new


class OfficeItem(Base, discriminator="office"):
    body = UnicodeAttribute()
    version = IntegerAttribute(default=0)


class OfficeListItem(Base, discriminator="office-in-list"):
    office_id = UnicodeAttribute()
    folded_name = UnicodeAttribute()


def save_office(office: Office) -> None:
    """Write the office and its place in the list; writing it again replaces both.

    Once managers have changed it, this counts as one more change, so that none of theirs is mistaken for it.
    """
    entry = _entry(office)
    entry.save()
    before = _load(office.id, consistent=True)
    if before is not None and (old := _entry(before)).sk != entry.sk:
        old.delete()
    # Last: cut short before this, the same call finds the old name again and leaves nothing of it behind.
    if before is not None and before.version:
        office = replace(office, version=before.version + 1)
    _item(office).save()


def change_office(office: Office, *, was: int) -> Put:
    """Write the changed office, whose name stays; fails when its version is no longer `was`."""
    return Put("office", _item(office), ~is_new() & _is_version(was))


def still_is(office: Office) -> Check:
    """No manager has changed the office since it was read like this."""
    item = OfficeItem(keys.office(office.id), keys.OFFICE)
    return Check("office", item, _is_version(office.version))


def load_office_now(office_id: str) -> Office | None:
    """The office as it stands at this moment, for whoever is about to change it."""
    return _load(office_id, consistent=True)


def load_office(office_id: str) -> Office | None:
    """The office, up to a moment old: its settings change a few times a year."""
    return _load(office_id, consistent=False)


def list_offices(*, search: str, first: int, after: str | None) -> tuple[list[str], str | None]:
    """Ids of at most `first` offices whose name holds `search`, by name, and where to go on."""
    condition = OfficeListItem.sk > after if after else None
    matching = OfficeListItem.folded_name.contains(fold(search)) if search.strip() else None
    found: list[OfficeListItem] = []
    for item in OfficeListItem.query(keys.OFFICES, condition, filter_condition=matching):
        if len(found) == first:
            return [office.office_id for office in found], found[-1].sk
        found.append(item)
    return [office.office_id for office in found], None


def _load(office_id: str, *, consistent: bool) -> Office | None:
    try:
        item = OfficeItem.get(keys.office(office_id), keys.OFFICE, consistent_read=consistent)
    except DoesNotExist:
        return None
    return decode(Office, item.body)


def _is_version(version: int) -> Condition:
    same: Condition = OfficeItem.version == version
    return same if version else same | OfficeItem.version.does_not_exist()


def _item(office: Office) -> OfficeItem:
    return OfficeItem(keys.office(office.id), keys.OFFICE, body=encode(office), version=office.version)


def _entry(office: Office) -> OfficeListItem:
    folded = fold(office.name)
    return OfficeListItem(
        keys.OFFICES,
        keys.office_in_list(folded_name=folded, office_id=office.id),
        office_id=office.id,
        folded_name=folded,
    )

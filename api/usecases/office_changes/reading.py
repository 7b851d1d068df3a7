"""What a manager sees: her office's settings as they stand now, and the record of their changes."""

from collections.abc import Sequence

from api.domain.offices import Office
from api.domain.reckonings import Reckoning
from api.domain.staff import StaffMember
from api.storage import office_changes as changes_storage
from api.storage import offices as offices_storage
from api.storage import reckonings as reckonings_storage
from api.storage.office_changes import KeptChange


def office_now(*, staff: StaffMember) -> Office | None:
    """Her office, read at this moment: its version is what the next change must name."""
    return offices_storage.load_office_now(staff.office_id)


def changes_of(
    *, staff: StaffMember, first: int, after: str | None
) -> tuple[Sequence[KeptChange], str | None]:
    """Changes of her office, the newest first, and where to go on."""
    return changes_storage.newest_changes(office_id=staff.office_id, first=first, before=after)


def reckoning_of(office: Office) -> Reckoning | None:
    """How far the newest edit of the office's calendar is with its dossiers; None before the first."""
    return reckonings_storage.load_reckoning(office.id)

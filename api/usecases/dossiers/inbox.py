"""A clerk's inbox: the open dossiers she asks for, soonest due first, in two bounded queries a page."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from api.domain.calendar import at_local
from api.domain.dossiers import Dossier
from api.domain.dossiers.inbox import InboxFilter, InboxOwner, InboxReader, belongs
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage import inbox as inbox_storage
from api.storage.inbox import RowsWanted
from api.usecases.services import Services

# Nothing is due before or after; the calendar itself ends in the year 9999.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


def see_inbox(
    services: Services, *, staff: StaffMember, wanted: InboxFilter, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers of the clerk's office, and where to go on; a page may be short with more behind it."""
    reader = InboxReader(office_id=staff.office_id, clerk_id=staff.id, today=services.today())
    since, until = _days(wanted)
    clerk_id = {InboxOwner.MINE: staff.id, InboxOwner.NOBODY: ""}.get(wanted.owner)
    if clerk_id is None and wanted.status is None and wanted.sector is None:
        return _every_one(wanted, reader=reader, since=since, until=until, first=first, after=after)
    codes, cursor = inbox_storage.inbox_rows(
        RowsWanted(
            office_id=staff.office_id,
            clerk_id=clerk_id,
            status=wanted.status,
            sector=wanted.sector,
            step=wanted.step,
            since=since,
            until=until,
        ),
        first=first,
        after=after,
    )
    loaded = dossiers_storage.load_dossiers(list(dict.fromkeys(codes)))
    # Rows are a moment old, and somebody may have stood in until yesterday.
    found = [loaded[code] for code in dict.fromkeys(codes) if code in loaded]
    return [each for each in found if belongs(each, wanted=wanted, reader=reader)], cursor


def _every_one(
    wanted: InboxFilter,
    *,
    reader: InboxReader,
    since: datetime | None,
    until: datetime | None,
    first: int,
    after: str | None,
) -> tuple[Sequence[Dossier], str | None]:
    found, cursor = dossiers_storage.open_dossiers(
        office_id=reader.office_id, since=since, until=until, first=first, after=after
    )
    return [each for each in found if belongs(each, wanted=wanted, reader=reader)], cursor


def _days(wanted: InboxFilter) -> tuple[datetime | None, datetime | None]:
    since = _midnight(wanted.due_from) if wanted.due_from else None
    return since, _midnight(min(wanted.due_until, LAST_DAY) + timedelta(days=1)) if wanted.due_until else None


def _midnight(day: date) -> datetime:
    return at_local(max(day, FIRST_DAY), datetime.min.time())

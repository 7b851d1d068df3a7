"""Show an office's head what is late and what soon will be."""

from datetime import datetime, timedelta

from api.domain.calendar import at_local
from api.domain.due_watch import DAYS_WATCHED_RANGE, DueWatch, last_day, watch_due
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services

# So many are looked at, soonest due first: about 300 KB. Whoever has more late sees these first.
MOST_LOOKED_AT = 200


def see_due_watch(services: Services, *, staff: StaffMember, days: int) -> DueWatch | InputIsInvalid:
    """The open dossiers of a manager's office that are late, due today, or due within so many days."""
    if days not in DAYS_WATCHED_RANGE:
        return InputIsInvalid(field="days", problem="days_watched")
    until = last_day(today=services.today(), days=days)
    found, more = dossiers_storage.open_dossiers(
        office_id=staff.office_id,
        since=None,
        until=at_local(until + timedelta(days=1), datetime.min.time()),
        first=MOST_LOOKED_AT,
        after=None,
    )
    return watch_due(
        dossiers=found,
        office_id=staff.office_id,
        until=until,
        now=services.now(),
        is_whole=more is None,
    )

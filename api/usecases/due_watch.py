"""Show an office's head what is late and what soon will be."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from api.domain.calendar import at_local
from api.domain.dossiers import Dossier
from api.domain.due_watch import DAYS_WATCHED_RANGE, DueWatch, last_day, watch_due
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services

# So many of a query are looked at, soonest due first: about 300 KB. Whoever has more late sees these first.
MOST_LOOKED_AT = 200


def see_due_watch(services: Services, *, staff: StaffMember, days: int) -> DueWatch | InputIsInvalid:
    """The open dossiers of a manager's office that are late, due today, or due within so many days."""
    if days not in DAYS_WATCHED_RANGE:
        return InputIsInvalid(field="days", problem="days_watched")
    until = last_day(today=services.today(), days=days)

    def due(after: str | None) -> tuple[Sequence[Dossier], str | None]:
        return dossiers_storage.open_dossiers(
            office_id=staff.office_id,
            since=None,
            until=at_local(until + timedelta(days=1), datetime.min.time()),
            first=MOST_LOOKED_AT,
            after=after,
        )

    found, more = due(None)
    if more is not None and any(dossier.present.waits_for_citizen for dossier in found):
        # Who waits for the citizen keeps her old date and stands in front: once more behind them.
        others, more = due(more)
        found = [*found, *others]
    return watch_due(
        dossiers=found,
        office_id=staff.office_id,
        until=until,
        now=services.now(),
        is_whole=more is None,
    )

"""How near the due date is, as letters tell it, and what was told already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import WorkingCalendar
from api.domain.dossiers import Dossier, DueWarning, due_warning

# Who was told of the day need not be told anew that it has passed. Of good time nothing is told.
RANKS: Mapping[DueWarning, int] = {
    DueWarning.HALF: 1,
    DueWarning.MOST: 2,
    DueWarning.DAY_BEFORE: 3,
    DueWarning.ON_THE_DAY: 4,
    DueWarning.OVERDUE: 4,
}
# What can still be kept today stands before what is late already.
MOST_URGENT_FIRST = (
    DueWarning.ON_THE_DAY,
    DueWarning.OVERDUE,
    DueWarning.DAY_BEFORE,
    DueWarning.MOST,
    DueWarning.HALF,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """The highest level an office has told of a dossier. It holds for the date promised then: a new date
    begins anew.
    """

    dossier_code: str
    office_id: str
    level: DueWarning
    due_at: datetime | None

    def covers(self, *, level: DueWarning, due_at: datetime | None) -> bool:
        return self.due_at == due_at and RANKS[self.level] >= RANKS[level]


def reminder_level(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> DueWarning | None:
    """As the console warns; None where nothing is to be told."""
    warning = due_warning(dossier=dossier, calendar=calendar, now=now)
    return warning if warning in RANKS else None

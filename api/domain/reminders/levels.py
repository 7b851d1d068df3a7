"""How near the due date is, as letters tell it, and what was told already."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.dossiers import Dossier
from api.domain.dossiers.promises import DueWarning, due_warning
from api.domain.due_watch import DueLevel, due_level


class ReminderLevel(StrEnum):
    """The officer is told at 50 %, at 80 % and the working day before; later it is the head's."""

    HALF = "HALF"
    MOST = "MOST"
    DAY_BEFORE = "DAY_BEFORE"
    TODAY = "TODAY"
    OVERDUE = "OVERDUE"

    @property
    def goes_to_the_head(self) -> bool:
        return self in (ReminderLevel.TODAY, ReminderLevel.OVERDUE)

    @property
    def rank(self) -> int:
        """Who was told of the day need not be told anew that it has passed."""
        return _RANKS[self]


_RANKS = {
    ReminderLevel.HALF: 1,
    ReminderLevel.MOST: 2,
    ReminderLevel.DAY_BEFORE: 3,
    ReminderLevel.TODAY: 4,
    ReminderLevel.OVERDUE: 4,
}
# What can still be kept today stands before what is late already.
MOST_URGENT_FIRST = (
    ReminderLevel.TODAY,
    ReminderLevel.OVERDUE,
    ReminderLevel.DAY_BEFORE,
    ReminderLevel.MOST,
    ReminderLevel.HALF,
)
_OF_WARNING = {
    DueWarning.HALF: ReminderLevel.HALF,
    DueWarning.MOST: ReminderLevel.MOST,
    DueWarning.DAY_BEFORE: ReminderLevel.DAY_BEFORE,
    DueWarning.ON_THE_DAY: ReminderLevel.TODAY,
    DueWarning.OVERDUE: ReminderLevel.OVERDUE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """The highest level an office has told of a dossier. It holds for the date promised then: a new date
    begins anew.
    """

    dossier_code: str
    office_id: str
    level: ReminderLevel
    due_at: datetime | None

    def covers(self, *, level: ReminderLevel, due_at: datetime | None) -> bool:
        return self.due_at == due_at and self.level.rank >= level.rank


def reminder_level(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> ReminderLevel | None:
    """As the console warns and the head watches; None where nothing is to be told.

    Of what is finished, or waits for the citizen, nothing is.
    """
    if not dossier.is_open or dossier.present.waits_for_citizen:
        return None
    if due_level(dossier=dossier, until=local_day(now), now=now) is DueLevel.OVERDUE:
        return ReminderLevel.OVERDUE
    warning = due_warning(dossier=dossier, calendar=calendar, now=now)
    return _OF_WARNING.get(warning) if warning else None

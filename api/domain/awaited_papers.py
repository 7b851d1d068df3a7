"""Dossiers that wait for their citizens' papers: since when, how long, and which seem to be given up."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.deadlines import Timeliness
from api.domain.dossiers import Dossier

# The circulars name no day on which an unanswered request lapses: after this time the head is asked to look.
ABANDONED_AFTER_WORKING_DAYS = 30


@dataclass(frozen=True, slots=True)
class AwaitedPapers:
    """A dossier whose clock has stood still `since`; `working_days` have passed.

    `is_late` by the report's rule: it was overdue when papers were asked for, or they were asked for twice.
    """

    dossier: Dossier
    since: datetime
    working_days: int
    is_late: bool

    @property
    def is_abandoned(self) -> bool:
        """Whether she has not come for so long that somebody should decide: ask her, or stop it."""
        return self.working_days > ABANDONED_AFTER_WORKING_DAYS


def awaited_papers(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> AwaitedPapers | None:
    """How long the dossier has waited; `None` where it does not."""
    since = dossier.waits_since
    if since is None:
        return None
    return AwaitedPapers(
        dossier=dossier,
        since=since,
        working_days=calendar.working_days_between(start=local_day(since), end=local_day(now)),
        is_late=dossier.timeliness(as_of=now) is Timeliness.IN_PROGRESS_OVER,
    )

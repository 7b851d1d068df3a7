"""How far an office is with new dates for its open dossiers after its calendar was edited."""

from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.calendar import WorkingCalendar
from api.domain.dossiers import Dossier, MoveKind


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Begun by the edit that led to `version` of the office; a later edit begins another in its place.

    All dossiers are looked at twice, soonest due first: at once, and from `second_look_at` on, for dates that
    were still set by the old calendar. `cursor` is where the present look goes on, `look_at` when; None once
    both are over. Of `dossiers` that were there at first, `reckoned` have been looked at; `is_done` says that
    all were. Where there were too many to count, `dossiers` is None until then.
    """

    office_id: str
    version: int
    by_id: str
    by_name: str
    asked_at: datetime
    second_look_at: datetime
    dossiers: int | None
    look_at: datetime | None
    reckoned: int = 0
    cursor: str | None = None
    is_done: bool = False

    def has_met(self, dossier: Dossier) -> bool:
        """Whether the dossier was given a new date since: it stands further on and is met there again."""
        return any(move.kind is MoveKind.RECKONED_ANEW and move.at >= self.asked_at for move in dossier.moves)

    def after_page(self, *, met: int, cursor: str | None) -> "Reckoning":
        """After one more page with so many dossiers not met before; the last has no `cursor`."""
        if self.is_done:
            return replace(self, cursor=cursor, look_at=self.look_at if cursor else None)
        reckoned = self.reckoned + met
        if self.dossiers is not None:
            reckoned = min(reckoned, self.dossiers)
        # Behind the last that was there at first stand those that have their new date.
        if cursor is None or reckoned == self.dossiers:
            every = reckoned if self.dossiers is None else self.dossiers
            return replace(
                self, cursor=None, dossiers=every, reckoned=every, is_done=True, look_at=self.second_look_at
            )
        return replace(self, cursor=cursor, reckoned=reckoned)


def moves_dates(before: WorkingCalendar, after: WorkingCalendar) -> bool:
    """Whether due dates may differ; extra hours count for none."""
    return replace(before, extra_hours=()) != replace(after, extra_hours=())

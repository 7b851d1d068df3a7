"""What an office's head watches: open dossiers that are or soon will be late, whose they are and where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.domain.calendar import local_day
from api.domain.deadlines import Timeliness
from api.domain.dossiers import Dossier, MoveKind

DAYS_WATCHED_RANGE = range(1, 32)


class DueLevel(StrEnum):
    """How urgent: OVERDUE and TODAY are for the head herself, SOON falls due within the days she watches."""

    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    SOON = "SOON"

    @property
    def goes_to_the_head(self) -> bool:
        return self is not DueLevel.SOON


class HolderKind(StrEnum):
    """Why a dossier counts as somebody's: she stands in or was assigned, else she moved it last.

    NOBODY: it has just come to the office. OTHER_UNIT: another unit has it; its clerks are not named here.
    """

    DELEGATE = "DELEGATE"
    ASSIGNEE = "ASSIGNEE"
    LAST_MOVER = "LAST_MOVER"
    NOBODY = "NOBODY"
    OTHER_UNIT = "OTHER_UNIT"

    @property
    def is_clerk(self) -> bool:
        return self not in (HolderKind.NOBODY, HolderKind.OTHER_UNIT)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is to bring a dossier on: a clerk's id and name, a unit's id, or nobody's."""

    kind: HolderKind
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class WatchedDossier:
    dossier: Dossier
    level: DueLevel
    holder: Holder


@dataclass(frozen=True, slots=True)
class DueLoad:
    """How many of one officer's, or of one step's, are how urgent; `of` is the first of them."""

    of: WatchedDossier
    overdue: int
    today: int
    soon: int


@dataclass(frozen=True, slots=True)
class DueWatch:
    """Dossiers due up to and with `until`, soonest first, without those that wait for their citizen.

    `is_whole` is False when there are more than were looked at; those looked at are the soonest.
    """

    until: date
    watched: tuple[WatchedDossier, ...]
    is_whole: bool

    def count(self, level: DueLevel) -> int:
        return sum(each.level is level for each in self.watched)

    def by_officer(self) -> tuple[DueLoad, ...]:
        """Who has most that is late comes first."""
        return _loads(self.watched, lambda each: (each.holder.kind.is_clerk, each.holder.id))

    def by_step(self) -> tuple[DueLoad, ...]:
        """Steps of several workflows that clerks call the same count together."""
        return _loads(self.watched, lambda each: each.dossier.present.clerks_name.vi)


def watch_due(
    *, dossiers: Iterable[Dossier], office_id: str, until: date, now: datetime, is_whole: bool
) -> DueWatch:
    """What `office_id` has to watch of these open dossiers, given in the order of their due moments."""
    watched = []
    for dossier in dossiers:
        level = due_level(dossier=dossier, until=until, now=now)
        if level is not None:
            holder = holder_of(dossier=dossier, office_id=office_id, today=local_day(now))
            watched.append(WatchedDossier(dossier, level, holder))
    return DueWatch(until=until, watched=tuple(watched), is_whole=is_whole)


def due_level(*, dossier: Dossier, until: date, now: datetime) -> DueLevel | None:
    """By date, as the national formula compares; a second request for papers is late once it is answered.

    `None` where nothing is due up to and with `until`, and while the citizen is awaited: then nobody here can
    bring it on.
    """
    today = local_day(now)
    if dossier.waits_since is not None:
        return None
    if dossier.timeliness(as_of=now) is Timeliness.IN_PROGRESS_OVER:
        return DueLevel.OVERDUE
    if dossier.due_at is None or local_day(dossier.due_at) > until:
        return None
    return DueLevel.TODAY if local_day(dossier.due_at) == today else DueLevel.SOON


def holder_of(*, dossier: Dossier, office_id: str, today: date) -> Holder:
    """Who of `office_id` is to bring the dossier on."""
    if dossier.holder_office_id != office_id:
        return Holder(HolderKind.OTHER_UNIT, id=dossier.holder_office_id)
    delegate, assignee = dossier.assigned(MoveKind.DELEGATED), dossier.assigned(MoveKind.ASSIGNED)
    if delegate is not None and delegate.until is not None and today <= delegate.until:
        return Holder(HolderKind.DELEGATE, delegate.clerk_id, delegate.clerk_name)
    if assignee is not None:
        return Holder(HolderKind.ASSIGNEE, assignee.clerk_id, assignee.clerk_name)
    for move in reversed(dossier.moves):
        if move.kind.changes_step and (move.office_id or dossier.office_id) == office_id:
            return Holder(HolderKind.LAST_MOVER, move.clerk_id, move.clerk_name or move.clerk_id)
    return Holder(HolderKind.NOBODY)


def last_day(*, today: date, days: int) -> date:
    """The last of the days that are watched, today not counted."""
    return today + timedelta(days=days)


def _loads(watched: Iterable[WatchedDossier], key: Callable[[WatchedDossier], object]) -> tuple[DueLoad, ...]:
    grouped: dict[object, list[WatchedDossier]] = {}
    for each in watched:
        grouped.setdefault(key(each), []).append(each)
    loads = [
        DueLoad(
            of=group[0],
            **{name: sum(each.level is level for each in group) for name, level in _COLUMNS.items()},
        )
        for group in grouped.values()
    ]
    return tuple(sorted(loads, key=lambda load: (-load.overdue, -load.today, -load.soon)))


_COLUMNS = {"overdue": DueLevel.OVERDUE, "today": DueLevel.TODAY, "soon": DueLevel.SOON}

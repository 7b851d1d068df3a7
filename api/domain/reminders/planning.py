"""Whom an office writes to on a working morning, and about which dossiers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.dossiers import Dossier
from api.domain.due_watch import Holder, HolderKind, holder_of
from api.domain.notices import NoticeState
from api.domain.reminders.levels import MOST_URGENT_FIRST, ReminderLevel, Warned, reminder_level
from api.domain.reminders.records import Reminder, ReminderAudience
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry

# In one letter; what is beyond is counted there, not named, and has its turn the next morning.
MOST_ROWS = 50
# All their letters and marks fit into one transaction.
MOST_HEADS = 20
HEADS = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A dossier that has come near its date, and to whom that is told: an officer's id, or `HEADS`."""

    dossier: Dossier
    level: ReminderLevel
    holder: Holder
    told_to: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Letters that belong together, and what is told by them: written at once or not at all."""

    reminders: tuple[Reminder, ...]
    marks: tuple[Warned, ...]


def near_due(
    *,
    dossiers: Iterable[Dossier],
    office_id: str,
    directory: Sequence[DirectoryEntry],
    calendar: WorkingCalendar,
    now: datetime,
) -> tuple[Near, ...]:
    """What somebody who is written to should know of these open dossiers.

    An officer is told of her own; the heads of what is due or late, of what is nobody's or whose officer has
    left, and of what one of them has herself, so that nobody gets two letters. Who wants no letters has her
    warnings in the console.
    """
    active = {entry.id: entry for entry in directory if entry.is_active}
    has_heads = bool(heads_of(directory))
    found = []
    for dossier in dossiers:
        holder = holder_of(dossier=dossier, office_id=office_id, today=local_day(now))
        officer = active.get(holder.id) if holder.kind.is_clerk else None
        if not has_heads and not (officer and officer.is_reminded):
            continue
        level = reminder_level(dossier=dossier, calendar=calendar, now=now)
        if level is None or (told_to := _told_to(level, holder, officer)) is None:
            continue
        if told_to != HEADS or has_heads:
            found.append(Near(dossier, level, holder, told_to))
    return tuple(found)


def heads_of(directory: Iterable[DirectoryEntry]) -> tuple[DirectoryEntry, ...]:
    """The managers who are written to, by name."""
    heads = [entry for entry in directory if entry.role is StaffRole.MANAGER and entry.is_reminded]
    return tuple(sorted(heads, key=lambda entry: (entry.name.casefold(), entry.id))[:MOST_HEADS])


def drafts(
    *,
    near: Iterable[Near],
    told: Mapping[str, Warned],
    office_id: str,
    directory: Sequence[DirectoryEntry],
    now: datetime,
) -> tuple[Draft, ...]:
    """The letters of this morning: one for each officer or head to whom something is new."""
    by_reader: dict[str, list[Near]] = {}
    for each in near:
        by_reader.setdefault(each.told_to, []).append(each)
    known = {entry.id: entry for entry in directory}
    found = []
    for reader, hers in by_reader.items():
        new = {each.dossier.code for each in hers if not _is_told(each, told)}
        # Heads go on seeing what is due and late; nothing else is told twice.
        worth = [each for each in hers if each.dossier.code in new or each.level.goes_to_the_head]
        if not new:
            continue
        worth.sort(key=lambda each: _urgency(each, is_new=each.dossier.code in new))
        named = worth[:MOST_ROWS]
        readers = heads_of(directory) if reader == HEADS else (known[reader],)
        reminders = tuple(
            Reminder(
                state=NoticeState.WAITING,
                try_at=now,
                office_id=office_id,
                on=local_day(now),
                staff_id=entry.id,
                staff_name=entry.name,
                audience=ReminderAudience.HEAD if reader == HEADS else ReminderAudience.OFFICER,
                codes=tuple(each.dossier.code for each in named),
                more=len(worth) - len(named),
            )
            for entry in readers
        )
        found.append(
            Draft(reminders, tuple(_mark(each, office_id) for each in named if each.dossier.code in new))
        )
    return tuple(found)


def _told_to(level: ReminderLevel, holder: Holder, officer: DirectoryEntry | None) -> str | None:
    if level.goes_to_the_head:
        return HEADS
    if holder.kind is HolderKind.OTHER_UNIT:
        return None
    if officer is None:
        return HEADS
    if not officer.is_reminded:
        return None
    return HEADS if officer.role is StaffRole.MANAGER else officer.id


def _is_told(each: Near, told: Mapping[str, Warned]) -> bool:
    mark = told.get(each.dossier.code)
    return mark is not None and mark.covers(level=each.level, due_at=each.dossier.due_at)


def _mark(each: Near, office_id: str) -> Warned:
    return Warned(
        dossier_code=each.dossier.code, office_id=office_id, level=each.level, due_at=each.dossier.due_at
    )


def _urgency(each: Near, *, is_new: bool) -> tuple[bool, int, str, str]:
    """What was not told yet stands in front, so that no old heap keeps it out of the letter."""
    due = each.dossier.due_at
    level = MOST_URGENT_FIRST.index(each.level)
    return not is_new, level, due.isoformat() if due else "", each.dossier.code

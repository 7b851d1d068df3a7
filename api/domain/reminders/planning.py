"""Whom an office writes to on a working morning, and about which dossiers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.dossiers import Dossier, DueWarning
from api.domain.due_watch import Holder, HolderKind, holder_of
from api.domain.notices import NoticeState
from api.domain.reminders.levels import MOST_URGENT_FIRST, Warned, reminder_level
from api.domain.reminders.records import Reminder, ReminderAudience
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry

# In one letter; what is beyond is counted there, not named, and has its turn the next morning.
MOST_ROWS = 50
# All their letters and marks fit into one transaction, with those that are taken back for them.
MOST_HEADS, MOST_TAKEN_BACK = 10, 3
HEADS = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A dossier that has come near its date, and to whom that is told: an officer's id, or `HEADS`."""

    dossier: Dossier
    level: DueWarning
    holder: Holder
    told_to: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Letters that belong together, and what is told by them: written at once or not at all.

    `taken_back` are letters of days before that the mail service has not taken: the new ones tell the same.
    """

    reminders: tuple[Reminder, ...]
    marks: tuple[Warned, ...]
    taken_back: tuple[Reminder, ...] = ()


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
    unsent: Sequence[Reminder] = (),
) -> tuple[Draft, ...]:
    """The letters of this morning: one for each officer or head to whom something is new.

    `unsent` are those of days before that still wait, the newest last.
    """
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
        first = Reminder(
            state=NoticeState.WAITING,
            try_at=now,
            office_id=office_id,
            on=local_day(now),
            staff_id="",
            staff_name="",
            audience=ReminderAudience.HEAD if reader == HEADS else ReminderAudience.OFFICER,
            codes=tuple(each.dossier.code for each in named),
            more=len(worth) - len(named),
        )
        reminders = [replace(first, staff_id=entry.id, staff_name=entry.name) for entry in readers]
        older = [_older(each, unsent) for each in reminders]
        found.append(
            Draft(
                reminders=tuple(map(_joined, reminders, older)),
                marks=tuple(_mark(each, office_id) for each in named if each.dossier.code in new),
                taken_back=tuple(each for hers in older for each in hers),
            )
        )
    return tuple(found)


def _older(new: Reminder, unsent: Sequence[Reminder]) -> tuple[Reminder, ...]:
    hers = [old for old in unsent if (old.staff_id, old.audience) == (new.staff_id, new.audience)]
    return tuple(old for old in hers if old.on < new.on)[-MOST_TAKEN_BACK:]


def _joined(new: Reminder, older: Sequence[Reminder]) -> Reminder:
    """One letter in place of several."""
    codes = tuple(dict.fromkeys([*new.codes, *(code for old in older for code in old.codes)]))
    return replace(new, codes=codes[:MOST_ROWS], more=new.more + len(codes[MOST_ROWS:]))


def _told_to(level: DueWarning, holder: Holder, officer: DirectoryEntry | None) -> str | None:
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

"""What an edit of the calendar leaves as it was: days that are over, and of today the hours gone by."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from api.domain.calendar import EditedDay, FormerShifts, Shift, WorkingCalendar, local_clock, local_day

# More edits than an office makes while a dossier is open; the oldest are forgotten first.
MOST_FORMER_SHIFTS = 50
MOST_EDITED_DAYS = 100


class DayIsOver(ValueError):
    """The day has no hours left, neither as it was nor as it is to be."""


def first_day_to_edit(calendar: WorkingCalendar, *, now: datetime) -> date:
    """Today, or tomorrow once the last shift of a working day is over."""
    today = local_day(now)
    shifts = calendar.shifts_on(today)
    return today + timedelta(days=1) if shifts and not _has_hours_left(shifts, now) else today


def with_shifts(calendar: WorkingCalendar, shifts: tuple[Shift, ...], *, first: date) -> WorkingCalendar:
    """The calendar with other usual shifts from the day `first` on. Raises `ShiftsOverlap`."""
    known, until = calendar.former_shifts, first - timedelta(days=1)
    # Days up to `until` may have theirs from an earlier edit already.
    if shifts != calendar.shifts and not (known and known[-1].until >= until):
        known = (*known, FormerShifts(until, calendar.shifts))[-MOST_FORMER_SHIFTS:]
    return replace(calendar, shifts=shifts, former_shifts=known)


def with_kept_hours(edited: WorkingCalendar, *, before: WorkingCalendar, now: datetime) -> WorkingCalendar:
    """The edited calendar, in which today counts up to `now` as it did `before`. Raises `DayIsOver`."""
    today = local_day(now)
    was, will = before.shifts_on(today), edited.shifts_on(today)
    if was == will:
        return edited
    if not _has_hours_left(was, now) and not _has_hours_left(will, now):
        raise DayIsOver(f"{today}")
    kept = EditedDay(today, local_clock(now).time(), was)
    return replace(edited, edited_days=(*edited.edited_days, kept)[-MOST_EDITED_DAYS:])


def _has_hours_left(shifts: tuple[Shift, ...], now: datetime) -> bool:
    return bool(shifts) and local_clock(now).time() < shifts[-1].closes_at

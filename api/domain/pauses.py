"""Waits for the citizen: the days they stop, and the working time that runs beside them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.domain.calendar import CalendarHasNoWorkingDay, WorkingCalendar, at_local, local_day

_ONE_DAY = timedelta(days=1)


class PauseEndsBeforeItStarts(ValueError):
    """The citizen answers a supplement request after it was made."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A wait for the citizen's supplement. For one still open, `until` is the present moment.

    It stops every day it touches, from the day of the request through the day of the answer; a deadline in
    hours stops for exactly the working time between the two.
    """

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise PauseEndsBeforeItStarts(f"{self.since} to {self.until}")

    def touches(self, day: date) -> bool:
        """Whether the office was waiting at any moment of `day`."""
        return local_day(self.since) <= day <= local_day(self.until)


def is_paused(day: date, pauses: tuple[Pause, ...]) -> bool:
    """Whether the office waited for the citizen at any moment of `day`."""
    return any(pause.touches(day) for pause in pauses)


def end_of_working_days(
    *, start: date, count: int, calendar: WorkingCalendar, pauses: tuple[Pause, ...] = ()
) -> datetime:
    """When the office closes on the `count`-th working day later than `start`, paused ones left out.

    For none it is the closing of `start`. Raises `CalendarHasNoWorkingDay`.
    """
    day = start
    for _ in range(count):
        day = calendar.next_working_day(after=day)
        while is_paused(day, pauses):
            day = calendar.next_working_day(after=day)
    closes = calendar.closing_time(day)
    if closes is None:
        raise CalendarHasNoWorkingDay(f"{day} is closed")
    return closes


def due_after_hours(
    *, start: datetime, hours: int, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> datetime:
    """The moment by which so many working hours have run since `start`, waits left out."""
    left, cursor = timedelta(hours=hours), start
    for pause in sorted(pauses, key=lambda pause: pause.since):
        runs = calendar.working_time_between(start=cursor, end=pause.since)
        if runs >= left:
            break
        left, cursor = left - runs, max(cursor, pause.until)
    return calendar.add_working_time(start=cursor, amount=left)


def days_with_counted_hours(
    *, start: datetime, due: datetime, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> dict[date, int]:
    """Each day on which working time ran towards a deadline in hours, and its place."""
    cursor, runs = start, []
    for pause in sorted(pauses, key=lambda pause: pause.since):
        runs.append((cursor, min(pause.since, due)))
        cursor = max(cursor, pause.until)
    runs.append((cursor, due))
    days = {
        day
        for begins, ends in runs
        for n in range((local_day(ends) - local_day(begins)).days + 1)
        if _runs_on(day := local_day(begins) + timedelta(days=n), begins, ends, calendar)
    }
    return {day: place for place, day in enumerate(sorted(days), start=1)}


def _runs_on(day: date, begins: datetime, ends: datetime, calendar: WorkingCalendar) -> bool:
    midnight, next_midnight = at_local(day, time()), at_local(day + _ONE_DAY, time())
    return calendar.working_time_between(
        start=max(begins, midnight), end=min(ends, next_midnight)
    ) > timedelta(0)

"""Deadlines of procedures: their units, due dates and how each day was counted."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from api.domain.calendar import Weekend, WorkingCalendar, at_local, local_day
from api.domain.pauses import (
    Pause,
    PauseEndsBeforeItStarts,
    days_with_counted_hours,
    due_after_hours,
    end_of_working_days,
    is_paused,
)

__all__ = ["Pause", "PauseEndsBeforeItStarts"]

# One day on the citizen's strip each; a longer clock shows its first days and states its due date.
CLOCK_LIMIT_IN_DAYS = 400
# A citizen who is asked for papers more often makes her dossier late: the national on-time formula.
MOST_REQUESTS_IN_TIME = 1

_ONE_DAY = timedelta(days=1)


class DeadlineUnit(StrEnum):
    """Units in which procedures state their deadline (giờ, ngày, ngày làm việc)."""

    HOURS = "HOURS"
    DAYS = "DAYS"
    WORKING_DAYS = "WORKING_DAYS"


class DeadlineIsNotPositive(ValueError):
    """A deadline counts at least one unit; a procedure without one has no `Deadline` at all."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long the office may take: `amount` whole units.

    HOURS are working time to the minute: with shifts of eight hours a day, eight are one working day.
    """

    amount: int
    unit: DeadlineUnit

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise DeadlineIsNotPositive(f"{self.amount} {self.unit}")


class ClockDayKind(StrEnum):
    """What a calendar day between receipt and result meant for the deadline."""

    RECEIVED = "RECEIVED"
    COUNTED = "COUNTED"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    PAUSED = "PAUSED"
    EXTENDED = "EXTENDED"
    DUE = "DUE"


@dataclass(frozen=True, slots=True)
class ClockDay:
    """One calendar day of a deadline, with the reason shown to the citizen."""

    on: date
    kind: ClockDayKind
    name_vi: str
    name_en: str


class Timeliness(StrEnum):
    """The columns of report II.06a: how a dossier stands against its due date."""

    EARLY = "EARLY"
    ON_TIME = "ON_TIME"
    OVERDUE = "OVERDUE"
    IN_PROGRESS_WITHIN = "IN_PROGRESS_WITHIN"
    IN_PROGRESS_OVER = "IN_PROGRESS_OVER"


_COUNTED_NAMES = {
    DeadlineUnit.HOURS: ("Ngày có tính giờ, thứ {}", "Day {} with counted hours"),
    DeadlineUnit.DAYS: ("Ngày thứ {}", "Day {}"),
    DeadlineUnit.WORKING_DAYS: ("Ngày làm việc thứ {}", "Working day {}"),
}


def counts_as_received_at(
    *, received_at: datetime, calendar: WorkingCalendar, cut_off: time | None = None
) -> datetime:
    """The UTC moment from which a dossier counts as received.

    On a working day, up to closing (and up to the local `cut_off` some procedures set), that is when it came;
    otherwise it is the opening of the next working day. The hours of the moment it came decide, not what the
    day was edited to later.
    """
    day = local_day(received_at)
    shifts = calendar.shifts_at(received_at)
    in_hours = bool(shifts) and received_at <= at_local(day, shifts[-1].closes_at)
    if in_hours and (cut_off is None or received_at <= at_local(day, cut_off)):
        return received_at.astimezone(UTC)
    next_day = calendar.next_day_that_counts(after=day)
    return at_local(next_day, calendar.counted_shifts(next_day)[0].opens_at)


def due_at(
    *,
    received_at: datetime,
    deadline: Deadline | None,
    calendar: WorkingCalendar,
    cut_off: time | None = None,
    pauses: tuple[Pause, ...] = (),
    extension_days: int = 0,
) -> datetime | None:
    """The UTC moment by which the result is due; `None` for a procedure that states no deadline.

    Days of either kind count from the day after receipt, skip the paused ones and end when the office closes
    on the last of them; plain days that end on a closed day end on the next working day (Civil Code 2015,
    articles 147 and 148). Hours end to the minute. `extension_days` working days more follow, paused ones
    left out, and end when the office closes.
    """
    if deadline is None:
        return None
    start = counts_as_received_at(received_at=received_at, calendar=calendar, cut_off=cut_off)
    if deadline.unit is DeadlineUnit.HOURS:
        ends = due_after_hours(start=start, hours=deadline.amount, calendar=calendar, pauses=pauses)
        if not extension_days:
            return ends
        due_on = local_day(ends)
    else:
        due_on = max(_counted_days(start=start, deadline=deadline, calendar=calendar, pauses=pauses))
        while not calendar.is_working_day(due_on) or is_paused(due_on, pauses):
            due_on = calendar.next_working_day(after=due_on)
    return end_of_working_days(start=due_on, count=extension_days, calendar=calendar, pauses=pauses)


def clock_days(
    *,
    received_at: datetime,
    deadline: Deadline | None,
    calendar: WorkingCalendar,
    cut_off: time | None = None,
    pauses: tuple[Pause, ...] = (),
    extension_days: int = 0,
    promised: datetime | None = None,
) -> tuple[ClockDay, ...]:
    """Every local day from receipt to result and what it meant; empty without a deadline.

    The strip ends on the day of `promised`, the date as it was given, where that is known. A dossier that
    counts as received on a later day shows both as RECEIVED. A clock longer than `CLOCK_LIMIT_IN_DAYS` shows
    that many days and stops before its due day.
    """
    due = promised or due_at(
        received_at=received_at,
        deadline=deadline,
        calendar=calendar,
        cut_off=cut_off,
        pauses=pauses,
        extension_days=extension_days,
    )
    if deadline is None or due is None:
        return ()
    start = counts_as_received_at(received_at=received_at, calendar=calendar, cut_off=cut_off)
    if deadline.unit is DeadlineUnit.HOURS:
        ends = due_after_hours(start=start, hours=deadline.amount, calendar=calendar, pauses=pauses)
        counted = days_with_counted_hours(start=start, due=ends, calendar=calendar, pauses=pauses)
    else:
        counted = _counted_days(start=start, deadline=deadline, calendar=calendar, pauses=pauses)
    received_on = {local_day(received_at), local_day(start)}
    last_counted = max(counted, default=local_day(start))

    def meaning_of(day: date) -> ClockDay:
        closed = calendar.why_closed(day)
        if day == local_day(due):
            return ClockDay(day, ClockDayKind.DUE, "Ngày trả kết quả", "Result due")
        if day in received_on:
            return ClockDay(day, ClockDayKind.RECEIVED, "Ngày nhận hồ sơ", "Dossier received")
        if day in counted:
            name_vi, name_en = _COUNTED_NAMES[deadline.unit]
            place = counted[day]
            return ClockDay(day, ClockDayKind.COUNTED, name_vi.format(place), name_en.format(place))
        if closed is None and not is_paused(day, pauses) and day > last_counted:
            return ClockDay(day, ClockDayKind.EXTENDED, "Ngày gia hạn", "Day of the extension")
        if closed is None or (deadline.unit is DeadlineUnit.DAYS and is_paused(day, pauses)):
            return ClockDay(day, ClockDayKind.PAUSED, "Chờ bạn bổ sung giấy tờ", "Waiting for your papers")
        kind = ClockDayKind.WEEKEND if isinstance(closed, Weekend) else ClockDayKind.HOLIDAY
        return ClockDay(day, kind, closed.name_vi, closed.name_en)

    first = local_day(received_at)
    length = min((local_day(due) - first).days + 1, CLOCK_LIMIT_IN_DAYS)
    return tuple(meaning_of(first + timedelta(days=n)) for n in range(length))


def working_days_left(*, due_at: datetime, now: datetime, calendar: WorkingCalendar) -> int:
    """Working days after today up to the due day: 0 on the due day, negative once it has passed."""
    return calendar.working_days_between(start=local_day(now), end=local_day(due_at))


def classify_on_time(
    *,
    due_at: datetime | None,
    ended_at: datetime | None,
    measured_at: datetime,
    supplement_requests: int = 0,
    waiting_since: datetime | None = None,
) -> Timeliness | None:
    """How a dossier counts in the reports, by local dates; `None` when it has no due date.

    `ended_at` is the end of processing. An open dossier is measured at `measured_at` (the end of the period),
    or at `waiting_since`, when its one supplement request was made, while the citizen has not answered.
    Asking more than once makes it late. `due_at` already leaves out the answered waits. Source: the national
    on-time formula behind report II.06a.
    """
    if due_at is None:
        return None
    due_on, asked_again = local_day(due_at), supplement_requests > MOST_REQUESTS_IN_TIME
    if ended_at is None:
        late = asked_again or local_day(waiting_since or measured_at) > due_on
        return Timeliness.IN_PROGRESS_OVER if late else Timeliness.IN_PROGRESS_WITHIN
    if asked_again or local_day(ended_at) > due_on:
        return Timeliness.OVERDUE
    return Timeliness.EARLY if local_day(ended_at) < due_on else Timeliness.ON_TIME


def _counted_days(
    *, start: datetime, deadline: Deadline, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> dict[date, int]:
    """Each day that counts towards a deadline in days, and its place: 1 to the deadline's amount."""
    counted: dict[date, int] = {}
    day = local_day(start)
    while len(counted) < deadline.amount:
        if deadline.unit is DeadlineUnit.WORKING_DAYS:
            day = calendar.next_working_day(after=day)
        else:
            day += _ONE_DAY
        if not is_paused(day, pauses):
            counted[day] = len(counted) + 1
    return counted

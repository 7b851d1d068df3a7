"""The working calendar of an office: shifts, days off, make-up days and extra hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from api.domain.public_holidays import NATIONAL_MAKE_UP_DAYS, PUBLIC_HOLIDAYS
from api.domain.shifts import EditedDay, FormerShifts, Shift, ShiftEndsBeforeItStarts, pieced_together

__all__ = ["EditedDay", "FormerShifts", "Shift", "ShiftEndsBeforeItStarts"]

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY, SUNDAY = 5, 6

# No real office closes for a year; a calendar that does is a mistake, and the search must end.
SEARCH_LIMIT_IN_DAYS = 400

_ONE_DAY = timedelta(days=1)
_WEEKDAY_NAMES = (
    ("thứ Hai", "Monday"),
    ("thứ Ba", "Tuesday"),
    ("thứ Tư", "Wednesday"),
    ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
)


class ShiftsOverlap(ValueError):
    """The shifts of a day must follow each other."""


class CalendarHasNoWorkingDay(ValueError):
    """No working day (or opening) lies within `SEARCH_LIMIT_IN_DAYS` of where the search began."""


class WorkingTimeIsNegative(ValueError):
    """Working days and working time are counted forwards only."""


def local_clock(moment: datetime) -> datetime:
    """The same moment as a wall clock in Vietnam shows it."""
    return moment.astimezone(LOCAL_TIME)


def local_day(moment: datetime) -> date:
    """The day in Vietnam at this moment."""
    return local_clock(moment).date()


def at_local(day: date, clock: time) -> datetime:
    """The UTC moment at which clocks in Vietnam show `clock` on `day`."""
    return datetime.combine(day, clock, LOCAL_TIME).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday of the country or a closing of this office, with the names shown to citizens."""

    on: date
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekly day off."""

    on: date

    @property
    def name_vi(self) -> str:
        return _WEEKDAY_NAMES[self.on.weekday()][0]

    @property
    def name_en(self) -> str:
        return _WEEKDAY_NAMES[self.on.weekday()][1]


@dataclass(frozen=True, slots=True)
class ExtraHours:
    """Hours beyond the shifts (the "ninth working hour"): they add places to book, never statutory time.

    On the named `days` they always hold; on `weekdays` (0 is Monday) they hold unless that day is a day off.
    """

    shift: Shift
    weekdays: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class DayShifts:
    """The shifts of one working day that differ from the usual ones, such as a half day, with its name."""

    on: date
    shifts: tuple[Shift, ...]
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When one office works. National holidays are its base; the office's own days lie on top.

    A day is decided by the first that speaks: the office's make-up days, its days off, national make-up days,
    national holidays, the weekend. The national table covers 2024 to 2040; outside it the others decide.

    An edit is for the time after it. `former_shifts`, oldest first, are those of the days before the usual
    ones were edited; `edited_days`, in the order of the edits, what a day had until it was edited itself.
    """

    shifts: tuple[Shift, ...]
    days_off: tuple[DayOff, ...] = ()
    make_up_days: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    extra_hours: tuple[ExtraHours, ...] = ()
    day_shifts: tuple[DayShifts, ...] = ()
    former_shifts: tuple[FormerShifts, ...] = ()
    edited_days: tuple[EditedDay, ...] = ()

    def __post_init__(self) -> None:
        for shifts in (self.shifts, *(special.shifts for special in self.day_shifts)):
            if any(later.opens_at < earlier.closes_at for earlier, later in pairwise(shifts)):
                raise ShiftsOverlap(", ".join(f"{s.opens_at:%H:%M}-{s.closes_at:%H:%M}" for s in shifts))

    # Days

    def why_closed(self, day: date) -> DayOff | Weekend | None:
        """Why `day` is no working day, with names to show; `None` on a working day."""
        if day in self.make_up_days:
            return None
        for day_off in self.days_off:
            if day_off.on == day:
                return day_off
        if day in NATIONAL_MAKE_UP_DAYS:
            return None
        if names := PUBLIC_HOLIDAYS.get(day):
            return DayOff(day, *names)
        return Weekend(day) if day.weekday() in self.weekend else None

    def is_working_day(self, day: date) -> bool:
        """Whether `day` counts as a working day: the office has shifts and nothing closes it."""
        return bool(self.shifts) and self.why_closed(day) is None

    def next_working_day(self, *, after: date) -> date:
        """The first working day later than `after`."""
        for days in range(1, SEARCH_LIMIT_IN_DAYS + 1):
            if self.is_working_day(day := after + timedelta(days=days)):
                return day
        raise CalendarHasNoWorkingDay(f"{SEARCH_LIMIT_IN_DAYS} days after {after}")

    def add_working_days(self, *, start: date, count: int) -> date:
        """The `count`-th working day later than `start`; `start` itself for none."""
        if count < 0:
            raise WorkingTimeIsNegative(f"{count} working days")
        day = start
        for _ in range(count):
            day = self.next_working_day(after=day)
        return day

    def working_days_between(self, *, start: date, end: date) -> int:
        """Working days later than `start`, up to and with `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(start=end, end=start)
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    # Shifts

    def shifts_on(self, day: date) -> tuple[Shift, ...]:
        """The statutory shifts of `day`: none unless it is a working day, fewer on a half day."""
        if not self.is_working_day(day):
            return ()
        special = self.special_shifts(day)
        return special.shifts if special else self.usual_shifts(day)

    def usual_shifts(self, day: date) -> tuple[Shift, ...]:
        """The shifts of an ordinary working day as they are on `day`, or were then."""
        return next((former.shifts for former in self.former_shifts if day <= former.until), self.shifts)

    def special_shifts(self, day: date) -> DayShifts | None:
        """The shifts that hold on `day` instead of the usual ones."""
        return next((special for special in self.day_shifts if special.on == day), None)

    def booking_shifts_on(self, day: date) -> tuple[Shift, ...]:
        """The hours in which citizens are served on `day`: shifts and extra hours, overlaps joined.

        The weekly extra hours belong to a day with its usual shifts; a half day has none of them.
        """
        closed, is_usual = self.why_closed(day), self.special_shifts(day) is None
        extra = [
            hours.shift
            for hours in self.extra_hours
            if day in hours.days
            or (is_usual and day.weekday() in hours.weekdays and not isinstance(closed, DayOff))
        ]
        joined: list[Shift] = []
        for shift in sorted([*self.shifts_on(day), *extra]):
            if joined and shift.opens_at < joined[-1].closes_at:
                shift = Shift(joined[-1].opens_at, max(joined.pop().closes_at, shift.closes_at))
            joined.append(shift)
        return tuple(joined)

    def shifts_at(self, moment: datetime) -> tuple[Shift, ...]:
        """The statutory shifts of its day as they were at `moment`, whatever became of the day later."""
        clock, edits = local_clock(moment).time(), self._edits(local_day(moment))
        return next((edit.shifts for edit in edits if clock <= edit.at), self.shifts_on(local_day(moment)))

    def counted_shifts(self, day: date) -> tuple[Shift, ...]:
        """The statutory hours of `day` that count: up to an edit those before it, then those after it."""
        edits, shifts = self._edits(day), self.shifts_on(day)
        return pieced_together(edits, then=shifts) if edits else shifts

    def next_day_that_counts(self, *, after: date) -> date:
        """The first day later than `after` with hours that count, also one closed in the midst of them."""
        for days in range(1, SEARCH_LIMIT_IN_DAYS + 1):
            if self.counted_shifts(day := after + timedelta(days=days)):
                return day
        raise CalendarHasNoWorkingDay(f"{SEARCH_LIMIT_IN_DAYS} days after {after}")

    def closing_time(self, day: date) -> datetime | None:
        """The moment the last statutory shift of `day` ends; `None` when it is no working day.

        A day that was cut to hours already past ends with the edit that cut it.
        """
        shifts, edits = self.shifts_on(day), (edit.at for edit in self._edits(day))
        return at_local(day, max([shifts[-1].closes_at, *edits])) if shifts else None

    def _edits(self, day: date) -> tuple[EditedDay, ...]:
        return tuple(edit for edit in self.edited_days if edit.on == day)

    # The door: open in shifts and in extra hours

    def open_until(self, moment: datetime) -> datetime | None:
        """When the door next closes, if it is open at `moment`; `None` if it is closed."""
        day, until = local_day(moment), None
        for shift in self.booking_shifts_on(day):
            opens, closes = at_local(day, shift.opens_at), at_local(day, shift.closes_at)
            # Extra hours may begin the minute a shift ends: the door stays open.
            if opens <= moment < closes or opens == until:
                until = closes
        return until

    def is_open_at(self, moment: datetime) -> bool:
        """Whether citizens are served at `moment`."""
        return self.open_until(moment) is not None

    def next_opening(self, *, after: datetime) -> datetime:
        """The first moment later than `after` at which a closed door opens."""
        day = local_day(after)
        for _ in range(SEARCH_LIMIT_IN_DAYS + 1):
            shut_since: time | None = None
            for shift in self.booking_shifts_on(day):
                opens = at_local(day, shift.opens_at)
                if opens > after and shift.opens_at != shut_since:
                    return opens
                shut_since = shift.closes_at
            day += _ONE_DAY
        raise CalendarHasNoWorkingDay(f"{SEARCH_LIMIT_IN_DAYS} days after {after}")

    # Statutory working time

    def add_working_time(self, *, start: datetime, amount: timedelta) -> datetime:
        """The UTC moment by which `amount` of shift time has passed since `start`; none gives `start`."""
        if amount < timedelta(0):
            raise WorkingTimeIsNegative(str(amount))
        if not amount:
            return start.astimezone(UTC)
        left, day, idle_days = amount, local_day(start), 0
        while idle_days <= SEARCH_LIMIT_IN_DAYS:
            for opens, closes in self._shift_moments(day):
                begins = max(opens, start)
                if left <= closes - begins:
                    return (begins + left).astimezone(UTC)
                left -= max(closes - begins, timedelta(0))
            idle_days = 0 if self.is_working_day(day) else idle_days + 1
            day += _ONE_DAY
        raise CalendarHasNoWorkingDay(f"{SEARCH_LIMIT_IN_DAYS} days before {day}")

    def working_time_between(self, *, start: datetime, end: datetime) -> timedelta:
        """Shift time between two moments; none when `end` is not later."""
        total, day = timedelta(0), local_day(start)
        while day <= local_day(end):
            for opens, closes in self._shift_moments(day):
                total += max(min(closes, end) - max(opens, start), timedelta(0))
            day += _ONE_DAY
        return total

    def _shift_moments(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for shift in self.counted_shifts(day):
            yield at_local(day, shift.opens_at), at_local(day, shift.closes_at)

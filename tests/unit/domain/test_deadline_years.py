"""Three years of receipts against a count that shares no arithmetic with the rules.

Deadlines in days are asked for every day of the years, those in hours for each ninth: the slow count steps
through them minute by minute. The hour of receipt, the cut-off and the apology take turns.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from api.domain.calendar import DayOff, Shift, WorkingCalendar, at_local, local_day
from api.domain.clock_sources import source_of
from api.domain.deadlines import ClockDayKind, Deadline, DeadlineUnit, Pause, clock_days, due_at
from api.domain.offices import DayMode, DayPlan
from api.domain.offices.day_modes import with_plan
from api.domain.public_holidays import NATIONAL_MAKE_UP_DAYS, PUBLIC_HOLIDAYS
from api.local.demo.office import BASE_CALENDAR, SHIFTS, days_off_from, demo_office

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
HOURS, DAYS, WORKING_DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS
STEP_OF_HOURS_IN_DAYS = 9
# Five hours, two cut-offs and three extensions: with the seven weekdays, none divides another's turn.
CLOCKS = (time(9, 40), time(17, 20), time(6), time(12, 15), time(15, 1))
CUT_OFFS = (None, time(15))
EXTENSIONS = (0, 0, 4)


def with_modes_of_days() -> WorkingCalendar:
    """The demo ward as its manager may change it: half days, some on days off, make-up days, holidays."""
    office = demo_office(group_of_sector={})
    for year in (2026, 2027, 2028):
        for on, mode in (
            (date(year, 2, 9), DayMode.MORNING_ONLY),
            (date(year, 4, 6), DayMode.AFTERNOON_ONLY),
            (date(year, 5, 18), DayMode.HOLIDAY),
            (date(year, 6, 20), DayMode.MORNING_ONLY),
            (date(year, 7, 11), DayMode.MAKE_UP),
            (date(year, 9, 2), DayMode.AFTERNOON_ONLY),
            (date(year, 12, 31), DayMode.MORNING_ONLY),
        ):
            office = with_plan(office, DayPlan(on, mode, mode.name_vi, mode.name_en))
    return office.calendar


CALENDARS = {
    "demo ward": BASE_CALENDAR,
    "demo ward with its holiday for show": demo_office(
        group_of_sector={}, days_off=days_off_from(demo_day=date(2026, 11, 23))
    ).calendar,
    "demo ward with half days": with_modes_of_days(),
    "open on Saturdays": WorkingCalendar(shifts=SHIFTS, weekend=frozenset({6})),
    "own days off and make-up days": WorkingCalendar(
        shifts=SHIFTS,
        days_off=tuple(DayOff(date(year, 3, 26), "Nghỉ", "Closed") for year in (2026, 2027, 2028)),
        make_up_days=frozenset({date(2026, 8, 22), date(2027, 1, 1), date(2028, 5, 6)}),
    ),
    "mornings": WorkingCalendar(shifts=(Shift(time(7), time(11, 30)),)),
}
DEADLINES = (
    Deadline(1, WORKING_DAYS),
    Deadline(7, WORKING_DAYS),
    Deadline(27, WORKING_DAYS),
    Deadline(15, DAYS),
    Deadline(40, DAYS),
    Deadline(4, HOURS),
    Deadline(20, HOURS),
)


def days_of_the_years() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


class SlowOffice:
    """Works or rests by its own reading of the tables, one day at a time."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.off = {each.on for each in calendar.days_off}
        self.calendar = calendar
        self.special = {each.on: each.shifts for each in calendar.day_shifts}

    def shifts(self, day: date) -> tuple[Shift, ...]:
        return self.special.get(day, self.calendar.shifts)

    def works(self, day: date) -> bool:
        if day in self.calendar.make_up_days:
            return True
        if day in self.off:
            return False
        if day in NATIONAL_MAKE_UP_DAYS:
            return True
        return day not in PUBLIC_HOLIDAYS and day.weekday() not in self.calendar.weekend

    def due(
        self, received: datetime, deadline: Deadline, cut_off: time | None, extension_days: int
    ) -> datetime:
        wall = received + timedelta(hours=7)
        day, clock = wall.date(), wall.time()
        if not self.works(day) or clock > min(self.shifts(day)[-1].closes_at, cut_off or time.max):
            day, clock = day + timedelta(days=1), time()
            while not self.works(day):
                day += timedelta(days=1)
        if deadline.unit is HOURS:
            ends = self._after_hours(day, clock, deadline.amount * 60)
            if not extension_days:
                return ends
            day = (ends + timedelta(hours=7)).date()
        else:
            left = deadline.amount
            while left:
                day += timedelta(days=1)
                left -= deadline.unit is DAYS or self.works(day)
            while not self.works(day):
                day += timedelta(days=1)
        while extension_days:
            day += timedelta(days=1)
            extension_days -= self.works(day)
        return datetime.combine(day, self.shifts(day)[-1].closes_at, UTC) - timedelta(hours=7)

    def _after_hours(self, day: date, clock: time, minutes: int) -> datetime:
        moment = datetime.combine(day, clock)
        while minutes:
            minute = moment.time()
            if self.works(moment.date()) and any(
                shift.opens_at <= minute < shift.closes_at for shift in self.shifts(moment.date())
            ):
                minutes -= 1
            moment += timedelta(minutes=1)
        return moment.replace(tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("deadline", DEADLINES, ids=lambda known: f"{known.amount} {known.unit}")
def test_every_day_of_three_years_is_due_when_a_slow_count_says(name: str, deadline: Deadline) -> None:
    calendar, slow = CALENDARS[name], SlowOffice(CALENDARS[name])
    # One day in nine still meets every weekday and holiday week.
    step = STEP_OF_HOURS_IN_DAYS if deadline.unit is HOURS else 1
    for turn, day in enumerate(list(days_of_the_years())[::step]):
        received = at_local(day, CLOCKS[turn % len(CLOCKS)])
        cut_off, extension_days = CUT_OFFS[turn % len(CUT_OFFS)], EXTENSIONS[turn % len(EXTENSIONS)]
        due = due_at(
            received_at=received,
            deadline=deadline,
            calendar=calendar,
            cut_off=cut_off,
            extension_days=extension_days,
        )
        assert due == slow.due(received, deadline, cut_off, extension_days), (name, received, cut_off)


@pytest.mark.parametrize("name", CALENDARS)
def test_strip_gives_the_rule_of_every_kind_of_day_it_meets(name: str) -> None:
    calendar = CALENDARS[name]
    met: dict[ClockDayKind, set[str]] = {}
    for day in list(days_of_the_years())[::11]:
        received = at_local(day, time(9))
        pause = Pause(received + timedelta(days=3), received + timedelta(days=5))
        deadline = Deadline(9, WORKING_DAYS)
        days = clock_days(
            received_at=received, deadline=deadline, calendar=calendar, pauses=(pause,), extension_days=3
        )
        due = due_at(
            received_at=received, deadline=deadline, calendar=calendar, pauses=(pause,), extension_days=3
        )
        assert due is not None
        assert days[-1].on == local_day(due)
        for each in days:
            vi, en = source_of(day=each, unit=WORKING_DAYS, calendar=calendar, received_at=received)
            assert vi
            assert en
            met.setdefault(each.kind, set()).add(en)
    kinds = set(ClockDayKind)
    assert set(met) == kinds
    assert any("Labour Code" in rule for rule in met[ClockDayKind.HOLIDAY])
    if calendar.days_off:
        assert any("own calendar" in rule for rule in met[ClockDayKind.HOLIDAY])

"""The working calendar: days, shifts, the door and working time, against tables and a slow second opinion."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import (
    CalendarHasNoWorkingDay,
    DayOff,
    ExtraHours,
    Shift,
    ShiftEndsBeforeItStarts,
    ShiftsOverlap,
    Weekend,
    WorkingCalendar,
    WorkingTimeIsNegative,
    at_local,
    local_clock,
    local_day,
)

MORNING = Shift(time(7), time(11, 30))
AFTERNOON = Shift(time(13, 30), time(17))
NINTH_HOUR = Shift(time(17), time(18))
CALENDAR = WorkingCalendar(shifts=(MORNING, AFTERNOON))
FLOOD = DayOff(date(2026, 11, 18), "Nghỉ do bão", "Closed for the storm")


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026, by the clock in Vietnam."""
    return at_local(date(2026, 11, day), time.fromisoformat(clock))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    november = st.dates(date(2026, 8, 15), date(2026, 12, 31))
    return WorkingCalendar(
        shifts=draw(
            st.sampled_from(
                [
                    (MORNING, AFTERNOON),
                    (Shift(time(8), time(12)), Shift(time(13), time(17))),
                    (Shift(time(7, 30), time(11, 45)),),
                    (Shift(time(0), time(9)), Shift(time(9), time(23, 59))),
                ]
            )
        ),
        days_off=tuple(DayOff(day, "Nghỉ", "Closed") for day in draw(st.sets(november, max_size=6))),
        make_up_days=frozenset(draw(st.sets(november, max_size=4))),
        weekend=draw(st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset()])),
    )


DAYS = st.dates(date(2026, 8, 15), date(2026, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 8, 15), datetime(2026, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


def slow_is_working(calendar: WorkingCalendar, moment: datetime) -> bool:
    clock = local_clock(moment)
    return calendar.is_working_day(clock.date()) and any(
        shift.opens_at <= clock.time() < shift.closes_at for shift in calendar.shifts
    )


def test_local_day_follows_the_clock_in_vietnam() -> None:
    assert local_day(datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == date(2026, 11, 23)
    assert local_day(datetime(2026, 11, 22, 16, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert at_local(date(2026, 11, 23), time(7)) == datetime(2026, 11, 23, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 20), None),
        (date(2026, 11, 21), Weekend(date(2026, 11, 21))),
        (date(2026, 11, 24), DayOff(date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "Vietnam Cultural Day")),
        (date(2026, 1, 10), None),  # Saturday worked for Friday 2 January
        (date(2026, 8, 22), None),  # Saturday worked for Monday 31 August
        (date(2026, 11, 18), FLOOD),
        (date(2026, 11, 28), None),  # Saturday the office makes up
        (date(2026, 9, 2), None),  # National Day this office works all the same
    ],
)
def test_why_closed_names_the_reason(day: date, reason: DayOff | Weekend | None) -> None:
    calendar = WorkingCalendar(
        shifts=(MORNING,),
        days_off=(FLOOD,),
        make_up_days=frozenset({date(2026, 11, 28), date(2026, 9, 2)}),
    )
    assert calendar.why_closed(day) == reason
    assert calendar.is_working_day(day) is (reason is None)


def test_weekend_days_have_names_in_both_languages() -> None:
    sunday = Weekend(date(2026, 11, 22))
    assert (sunday.name_vi, sunday.name_en) == ("Chủ nhật", "Sunday")


def test_office_day_off_beats_a_national_make_up_day() -> None:
    stocktaking = DayOff(date(2026, 8, 22), "Kiểm kê", "Stocktaking")
    calendar = WorkingCalendar(shifts=(MORNING,), days_off=(stocktaking,))
    assert calendar.why_closed(date(2026, 8, 22)) == stocktaking


@pytest.mark.parametrize(
    ("clock", "until", "next_opening"),
    [
        ("06:59", None, "07:00"),
        ("07:00", "11:30", "13:30"),
        ("11:29", "11:30", "13:30"),
        ("11:30", None, "13:30"),
        ("13:30", "18:00", None),
        ("16:59", "18:00", None),
        ("17:00", "18:00", None),
        ("18:00", None, None),
    ],
)
def test_door_opens_for_shifts_and_the_ninth_hour(
    clock: str, until: str | None, next_opening: str | None
) -> None:
    monday_hours = ExtraHours(NINTH_HOUR, weekdays=frozenset({0}))
    calendar = WorkingCalendar(shifts=(MORNING, AFTERNOON), extra_hours=(monday_hours,))
    moment = at(16, clock)
    assert calendar.open_until(moment) == (at(16, until) if until else None)
    assert calendar.is_open_at(moment) is (until is not None)
    expected = at(16, next_opening) if next_opening else at(17, "07:00")
    assert calendar.next_opening(after=moment) == expected


def test_next_opening_skips_weekend_and_holiday() -> None:
    assert CALENDAR.next_opening(after=at(20, "17:00")) == at(23, "07:00")
    assert CALENDAR.next_opening(after=at(23, "17:00")) == at(25, "07:00")


def test_extra_hours_add_booking_time_and_no_statutory_time() -> None:
    hours = ExtraHours(NINTH_HOUR, weekdays=frozenset({0, 1, 5}), days=frozenset({date(2026, 11, 24)}))
    calendar = WorkingCalendar(shifts=(MORNING, AFTERNOON), extra_hours=(hours,))
    assert calendar.booking_shifts_on(date(2026, 11, 16)) == (MORNING, AFTERNOON, NINTH_HOUR)
    assert calendar.booking_shifts_on(date(2026, 11, 21)) == (NINTH_HOUR,)  # a Saturday
    assert calendar.booking_shifts_on(date(2026, 11, 24)) == (NINTH_HOUR,)  # a holiday, named outright
    assert calendar.booking_shifts_on(date(2026, 11, 18)) == (MORNING, AFTERNOON)
    assert calendar.shifts_on(date(2026, 11, 16)) == (MORNING, AFTERNOON)
    assert calendar.closing_time(date(2026, 11, 16)) == at(16, "17:00")
    assert calendar.add_working_time(start=at(16, "17:00"), amount=timedelta(minutes=1)) == at(17, "07:01")


def test_weekday_extra_hours_rest_on_a_holiday() -> None:
    hours = ExtraHours(NINTH_HOUR, weekdays=frozenset({1}))
    calendar = WorkingCalendar(shifts=(MORNING,), extra_hours=(hours,))
    assert calendar.booking_shifts_on(date(2026, 11, 24)) == ()


def test_overlapping_extra_hours_are_joined_to_the_shift() -> None:
    hours = ExtraHours(Shift(time(16), time(18)), weekdays=frozenset({0}))
    calendar = WorkingCalendar(shifts=(MORNING, AFTERNOON), extra_hours=(hours,))
    assert calendar.booking_shifts_on(date(2026, 11, 16)) == (MORNING, Shift(time(13, 30), time(18)))


def test_closed_day_has_no_closing_time() -> None:
    assert CALENDAR.closing_time(date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (at(16, "07:00"), 0, at(16, "07:00")),
        (at(16, "09:00"), 150, at(16, "11:30")),
        (at(16, "09:00"), 151, at(16, "13:31")),
        (at(16, "12:00"), 60, at(16, "14:30")),
        (at(16, "07:00"), 480, at(16, "17:00")),
        (at(20, "16:30"), 60, at(23, "07:30")),
        (at(21, "09:00"), 480, at(23, "17:00")),
        (at(23, "16:59"), 2, at(25, "07:01")),
    ],
)
def test_working_time_runs_only_inside_shifts(start: datetime, minutes: int, end: datetime) -> None:
    assert CALENDAR.add_working_time(start=start, amount=timedelta(minutes=minutes)) == end


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 16), 0, date(2026, 11, 16)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 2, date(2026, 11, 25)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
    ],
)
def test_working_days_skip_weekends_holidays_and_swapped_days(start: date, count: int, end: date) -> None:
    assert CALENDAR.add_working_days(start=start, count=count) == end


@pytest.mark.parametrize(
    "never_open",
    [
        WorkingCalendar(shifts=()),
        WorkingCalendar(shifts=(MORNING,), weekend=frozenset(range(7))),
    ],
)
def test_search_without_any_working_day_ends_with_an_error(never_open: WorkingCalendar) -> None:
    # After the last national make-up day, nothing opens this office any more.
    monday, moment = date(2026, 11, 16), at(16, "09:00")
    with pytest.raises(CalendarHasNoWorkingDay):
        never_open.next_working_day(after=monday)
    with pytest.raises(CalendarHasNoWorkingDay):
        never_open.next_opening(after=moment)
    with pytest.raises(CalendarHasNoWorkingDay):
        never_open.add_working_time(start=moment, amount=timedelta(minutes=1))


def test_calendar_refuses_impossible_shifts() -> None:
    with pytest.raises(ShiftEndsBeforeItStarts):
        Shift(time(11), time(11))
    with pytest.raises(ShiftsOverlap):
        WorkingCalendar(shifts=(MORNING, Shift(time(11), time(12))))
    with pytest.raises(ShiftsOverlap):
        WorkingCalendar(shifts=(AFTERNOON, MORNING))


def test_working_time_is_never_counted_backwards() -> None:
    with pytest.raises(WorkingTimeIsNegative):
        CALENDAR.add_working_time(start=at(16, "09:00"), amount=timedelta(minutes=-1))
    with pytest.raises(WorkingTimeIsNegative):
        CALENDAR.add_working_days(start=date(2026, 11, 16), count=-1)


@given(calendars(), DAYS, st.integers(0, 40))
def test_adding_working_days_is_undone_by_counting_them(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    end = calendar.add_working_days(start=start, count=count)
    assert calendar.working_days_between(start=start, end=end) == count
    assert calendar.working_days_between(start=end, end=start) == -count
    assert count == 0 or calendar.is_working_day(end)


@given(calendars(), MOMENTS, st.integers(0, 6_000))
def test_adding_working_time_is_undone_by_measuring_it(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    amount = timedelta(minutes=minutes)
    end = calendar.add_working_time(start=start, amount=amount)
    assert calendar.working_time_between(start=start, end=end) == amount
    assert end >= start


# Stepping minute by minute is slow on purpose.
@settings(deadline=None)
@given(calendars(), MOMENTS, st.integers(1, 2_000))
def test_working_time_agrees_with_a_minute_by_minute_count(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    moment, left = start, minutes
    while left:
        left -= slow_is_working(calendar, moment)
        moment += timedelta(minutes=1)
    assert calendar.add_working_time(start=start, amount=timedelta(minutes=minutes)) == moment


@given(calendars(), MOMENTS)
def test_next_opening_lies_ahead_and_opens_a_closed_door(calendar: WorkingCalendar, moment: datetime) -> None:
    opening = calendar.next_opening(after=moment)
    assert opening > moment
    assert calendar.is_open_at(opening)
    assert not calendar.is_open_at(opening - timedelta(minutes=1))


@given(calendars(), MOMENTS)
def test_open_door_closes_only_at_the_announced_moment(calendar: WorkingCalendar, moment: datetime) -> None:
    until = calendar.open_until(moment)
    assert calendar.is_open_at(moment) == slow_is_working(calendar, moment)
    if until is not None:
        assert calendar.is_open_at(until - timedelta(minutes=1))
        assert not calendar.is_open_at(until)

"""The demo's clock: always a working morning, never backwards."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import DayOff, at_local, local_clock, local_day
from api.local.demo.clock import RESUMED_AHEAD, ClockKeeper, SavedMoment, demo_moment, read_saved
from api.local.demo.office import BASE_CALENDAR, days_off_from
from tests.clocks import MONDAY_MORNING, MovableClock

SATURDAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)  # Tuesday 24 November is a public holiday


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return at_local(day, time(hour, minute))


@pytest.mark.parametrize(
    ("real_now", "stopped_at", "begins"),
    [
        (moment(SATURDAY, 15), None, moment(MONDAY, 8, 30)),
        (moment(MONDAY, 6), None, moment(MONDAY, 8, 30)),
        (moment(MONDAY, 22), None, moment(MONDAY, 8, 30)),
        (moment(SATURDAY, 15), moment(MONDAY, 9, 12), moment(MONDAY, 9, 12) + RESUMED_AHEAD),
        (moment(SATURDAY, 15), moment(MONDAY, 11, 0), moment(WEDNESDAY, 8, 30)),
        (moment(MONDAY, 22), moment(MONDAY, 14, 0), moment(WEDNESDAY, 8, 30)),
    ],
    ids=["weekend", "early", "night", "goes on", "too late in the morning", "afternoon"],
)
def test_demo_begins_or_goes_on(real_now: datetime, stopped_at: datetime | None, begins: datetime) -> None:
    saved = SavedMoment(stopped_at, real_now - timedelta(minutes=5)) if stopped_at else None
    assert demo_moment(real_now=real_now, saved=saved, calendar=BASE_CALENDAR) == begins


def test_demo_left_for_weeks_begins_near_the_real_day() -> None:
    saved = SavedMoment(moment(MONDAY, 9), real=moment(SATURDAY, 15))
    weeks_later = moment(date(2026, 12, 16), 10)
    assert demo_moment(real_now=weeks_later, saved=saved, calendar=BASE_CALENDAR) == moment(
        date(2026, 12, 16), 8, 30
    )


moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))


@given(real_now=moments, stopped_ago=st.timedeltas(timedelta(0), timedelta(days=30)), was_at=moments)
def test_demo_never_runs_backwards(real_now: datetime, stopped_ago: timedelta, was_at: datetime) -> None:
    saved = SavedMoment(was_at, real_now - stopped_ago)
    assert demo_moment(real_now=real_now, saved=saved, calendar=BASE_CALENDAR) >= was_at


@given(real_now=moments)
def test_demo_begins_on_a_working_morning_on_or_after_the_real_day(real_now: datetime) -> None:
    begins = demo_moment(real_now=real_now, saved=None, calendar=BASE_CALENDAR)
    assert local_clock(begins).time() == time(8, 30)
    assert BASE_CALENDAR.is_working_day(local_day(begins))
    assert local_day(begins) >= local_day(real_now)


def test_saved_moment_is_read_back(tmp_path: Path) -> None:
    demo, real = MovableClock(), MovableClock(MONDAY_MORNING - timedelta(days=2))
    keeper = ClockKeeper(path=tmp_path / "clock.json", demo=demo, real=real)
    keeper.start()
    demo.move(minutes=3)
    keeper.stop()
    assert read_saved(tmp_path / "clock.json") == SavedMoment(demo.now(), real.now())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"demo": 3}', '{"demo": "x", "real": "y"}'])
def test_torn_file_counts_as_never_saved(tmp_path: Path, text: str) -> None:
    path = tmp_path / "clock.json"
    path.write_text(text, encoding="utf-8")
    assert read_saved(path) is None


@given(demo_day=st.dates(date(2026, 1, 1), date(2029, 12, 1)))
def test_a_holiday_lies_within_the_bookable_days(demo_day: date) -> None:
    days_off = days_off_from(demo_day=demo_day)
    calendar = type(BASE_CALENDAR)(shifts=BASE_CALENDAR.shifts, days_off=days_off)
    closed = [calendar.why_closed(demo_day + timedelta(days=days)) for days in range(1, 8)]
    assert any(isinstance(day, DayOff) for day in closed)
    assert days_off_from(demo_day=demo_day, known=days_off) == days_off

"""Deadlines: due moments and pauses, with a slow second opinion."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.deadlines import (
    ClockDayKind,
    Deadline,
    DeadlineIsNotPositive,
    DeadlineUnit,
    Pause,
    PauseEndsBeforeItStarts,
    clock_days,
    counts_as_received_at,
    due_at,
)
from tests.unit.domain.slow_due_dates import AFTERNOON, MORNING, calendars, slow_due_at

CALENDAR = WorkingCalendar(shifts=(MORNING, AFTERNOON))
HOURS, DAYS, WORKING_DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026, by the clock in Vietnam."""
    return at_local(date(2026, 11, day), time.fromisoformat(clock))


MOMENTS = st.datetimes(datetime(2026, 8, 15), datetime(2026, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)
DEADLINES = st.builds(Deadline, st.integers(1, 30), st.sampled_from(DeadlineUnit))
CUT_OFFS = st.sampled_from([None, time(15), time(11)])
EXTENSIONS = st.sampled_from([0, 0, 1, 7])


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> tuple[Pause, ...]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        # Short waits soon after receipt meet deadlines in hours; long ones later meet those in days.
        since = start + timedelta(minutes=draw(st.integers(0, 900) | st.integers(0, 20_000)))
        found.append(
            Pause(since, since + timedelta(minutes=draw(st.integers(0, 300) | st.integers(0, 8_000))))
        )
    return tuple(found)


@pytest.mark.parametrize(
    ("received_at", "deadline", "due"),
    [
        (at(16, "09:52"), Deadline(4, WORKING_DAYS), at(20, "17:00")),
        (at(16, "17:00"), Deadline(1, WORKING_DAYS), at(17, "17:00")),
        (at(16, "17:01"), Deadline(1, WORKING_DAYS), at(18, "17:00")),  # counts as received on the 17th
        (at(14, "10:00"), Deadline(1, WORKING_DAYS), at(17, "17:00")),  # Saturday: received on Monday
        (at(23, "08:00"), Deadline(1, WORKING_DAYS), at(25, "17:00")),  # the 24th is a holiday
        (at(16, "06:00"), Deadline(1, WORKING_DAYS), at(17, "17:00")),  # before opening is that day
        (at(16, "09:00"), Deadline(5, DAYS), at(23, "17:00")),  # Saturday moves to Monday
        (at(20, "09:00"), Deadline(4, DAYS), at(25, "17:00")),  # the holiday moves to Wednesday
        (at(16, "09:00"), Deadline(10, DAYS), at(26, "17:00")),
        (at(16, "07:00"), Deadline(8, HOURS), at(16, "17:00")),
        (at(16, "09:52"), Deadline(8, HOURS), at(17, "09:52")),
        (at(16, "11:00"), Deadline(1, HOURS), at(16, "14:00")),
        (at(23, "16:00"), Deadline(2, HOURS), at(25, "08:00")),
        (at(16, "20:00"), Deadline(2, HOURS), at(17, "09:00")),
    ],
)
def test_due_moment_of_each_unit(received_at: datetime, deadline: Deadline, due: datetime) -> None:
    assert due_at(received_at=received_at, deadline=deadline, calendar=CALENDAR) == due


@pytest.mark.parametrize(
    ("clock", "due"),
    [("15:00", at(17, "17:00")), ("15:01", at(18, "17:00"))],
)
def test_cut_off_moves_later_intake_to_the_next_working_day(clock: str, due: datetime) -> None:
    deadline = Deadline(1, WORKING_DAYS)
    assert due_at(received_at=at(16, clock), deadline=deadline, calendar=CALENDAR, cut_off=time(15)) == due


def test_procedure_without_deadline_has_no_due_moment_and_no_clock() -> None:
    assert due_at(received_at=at(16, "09:00"), deadline=None, calendar=CALENDAR) is None
    assert clock_days(received_at=at(16, "09:00"), deadline=None, calendar=CALENDAR) == ()


@pytest.mark.parametrize(
    ("deadline", "pauses", "due"),
    [
        (Deadline(6, WORKING_DAYS), (Pause(at(18, "09:00"), at(19, "16:00")),), at(27, "17:00")),
        # The weekend inside a wait was never counted, so it is not given back.
        (Deadline(6, WORKING_DAYS), (Pause(at(20, "09:00"), at(23, "16:00")),), at(27, "17:00")),
        # Two waits on one day stop it once.
        (
            Deadline(2, WORKING_DAYS),
            (Pause(at(17, "08:00"), at(17, "09:00")), Pause(at(17, "10:00"), at(17, "11:00"))),
            at(19, "17:00"),
        ),
        # A wait that begins after the deadline has run out changes nothing.
        (Deadline(2, WORKING_DAYS), (Pause(at(19, "08:00"), at(20, "09:00")),), at(18, "17:00")),
        (Deadline(2, DAYS), (Pause(at(17, "08:00"), at(18, "09:00")),), at(20, "17:00")),
        (Deadline(8, HOURS), (Pause(at(16, "14:00"), at(17, "14:00")),), at(18, "09:52")),
        # Saturday moves to Monday, on which the citizen is asked: the 24th is a holiday, so Wednesday.
        (Deadline(5, DAYS), (Pause(at(23, "08:00"), at(23, "09:00")),), at(25, "17:00")),
        (Deadline(8, HOURS), (Pause(at(16, "12:00"), at(16, "13:00")),), at(17, "09:52")),
        # The hour is over the minute the wait begins.
        (Deadline(1, HOURS), (Pause(at(16, "10:52"), at(16, "14:00")),), at(16, "10:52")),
        # Waits may be told in any order.
        (
            Deadline(2, HOURS),
            (Pause(at(16, "14:00"), at(16, "15:00")), Pause(at(16, "10:00"), at(16, "11:00"))),
            at(16, "15:52"),
        ),
        (
            Deadline(1, HOURS),
            (Pause(at(16, "10:00"), at(16, "10:30")), Pause(at(16, "10:10"), at(16, "10:40"))),
            at(16, "13:32"),
        ),
    ],
)
def test_waiting_for_the_citizen_stops_the_deadline(
    deadline: Deadline, pauses: tuple[Pause, ...], due: datetime
) -> None:
    received_at = at(16, "09:52")
    assert due_at(received_at=received_at, deadline=deadline, calendar=CALENDAR, pauses=pauses) == due


def test_impossible_deadlines_and_pauses_are_refused() -> None:
    with pytest.raises(DeadlineIsNotPositive):
        Deadline(0, DAYS)
    with pytest.raises(PauseEndsBeforeItStarts):
        Pause(at(18, "09:00"), at(18, "08:59"))


# Stepping minute by minute is slow on purpose.
@settings(deadline=None)
@given(st.data(), calendars(), MOMENTS, DEADLINES, CUT_OFFS, EXTENSIONS)
def test_due_moment_agrees_with_a_day_by_day_count(
    data: st.DataObject,
    calendar: WorkingCalendar,
    received_at: datetime,
    deadline: Deadline,
    cut_off: time | None,
    extension_days: int,
) -> None:
    pauses = data.draw(pauses_after(received_at))
    due = due_at(
        received_at=received_at,
        deadline=deadline,
        calendar=calendar,
        cut_off=cut_off,
        pauses=pauses,
        extension_days=extension_days,
    )
    assert due == slow_due_at(received_at, deadline, calendar, cut_off, pauses, extension_days)


@given(st.data(), calendars(), MOMENTS, DEADLINES, CUT_OFFS)
def test_due_moment_never_falls_on_a_closed_day(
    data: st.DataObject,
    calendar: WorkingCalendar,
    received_at: datetime,
    deadline: Deadline,
    cut_off: time | None,
) -> None:
    pauses = data.draw(pauses_after(received_at))
    due = due_at(
        received_at=received_at, deadline=deadline, calendar=calendar, cut_off=cut_off, pauses=pauses
    )
    assert due is not None
    assert calendar.is_working_day(local_day(due))
    assert due > received_at


@given(st.data(), calendars(), MOMENTS, DEADLINES, CUT_OFFS, st.integers(0, 10_000))
def test_later_intake_is_never_due_earlier(
    data: st.DataObject,
    calendar: WorkingCalendar,
    received_at: datetime,
    deadline: Deadline,
    cut_off: time | None,
    minutes_later: int,
) -> None:
    pauses = data.draw(pauses_after(received_at))
    first, second = (
        due_at(received_at=moment, deadline=deadline, calendar=calendar, cut_off=cut_off, pauses=pauses)
        for moment in (received_at, received_at + timedelta(minutes=minutes_later))
    )
    assert first is not None
    assert second is not None
    assert first <= second


@given(calendars(), MOMENTS, st.integers(1, 20), st.data())
def test_pausing_working_days_moves_the_due_day_by_exactly_as_many(
    calendar: WorkingCalendar, received_at: datetime, amount: int, data: st.DataObject
) -> None:
    deadline = Deadline(amount, WORKING_DAYS)
    start = local_day(counts_as_received_at(received_at=received_at, calendar=calendar))
    first = calendar.add_working_days(start=start, count=data.draw(st.integers(1, amount)))
    paused = data.draw(st.integers(1, 10))
    last = calendar.add_working_days(start=first, count=paused - 1)
    pause = Pause(at_local(first, time(8)), at_local(last, time(10)))

    unpaused = due_at(received_at=received_at, deadline=deadline, calendar=calendar)
    moved = due_at(received_at=received_at, deadline=deadline, calendar=calendar, pauses=(pause,))

    assert unpaused is not None
    assert moved is not None
    assert local_day(moved) == calendar.add_working_days(start=local_day(unpaused), count=paused)


@given(st.data(), calendars(), MOMENTS, DEADLINES, CUT_OFFS)
def test_strip_holds_every_day_once_and_ends_on_the_due_day(
    data: st.DataObject,
    calendar: WorkingCalendar,
    received_at: datetime,
    deadline: Deadline,
    cut_off: time | None,
) -> None:
    pauses = data.draw(pauses_after(received_at))
    due = due_at(
        received_at=received_at, deadline=deadline, calendar=calendar, cut_off=cut_off, pauses=pauses
    )
    days = clock_days(
        received_at=received_at, deadline=deadline, calendar=calendar, cut_off=cut_off, pauses=pauses
    )
    assert due is not None
    first = local_day(received_at)
    assert [day.on for day in days] == [first + timedelta(days=n) for n in range(len(days))]
    assert days[-1].on == local_day(due)
    assert [day.kind for day in days].count(ClockDayKind.DUE) == 1
    assert all(day.name_vi and day.name_en for day in days)
    if deadline.unit is WORKING_DAYS:
        assert [day.kind for day in days].count(ClockDayKind.COUNTED) == deadline.amount - 1

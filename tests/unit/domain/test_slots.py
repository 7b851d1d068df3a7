"""The slots of a day: where they lie, how they are named, and several in a row."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import DayPart, find_slot, find_slots, parse_slot_id, slot_id, slot_times
from api.domain.calendar import ExtraHours, Shift, WorkingCalendar, at_local, local_clock, local_day
from tests.unit.domain.appointment_cases import (
    HOLIDAY,
    MONDAY,
    OFFICE,
    RESIDENCE,
    SATURDAY,
    WEDNESDAY,
    local_slot,
    office,
)


@pytest.mark.parametrize(
    ("minutes", "count", "first", "last"),
    [
        (15, 32, "07:00", "16:45"),
        (20, 23, "07:00", "16:30"),
        (60, 7, "07:00", "15:30"),
        (120, 3, "07:00", "13:30"),
    ],
)
def test_slots_fill_the_shifts(minutes: int, count: int, first: str, last: str) -> None:
    an_office = office(slot_minutes=minutes)
    slots = slot_times(office=an_office, group=an_office.groups[1], day=MONDAY)
    assert len(slots) == count
    assert f"{local_clock(slots[0].starts_at):%H:%M}" == first
    assert f"{local_clock(slots[-1].starts_at):%H:%M}" == last


@pytest.mark.parametrize("day", [HOLIDAY, SATURDAY])
def test_closed_day_has_no_slots(day: date) -> None:
    assert slot_times(office=OFFICE, group=RESIDENCE, day=day) == ()


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        ("07:00", DayPart.MORNING),
        ("11:15", DayPart.MORNING),
        ("13:30", DayPart.AFTERNOON),
        ("16:45", DayPart.AFTERNOON),
        ("17:00", DayPart.NINTH_HOUR),
        ("17:45", DayPart.NINTH_HOUR),
    ],
)
def test_slot_is_shown_under_its_part_of_the_day(clock: str, part: DayPart) -> None:
    slot = find_slot(office=OFFICE, slot_id=local_slot(WEDNESDAY, clock))
    assert slot is not None
    assert slot.part is part


HALVES = st.integers(0, 47)


@given(
    st.lists(st.tuples(HALVES, HALVES), min_size=1, max_size=4),
    st.lists(st.tuples(HALVES, HALVES), max_size=2),
    st.integers(5, 120),
    st.integers(1, 50),
    st.dates(date(2026, 11, 1), date(2026, 12, 31)),
)
def test_slots_never_overlap_and_lie_in_booking_shifts(
    shifts: list[tuple[int, int]], extra: list[tuple[int, int]], minutes: int, capacity: int, day: date
) -> None:
    def clock(half_hours: int) -> time:
        return time(half_hours // 2, 30 * (half_hours % 2))

    marks = sorted({mark for shift in shifts for mark in shift})
    calendar = WorkingCalendar(
        shifts=tuple(Shift(clock(a), clock(b)) for a, b in zip(marks[::2], marks[1::2], strict=False)),
        extra_hours=tuple(
            ExtraHours(shift=Shift(clock(a), clock(b)), days=frozenset({day})) for a, b in extra if a < b
        ),
    )
    an_office = office(slot_minutes=minutes, capacity=capacity, calendar=calendar)
    group = an_office.groups[1]
    slots = slot_times(office=an_office, group=group, day=day)
    hours = calendar.booking_shifts_on(day)
    assert all(earlier.ends_at <= later.starts_at for earlier, later in pairwise(slots))
    for slot in slots:
        assert slot.ends_at - slot.starts_at == timedelta(minutes=minutes)
        assert slot.capacity == capacity
        assert local_day(slot.starts_at) == day
        assert any(
            at_local(day, shift.opens_at) <= slot.starts_at and slot.ends_at <= at_local(day, shift.closes_at)
            for shift in hours
        )
        assert parse_slot_id(slot.id) == (group.id, slot.starts_at)
    for slot in slots[:1] + slots[-1:]:
        assert find_slot(office=an_office, slot_id=slot.id) == slot


def test_slot_id_is_the_group_and_the_utc_start() -> None:
    assert local_slot(MONDAY, "09:45", "civil-status") == "civil-status@2026-11-23T02:45Z"


@given(
    st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_slot_id_round_trips(group_id: str, moment: datetime) -> None:
    starts_at = moment.replace(second=0, microsecond=0)
    assert parse_slot_id(slot_id(group_id=group_id, starts_at=starts_at)) == (group_id, starts_at)


@pytest.mark.parametrize(
    ("clock", "places", "ends"),
    [
        ("07:00", 1, "07:15"),
        ("07:00", 4, "08:00"),
        ("11:00", 2, "11:30"),
        ("11:15", 2, None),  # lunch
        ("16:45", 1, "17:00"),
        ("16:45", 2, "17:15"),  # the ninth hour follows at once
        ("17:45", 2, None),  # closing time
        ("10:05", 2, None),
    ],
)
def test_several_places_follow_each_other_within_the_hours(clock: str, places: int, ends: str | None) -> None:
    slots = find_slots(office=OFFICE, slot_id=local_slot(WEDNESDAY, clock), places=places)
    if ends is None:
        assert slots is None
    else:
        assert slots is not None
        assert len(slots) == places
        assert slots[-1].ends_at == at_local(WEDNESDAY, time.fromisoformat(ends))
        assert all(later.starts_at == earlier.ends_at for earlier, later in pairwise(slots))

"""Appointments: the slots of a day, how far ahead one may book, and why a slot is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import (
    EARLIEST_BOOKING_AHEAD_IN_MINUTES,
    DayPart,
    SlotRefusal,
    bookable_days,
    booking_opens_at,
    find_slot,
    find_slots,
    free_places,
    is_quiet,
    listed_days,
    parse_slot_id,
    slot_id,
    slot_refusal,
    slot_times,
)
from api.domain.calendar import ExtraHours, Shift, WorkingCalendar, at_local, local_clock, local_day
from api.domain.offices import BookingPolicy, Counter, Office, ServiceGroup

MONDAY, HOLIDAY, WEDNESDAY, SATURDAY = (date(2026, 11, day) for day in (23, 24, 25, 28))
NINTH_HOUR = ExtraHours(shift=Shift(time(17), time(18)), days=frozenset({WEDNESDAY}))
NOW = at_local(MONDAY, time(8, 30))


def office(*, slot_minutes: int = 15, capacity: int = 2, calendar: WorkingCalendar | None = None) -> Office:
    shifts = (Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17)))
    return Office(
        id="lien-chieu",
        name="Phường Liên Chiểu",
        unit_vi="Trung tâm Phục vụ hành chính công",
        unit_en="Public Service Centre",
        address="1 Đường Demo",
        agency_code="H17.45",
        calendar=calendar or WorkingCalendar(shifts=shifts, extra_hours=(NINTH_HOUR,)),
        groups=(
            ServiceGroup("land", "A", "Đất đai", "Land", (), 1, 20, 20),
            ServiceGroup("residence", "C", "Cư trú", "Residence", (), capacity, slot_minutes, 12),
        ),
        counters=(Counter(1, "Tất cả", "All", ("land", "residence")),),
    )


OFFICE = office()
RESIDENCE = OFFICE.groups[1]


def local_slot(day: date, clock: str, group_id: str = "residence") -> str:
    return slot_id(group_id=group_id, starts_at=at_local(day, time.fromisoformat(clock)))


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
    "text",
    [
        "",
        "residence",
        "residence@",
        "@2026-11-23T02:45Z",
        "residence@2026-11-23T02:45",
        "residence@2026-11-23T02:45:00Z",
        "residence@2026-13-23T02:45Z",
        "residence@2026-02-30T02:45Z",
        "residence@2026-11-23T25:45Z",
        "residence@0000-01-01T00:00Z",
        "Residence@2026-11-23T02:45Z",
        "residence@２０２６-11-23T02:45Z",
        "residence@2026-11-23T02:45Z\n",
        "SLOTS#x@2026-11-23T02:45Z",
        "a" * 41 + "@2026-11-23T02:45Z",
    ],
)
def test_text_that_names_no_slot_is_refused(text: str) -> None:
    assert parse_slot_id(text) is None
    assert find_slot(office=OFFICE, slot_id=text) is None
    refusal = slot_refusal(office=OFFICE, slot_id=text, group_id="residence", now=NOW)
    assert refusal is SlotRefusal.UNKNOWN


@given(st.from_regex(r"residence@\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z", fullmatch=True))
def test_text_of_the_right_shape_is_that_very_slot_or_none(text: str) -> None:
    parsed = parse_slot_id(text)
    assert parsed is None or slot_id(group_id=parsed[0], starts_at=parsed[1]) == text
    refusal = slot_refusal(office=OFFICE, slot_id=text, group_id="residence", now=NOW)
    assert refusal is not None or find_slot(office=OFFICE, slot_id=text) is not None


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (local_slot(MONDAY, "10:00"), None),
        (local_slot(MONDAY, "08:45"), None),
        (local_slot(MONDAY, "08:30"), SlotRefusal.PAST),
        (local_slot(MONDAY, "07:00"), SlotRefusal.PAST),
        (local_slot(MONDAY - timedelta(days=1), "09:00"), SlotRefusal.PAST),
        (local_slot(HOLIDAY, "09:00"), SlotRefusal.OFFICE_CLOSED),
        (local_slot(SATURDAY, "09:00"), SlotRefusal.OFFICE_CLOSED),
        (local_slot(WEDNESDAY, "17:15"), None),
        (local_slot(MONDAY, "17:15"), SlotRefusal.UNKNOWN),
        (local_slot(MONDAY, "12:00"), SlotRefusal.UNKNOWN),
        (local_slot(MONDAY, "10:05"), SlotRefusal.UNKNOWN),
        (local_slot(MONDAY + timedelta(days=7), "16:45"), None),
        (local_slot(MONDAY + timedelta(days=8), "07:00"), SlotRefusal.TOO_FAR_AHEAD),
        (local_slot(MONDAY, "10:00", "land"), SlotRefusal.UNKNOWN),
        (local_slot(MONDAY, "10:00", "business"), SlotRefusal.UNKNOWN),
        ("residence@0001-01-01T00:00Z", SlotRefusal.PAST),
        ("residence@9999-12-31T23:59Z", SlotRefusal.TOO_FAR_AHEAD),
    ],
)
def test_slot_is_refused_for_its_reason(asked: str, refusal: SlotRefusal | None) -> None:
    assert slot_refusal(office=OFFICE, slot_id=asked, group_id="residence", now=NOW) is refusal


def test_slot_of_an_unknown_group_is_unknown() -> None:
    asked = local_slot(MONDAY, "10:00", "business")
    assert slot_refusal(office=OFFICE, slot_id=asked, group_id="business", now=NOW) is SlotRefusal.UNKNOWN


def test_slot_needs_a_little_notice() -> None:
    asked = local_slot(MONDAY, "10:00")
    latest = at_local(MONDAY, time(10)) - timedelta(minutes=EARLIEST_BOOKING_AHEAD_IN_MINUTES)
    assert slot_refusal(office=OFFICE, slot_id=asked, group_id="residence", now=latest) is None
    too_late = latest + timedelta(seconds=1)
    assert slot_refusal(office=OFFICE, slot_id=asked, group_id="residence", now=too_late) is SlotRefusal.PAST


@given(st.datetimes(datetime(2026, 1, 1), datetime(2039, 1, 1), timezones=st.just(UTC)))
def test_every_listed_slot_with_notice_can_be_booked(now: datetime) -> None:
    days = bookable_days(policy=OFFICE.booking_policy, now=now)
    assert len(days) == OFFICE.booking_policy.horizon_days + 1
    assert days[0] == local_day(now)
    notice = timedelta(minutes=EARLIEST_BOOKING_AHEAD_IN_MINUTES)
    for day in (days[0], days[-1]):
        for slot in slot_times(office=OFFICE, group=RESIDENCE, day=day):
            refusal = slot_refusal(office=OFFICE, slot_id=slot.id, group_id="residence", now=now)
            assert refusal is (SlotRefusal.PAST if slot.starts_at < now + notice else None)


def test_bookable_days_begin_with_the_day_in_vietnam() -> None:
    late_evening_in_utc = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    days = bookable_days(policy=OFFICE.booking_policy, now=late_evening_in_utc)
    assert (days[0], days[-1]) == (MONDAY, MONDAY + timedelta(days=7))


OPENS_AT_EIGHT = BookingPolicy(horizon_days=2, opens_at=time(8))


def test_last_day_of_the_horizon_opens_at_its_hour() -> None:
    opens_at = at_local(MONDAY, time(8))
    assert booking_opens_at(policy=OPENS_AT_EIGHT, day=WEDNESDAY) == opens_at
    before = bookable_days(policy=OPENS_AT_EIGHT, now=opens_at - timedelta(microseconds=1))
    assert before == (MONDAY, HOLIDAY)
    assert bookable_days(policy=OPENS_AT_EIGHT, now=opens_at) == (MONDAY, HOLIDAY, WEDNESDAY)
    assert listed_days(policy=OPENS_AT_EIGHT, now=opens_at - timedelta(hours=1))[-1] == WEDNESDAY


@pytest.mark.parametrize(("clock", "refusal"), [("07:59", SlotRefusal.TOO_FAR_AHEAD), ("08:00", None)])
def test_slot_of_the_last_day_is_too_far_ahead_before_it_opens(
    clock: str, refusal: SlotRefusal | None
) -> None:
    asked, now = local_slot(WEDNESDAY, "09:00"), at_local(MONDAY, time.fromisoformat(clock))
    office_with_hours = replace(OFFICE, booking_policy=OPENS_AT_EIGHT)
    assert slot_refusal(office=office_with_hours, slot_id=asked, group_id="residence", now=now) is refusal


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2039, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 30),
    st.times(),
)
def test_day_is_bookable_from_the_moment_it_says(now: datetime, horizon: int, opens_at: time) -> None:
    policy = BookingPolicy(horizon_days=horizon, opens_at=opens_at)
    open_days = bookable_days(policy=policy, now=now)
    for day in listed_days(policy=policy, now=now):
        assert (day in open_days) == (booking_opens_at(policy=policy, day=day) <= now)
    assert open_days[0] == local_day(now)


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


@pytest.mark.parametrize(("capacity", "booked", "free"), [(2, 0, 2), (2, 1, 1), (2, 2, 0), (1, 2, 0)])
def test_free_places_are_never_negative(capacity: int, booked: int, free: int) -> None:
    assert free_places(capacity=capacity, booked=booked) == free


@pytest.mark.parametrize(
    ("capacity", "booked", "day_capacity", "day_booked", "quiet"),
    [
        (2, 0, 64, 40, True),
        (4, 1, 64, 40, True),
        (4, 2, 64, 40, False),
        (1, 1, 64, 40, False),
        (2, 0, 64, 0, False),  # nobody booked yet: a mark on everything says nothing
        (2, 0, 64, 16, False),
        (2, 0, 64, 17, True),
    ],
)
def test_quiet_slot_stands_out_from_a_busier_day(
    capacity: int, booked: int, day_capacity: int, day_booked: int, quiet: bool
) -> None:
    assert (
        is_quiet(capacity=capacity, booked=booked, day_capacity=day_capacity, day_booked=day_booked) is quiet
    )

"""Appointments: how far ahead one may book, and why a slot is refused."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import (
    EARLIEST_BOOKING_AHEAD_IN_MINUTES,
    SlotRefusal,
    bookable_days,
    booking_opens_at,
    find_slot,
    free_places,
    is_quiet,
    listed_days,
    parse_slot_id,
    slot_id,
    slot_refusal,
    slot_times,
)
from api.domain.calendar import at_local, local_day
from api.domain.offices import BookingPolicy
from tests.unit.domain.appointment_cases import (
    HOLIDAY,
    MONDAY,
    NOW,
    OFFICE,
    RESIDENCE,
    SATURDAY,
    WEDNESDAY,
    local_slot,
)


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

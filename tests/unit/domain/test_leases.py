"""Number leases: whose a number is, when its holder came, and what becomes of those nobody got."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.leases import (
    MOST_NUMBERS_OUT,
    IssuedNumber,
    LeaseKey,
    NumberLease,
    arrival,
    is_part_of,
    leased_code,
    may_lease,
    numbers_out,
    parse_lease_id,
    usable_until,
)
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))


def lease(first: int = 1, last: int = 10, *, issued: frozenset[int] = frozenset()) -> NumberLease:
    return NumberLease(
        office_id="lien-chieu",
        day=MONDAY,
        group_id="residence",
        first=first,
        last=last,
        kiosk="kiosk-cua-chinh",
        leased_at=NOW,
        issued=issued,
    )


def number(of: int, *, at: datetime = NOW) -> IssuedNumber:
    return IssuedNumber(number=of, procedure_code="1.004222", issued_at=at)


@given(first=st.integers(1, 9999), day=st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_lease_is_found_again_by_its_id(first: int, day: date) -> None:
    key = LeaseKey(day=day, group_id="civil-status", first=first)
    assert parse_lease_id(key.id) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "residence",
        "residence@2026-11-23",
        "residence@2026-11-23@0",
        "residence@2026-02-30@1",
        "residence@2026-11-23@01",
        "RESIDENCE@2026-11-23@1",
        "residence@2026-11-23@1\n",
        "x" * 5000,
        "LEASE#1@2026-11-23@1",
    ],
)
def test_what_is_no_lease_id_names_none(text: str) -> None:
    assert parse_lease_id(text) is None


@given(issued=st.frozensets(st.integers(1, 10)), days=st.integers(0, 3))
def test_every_number_of_a_lease_is_issued_or_out_and_it_is_over_after_its_day(
    issued: frozenset[int], days: int
) -> None:
    known = lease(issued=issued)
    now = NOW + timedelta(days=days)
    assert sorted([*issued, *known.unreported]) == list(known.numbers)
    assert known.is_over(now=now) is (days > 0)


@given(ago=st.integers(-10_000, 10_000), offset=st.sampled_from([UTC, HANOI]), later=st.integers(0, 5_000))
def test_arrival_is_never_before_the_lease_nor_in_the_future(ago: int, offset: timezone, later: int) -> None:
    now = NOW + timedelta(seconds=later)
    said = (now - timedelta(seconds=ago)).astimezone(offset)
    came = arrival(lease(), number(1, at=said), now=now)
    assert NOW <= came <= now
    assert came.tzinfo is UTC
    assert came == said or not NOW <= said <= now


@given(numbers=st.lists(st.integers(-2, 14), max_size=12))
def test_report_holds_numbers_of_the_lease_each_once(numbers: list[int]) -> None:
    fits = bool(numbers) and len(set(numbers)) == len(numbers) and set(numbers) <= set(range(1, 11))
    assert is_part_of(lease(), [number(each) for each in numbers]) == fits


@pytest.mark.parametrize(
    ("leases", "count", "may"),
    [
        ([], 20, True),
        ([lease(1, 90)], 10, True),
        ([lease(1, 90)], 11, False),
        ([lease(1, 100)], 1, False),
        ([lease(1, 100, issued=frozenset(range(1, 51)))], 20, True),
    ],
)
def test_numbers_without_a_holder_are_bounded(leases: list[NumberLease], count: int, may: bool) -> None:
    assert may_lease(leases, group_id="residence", count=count) == may
    assert (numbers_out(leases, group_id="residence") + count <= MOST_NUMBERS_OUT) == may
    assert may_lease(leases, group_id="land", count=count), "another group's are not counted"


def test_every_leased_number_has_a_code_of_its_own_that_only_the_secret_tells() -> None:
    codes = {
        leased_code(secret=secret, office_id=office, key=LeaseKey(day, group, 1), number=each)
        for secret in (b"one", b"two")
        for office in ("lien-chieu", "hoa-khanh")
        for day in (MONDAY, MONDAY + timedelta(days=1))
        for group in ("residence", "land")
        for each in range(1, 11)
    }
    assert len(codes) == 160


def test_code_of_a_number_does_not_depend_on_where_its_lease_begins() -> None:
    one, other = (
        leased_code(secret=b"one", office_id="lien-chieu", key=LeaseKey(MONDAY, "land", first), number=7)
        for first in (1, 6)
    )
    assert one == other


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (MONDAY, datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
        (date(2026, 11, 26), datetime(2026, 11, 26, 11, 0, tzinfo=UTC)),  # with its ninth working hour
        (date(2026, 11, 24), NOW),  # a holiday
    ],
)
def test_lease_is_used_until_the_door_closes(day: date, until: datetime) -> None:
    calendar = demo_office(group_of_sector=GROUP_OF_SECTOR).calendar
    known = NumberLease("lien-chieu", day, "land", 1, 5, "kiosk-cua-chinh", NOW)
    assert usable_until(known, calendar=calendar) == until

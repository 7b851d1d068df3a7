"""The waitlist's rules: whose turn it is, what may be offered and for how long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import DayPart, SlotTime
from api.domain.offices import BookingPolicy
from api.domain.waitlist import (
    MOST_OFFERS_OF_A_WISH,
    Offer,
    Wish,
    WishEnd,
    ahead_of,
    days_waited_for,
    end_of_night,
    in_turn,
    may_be_offered,
    offer_until,
    rows_with,
    with_offer,
    with_offer_declined,
)
from tests.clocks import MONDAY_MORNING as NOW

DAY = date(2026, 11, 23)
POLICY = BookingPolicy()
QUARTER = timedelta(minutes=15)


def slot(index: int, *, part: DayPart = DayPart.MORNING) -> SlotTime:
    starts_at = NOW + timedelta(hours=1) + index * QUARTER
    return SlotTime(f"slot-{index}", "group", starts_at, starts_at + QUARTER, 1, part)


def wish(code: str = "A", *, joined: int = 0, **more: object) -> Wish:
    known = Wish(
        code=code,
        office_id="office",
        group_id="group",
        procedure_code="1.0",
        joined_at=NOW + timedelta(seconds=joined),
        first_day=DAY,
        last_day=DAY,
        part=None,
        places=1,
        name="Trần Thị Minh Demo",
        phone="+84905123456",
    )
    return replace(known, **more)  # type: ignore[arg-type]


def offer(index: int, *, until: datetime) -> Offer:
    return Offer(slot(index).id, slot(index).starts_at, slot(index).ends_at, "CODE", NOW, until)


def test_days_waited_for_are_those_of_all_from_now_on() -> None:
    midnight = datetime(2026, 11, 22, 17, tzinfo=UTC)  # of the 23rd, in Vietnam
    later = wish("B", first_day=DAY + timedelta(days=2), last_day=DAY + timedelta(days=4))
    assert days_waited_for([later, wish()], now=NOW) == (NOW, midnight + timedelta(days=5))
    assert days_waited_for([later], now=NOW) == (midnight + timedelta(days=2), midnight + timedelta(days=5))


@pytest.mark.parametrize(
    ("clock", "until"),
    [
        ("2026-11-23 06:59", "2026-11-23 07:00"),
        ("2026-11-23 07:00", None),
        ("2026-11-23 20:59", None),
        ("2026-11-23 21:00", "2026-11-24 07:00"),
        ("2026-11-24 00:00", "2026-11-24 07:00"),
    ],
)
def test_night_ends_at_seven(clock: str, until: str | None) -> None:
    moment, end = (datetime.fromisoformat(f"{at}+07:00") if at else None for at in (clock, until))
    assert moment is not None
    assert end_of_night(now=moment.astimezone(UTC)) == end


@pytest.mark.parametrize(
    ("known", "is_hers"),
    [
        (wish(), True),
        (wish(part=DayPart.MORNING), True),
        (wish(part=DayPart.AFTERNOON), False),
        (wish(first_day=DAY + timedelta(days=1), last_day=DAY + timedelta(days=1)), False),
        (wish(first_day=DAY - timedelta(days=1)), True),
        (wish(end=WishEnd.LEFT), False),
        (with_offer(wish(), offer(1, until=NOW)), True),
        (with_offer(wish(), offer(0, until=NOW)), False),
        (with_offer(wish(), offer(1, until=NOW + QUARTER)), False),
        (with_offer_declined(with_offer(wish(), offer(1, until=NOW + QUARTER))), True),
        (with_offer_declined(with_offer(wish(), offer(0, until=NOW + QUARTER))), False),
    ],
)
def test_offered_is_what_she_waits_for_and_was_not_offered_before(known: Wish, is_hers: bool) -> None:
    assert may_be_offered(known, slot(0), now=NOW) is is_hers


def test_who_answers_no_offer_waits_no_more() -> None:
    known = wish()
    for index in range(MOST_OFFERS_OF_A_WISH):
        assert known.is_waiting(now=NOW)
        known = with_offer(known, offer(index, until=NOW + QUARTER))
    assert known.is_waiting(now=NOW), "the last one is still open"
    assert not known.is_waiting(now=NOW + QUARTER)


def test_nothing_was_offered_so_nothing_is_declined() -> None:
    with pytest.raises(ValueError, match="nothing was offered"):
        with_offer_declined(wish())


def test_ahead_are_those_before_her_who_want_what_she_wants() -> None:
    hers = wish("M", joined=5)
    others = [
        wish("A", joined=1),
        wish("B", joined=2, part=DayPart.AFTERNOON),
        wish("C", joined=3, first_day=DAY + timedelta(days=1), last_day=DAY + timedelta(days=2)),
        wish("D", joined=4, end=WishEnd.LEFT),
        wish("E", joined=6),
    ]
    assert ahead_of(hers, [*others, hers], now=NOW) == 2
    assert ahead_of(replace(hers, part=DayPart.MORNING), others, now=NOW) == 1


@given(st.integers(0, 240), st.integers(5, 120))
def test_offer_never_outlives_its_time_and_leaves_enough_to_decide(ahead: int, minutes: int) -> None:
    starts_at = NOW + timedelta(minutes=ahead)
    until = offer_until(policy=replace(POLICY, offer_minutes=minutes), starts_at=starts_at, now=NOW)
    if until is None:
        assert ahead < 15 + 2
    else:
        assert NOW + timedelta(minutes=2) <= until <= starts_at - timedelta(minutes=15)
        assert until <= NOW + timedelta(minutes=minutes)


@given(st.lists(st.integers(0, 30), max_size=20, unique=True), st.randoms())
def test_turn_is_by_joining_whatever_order_they_are_read_in(joined: list[int], chance: object) -> None:
    wishes = [wish(f"{second:02}", joined=second) for second in joined]
    chance.shuffle(wishes)  # type: ignore[attr-defined]
    assert [int(each.code) for each in in_turn(wishes, now=NOW)] == sorted(joined)


def test_rows_are_those_the_time_is_part_of_and_lunch_ends_them() -> None:
    day = [slot(0), slot(1), slot(2), slot(6), slot(7)]

    def found(index: int, places: int) -> list[list[str]]:
        rows = rows_with(day, starts_at=slot(index).starts_at, places=places)
        return [[each.id.removeprefix("slot-") for each in row] for row in rows]

    assert found(1, 1) == [["1"]]
    assert found(1, 2) == [["0", "1"], ["1", "2"]]
    assert found(6, 2) == [["6", "7"]]
    assert found(6, 3) == []
    assert found(4, 1) == []

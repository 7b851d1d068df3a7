"""Which times are earlier enough, and still far enough ahead, for who has an appointment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.waitlist import may_be_offered, wants, with_offer, with_offers_closed
from tests.clocks import MONDAY_MORNING as NOW
from tests.unit.domain.test_waitlist import DAY, QUARTER, offer, slot, wish


@pytest.mark.parametrize(
    ("index", "places", "is_wanted"),
    [(0, 1, True), (3, 1, True), (4, 1, False), (5, 1, False), (2, 2, True), (3, 2, False), (1, 4, False)],
)
def test_wanted_is_what_ends_before_the_appointment(index: int, places: int, is_wanted: bool) -> None:
    hers = wish(ticket="T", before=slot(4).starts_at, places=places)
    assert wants(hers, slot(index)) is is_wanted
    assert not wants(replace(hers, first_day=DAY + timedelta(days=1)), slot(index))


@given(st.integers(0, 30), st.integers(0, 600), st.integers(1, 30))
def test_offered_is_earlier_and_an_hour_ahead_at_least(index: int, waited: int, own: int) -> None:
    now = NOW + timedelta(minutes=waited)
    hers = wish(ticket="T", before=slot(own).starts_at)
    if may_be_offered(hers, slot(index), now=now):
        assert slot(index).ends_at <= slot(own).starts_at
        assert slot(index).starts_at - now >= timedelta(hours=1)


@given(st.integers(0, 3), st.integers(0, 6))
def test_offers_end_at_the_most_there_are(most: int, made: int) -> None:
    hers = wish(ticket="T", before=slot(20).starts_at, most_offers=most)
    for index in range(made):
        hers = with_offer(hers, offer(index, until=NOW))
    assert hers.is_waiting(now=NOW) is (made < most)


def test_who_comes_back_has_nothing_open_of_before() -> None:
    left = with_offer(wish(), offer(1, until=NOW + QUARTER))
    assert left.open_offer(now=NOW) is not None
    again = replace(left, offers=with_offers_closed(left))
    assert again.open_offer(now=NOW) is None
    assert [each.slot_id for each in again.offers] == [slot(1).id]

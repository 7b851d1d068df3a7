"""Who has a slot's places: holds lapse by themselves, claims only when no ticket came of them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import CLAIMS_ARE_SETTLED_AFTER, SHORTEST_MARK, Mark, Occupancy, most_held
from tests.clocks import MONDAY_MORNING as NOW

SOON, PAST = NOW + timedelta(seconds=20), NOW - timedelta(seconds=1)
MARKS = st.builds(
    Mark, st.sampled_from("ABCDE"), st.sampled_from([PAST, NOW, SOON, NOW + timedelta(minutes=9)])
)
OCCUPANCIES = st.builds(
    Occupancy,
    holders=st.frozensets(st.sampled_from("ABCDE")),
    holds=st.lists(MARKS, max_size=6).map(tuple),
    claims=st.lists(MARKS, max_size=6).map(tuple),
)


def test_hold_counts_until_its_end_and_not_at_it() -> None:
    slot = Occupancy(holders=frozenset("AB"), holds=(Mark("A", NOW),))
    assert slot.taken(now=NOW - timedelta(microseconds=1)) == 2
    assert slot.taken(now=NOW) == 1
    assert slot.lapsed(now=NOW) == {"A"}


def test_hold_sent_again_does_not_last_longer() -> None:
    slot = Occupancy(holders=frozenset("A"), holds=(Mark("A", SOON), Mark("A", PAST)))
    assert slot.held_until("A") == PAST
    assert slot.lapsed(now=NOW) == {"A"}


def test_claim_sent_again_lasts_longer() -> None:
    slot = Occupancy(holders=frozenset("A"), claims=(Mark("A", SOON), Mark("A", PAST)))
    assert slot.unproven(now=NOW) == set()
    assert slot.unproven(now=SOON) == {"A"}


def test_claim_of_who_held_is_asked_for_its_ticket_and_never_simply_lapses() -> None:
    slot = Occupancy(holders=frozenset("A"), holds=(Mark("A", PAST),), claims=(Mark("A", PAST),))
    assert slot.lapsed(now=NOW) == set()
    assert slot.unproven(now=NOW) == {"A"}
    still_held = Occupancy(holders=frozenset("A"), holds=(Mark("A", SOON),), claims=(Mark("A", PAST),))
    assert still_held.unproven(now=NOW) == set()


def test_ticket_without_marks_stays() -> None:
    slot = Occupancy(holders=frozenset("A"))
    assert (slot.lapsed(now=NOW), slot.unproven(now=NOW), slot.taken(now=NOW)) == (set(), set(), 1)


def test_sweeping_takes_places_of_who_is_gone_and_marks_of_who_is_proven() -> None:
    slot = Occupancy(
        holders=frozenset("ABC"),
        holds=(Mark("A", PAST), Mark("B", PAST), Mark("gone long ago", PAST)),
        claims=(Mark("B", PAST), Mark("C", SOON)),
    )
    assert slot.without("A", settled="B") == Occupancy(holders=frozenset("BC"), claims=(Mark("C", SOON),))


@given(OCCUPANCIES)
def test_nothing_changes_by_itself_before_the_next_look(slot: Occupancy) -> None:
    swept = slot.without(slot.lapsed(now=NOW), settled=slot.unproven(now=NOW))
    look = swept.next_look_at(now=NOW)
    assert NOW < look <= NOW + SHORTEST_MARK
    just_before = look - timedelta(microseconds=1)
    assert swept.taken(now=just_before) == swept.taken(now=NOW) == len(swept.holders)
    assert swept.unproven(now=just_before) == set()


@given(OCCUPANCIES)
def test_more_is_vacant_from_the_next_end_on_or_never(slot: Occupancy) -> None:
    end = slot.next_end(now=NOW)
    before = end - timedelta(microseconds=1) if end else NOW + timedelta(days=365)
    for moment in (NOW, before):
        assert slot.vacant(now=moment) == slot.vacant(now=NOW)
        assert slot.unproven(now=moment) == slot.unproven(now=NOW)


@given(OCCUPANCIES)
def test_nobody_lapses_and_is_asked_for(slot: Occupancy) -> None:
    assert not slot.lapsed(now=NOW) & slot.unproven(now=NOW)
    assert slot.lapsed(now=NOW) | slot.unproven(now=NOW) <= slot.holders


def test_no_mark_is_shorter_than_the_time_between_looks() -> None:
    assert CLAIMS_ARE_SETTLED_AFTER >= SHORTEST_MARK


@pytest.mark.parametrize(("places", "held"), [(1, 1), (2, 1), (3, 2), (20, 10)])
def test_at_most_half_of_a_slot_is_held(places: int, held: int) -> None:
    assert most_held(places=places) == held

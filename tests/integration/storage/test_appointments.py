"""Places: never more than there are, one for each code, all of a row or none, given back once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.domain.appointments import Mark, Occupancy
from api.storage.appointments import (
    SlotItem,
    claim_places,
    give_places_back,
    hold_places,
    leave_place,
    load_slots,
    mark_held,
    occupied_slots,
    release_holds,
    sweep_slot,
    take_place,
    unmark_held,
)
from api.storage.tables import Base
from api.storage.transactions import ConditionsFailed, transact
from tests.clocks import MONDAY_MORNING

OFFICE, GROUP = "lien-chieu", "land"
WHERE = {"office_id": OFFICE, "group_id": GROUP}
SLOT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LATER = [SLOT + timedelta(minutes=20 * place) for place in range(1, 4)]
CAPACITY = 3
IN_TWO_MINUTES = MONDAY_MORNING + timedelta(minutes=2)


def claim(code: str, *, at: Sequence[datetime] = (SLOT,), capacity: int = CAPACITY) -> bool:
    return not claim_places(**WHERE, starts=at, capacity=capacity, mark=Mark(code, IN_TWO_MINUTES))


def hold(code: str, *, at: Sequence[datetime] = (SLOT,), most_held: int = 2) -> bool:
    return not hold_places(
        **WHERE, starts=at, capacity=CAPACITY, most_held=most_held, mark=Mark(code, IN_TWO_MINUTES)
    )


def release(code: str) -> None:
    give_places_back(**WHERE, starts=[SLOT], code=code)


def stored(at: datetime = SLOT) -> Occupancy:
    return load_slots(**WHERE, starts=[at])[at]


def test_slot_gives_as_many_places_as_it_has() -> None:
    assert [claim(code) for code in "ABCDE"] == [True] * CAPACITY + [False] * 2
    assert stored().holders == set("ABC")


def test_claiming_again_holds_without_taking_a_second_place() -> None:
    assert [claim("A") for _ in range(5)] == [True] * 5
    assert [claim("B"), claim("C"), claim("A"), claim("D")] == [True, True, True, False]
    assert stored().holders == set("ABC")


def test_place_given_back_twice_is_one_place() -> None:
    for code in "ABC":
        claim(code)
    for code in ("A", "A", "never-claimed"):
        release(code)
    assert [claim("D"), claim("E")] == [True, False]


def test_last_place_given_back_leaves_an_empty_slot() -> None:
    claim("A")
    release("A")
    assert stored().holders == set()
    assert claim("B")


def test_capacity_lowered_below_what_is_booked_gives_nothing_more() -> None:
    for code in "ABC":
        claim(code)
    release("A")
    assert not claim("D", capacity=1)
    assert claim("B", capacity=1), "who has a place keeps it"


def test_row_of_slots_is_taken_whole_or_not_at_all() -> None:
    for code in "ABC":
        claim(code, at=[LATER[1]])
    refused = claim_places(**WHERE, starts=LATER, capacity=CAPACITY, mark=Mark("D", IN_TWO_MINUTES))
    assert refused == {LATER[1]}
    assert [stored(at).holders for at in LATER] == [set(), set("ABC"), set()]
    assert claim("D", at=LATER[2:]), "the others stayed free"


def test_few_hold_and_the_others_can_still_book() -> None:
    assert [hold(code) for code in "ABC"] == [True, True, False]
    assert hold("A"), "who holds goes on holding"
    assert claim("C")
    assert stored().holders == set("ABC")


def test_marks_are_taken_away_and_the_place_stays() -> None:
    hold("A")
    assert unmark_held(**WHERE, starts=[SLOT], marks=stored().holds)
    assert stored() == Occupancy(holders=frozenset("A"))
    assert not unmark_held(**WHERE, starts=[SLOT], marks=[Mark("B", IN_TWO_MINUTES)])


def test_released_hold_gives_its_places_back_unless_a_claim_took_them_over() -> None:
    mark = Mark("A", IN_TWO_MINUTES)
    hold("A")
    release_holds(**WHERE, starts=[SLOT], mark=mark)
    assert stored() == Occupancy()
    hold("A")
    assert not claim_places(**WHERE, starts=[SLOT], capacity=1, mark=mark, was_held=mark)
    release_holds(**WHERE, starts=[SLOT], mark=mark)
    assert stored() == Occupancy(holders=frozenset("A"), claims=(mark,))
    mark_held(**WHERE, starts=[SLOT], mark=mark)
    assert stored().holds == (mark,)
    mark_held(**WHERE, starts=[SLOT], mark=Mark("B", IN_TWO_MINUTES))
    assert stored().holders == {"A"}, "who has no place cannot hold one by a mark"


def test_ticket_takes_and_leaves_places_in_one_transaction() -> None:
    claim("A")
    take = take_place(**WHERE, starts_at=LATER[0], capacity=CAPACITY, mark=Mark("A", IN_TWO_MINUTES))
    transact(take, leave_place(**WHERE, starts_at=SLOT, mark=Mark("A", IN_TWO_MINUTES)))
    left, taken = stored(SLOT), stored(LATER[0])
    assert left.taken(now=MONDAY_MORNING) == 1, "it cools off"
    assert left.taken(now=IN_TWO_MINUTES + timedelta(minutes=2)) == 0
    assert taken.holders == {"A"}


def test_ticket_that_finds_the_slot_full_stays_where_it_is() -> None:
    claim("A")
    for code in "BCD":
        claim(code, at=[LATER[0]])
    take = take_place(**WHERE, starts_at=LATER[0], capacity=CAPACITY, mark=Mark("A", IN_TWO_MINUTES))
    with pytest.raises(ConditionsFailed) as failed:
        transact(take, leave_place(**WHERE, starts_at=SLOT, mark=Mark("A", IN_TWO_MINUTES)))
    assert failed.value.names == {take.name}
    assert stored().holders == {"A"}


def test_slot_is_swept_only_when_nothing_changed_since_it_was_seen() -> None:
    for code in "AB":
        claim(code)
    seen = stored()
    swept = seen.without("A", settled="B")
    claim("C")
    assert not sweep_slot(**WHERE, starts_at=SLOT, seen=seen, swept=swept)
    assert stored().holders == set("ABC")
    seen = stored()
    assert sweep_slot(**WHERE, starts_at=SLOT, seen=seen, swept=seen.without("A", settled="B"))
    assert stored() == Occupancy(holders=frozenset("BC"), claims=(Mark("C", IN_TWO_MINUTES),))


def test_swept_slot_may_be_empty() -> None:
    hold("A")
    assert sweep_slot(**WHERE, starts_at=SLOT, seen=stored(), swept=Occupancy())
    assert stored() == Occupancy()


def test_slots_are_counted_from_the_first_moment_up_to_the_last() -> None:
    for hours in range(4):
        claim("A", at=[SLOT + timedelta(hours=hours)])
    since, until = SLOT + timedelta(hours=1), SLOT + timedelta(hours=3)
    assert list(occupied_slots(**WHERE, since=since, until=until)) == [since, since + timedelta(hours=1)]


def test_places_are_forgotten_two_weeks_after_their_day() -> None:
    claim("A")
    (item,) = Base.scan()
    assert item.expires_at == int((SLOT + timedelta(days=14)).timestamp())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["claim", "hold", "release", "leave"]), st.sampled_from("ABCD")),
        max_size=12,
    ),
    st.integers(1, 3),
)
def test_holders_are_those_who_took_a_place_whatever_happens(
    steps: list[tuple[str, str]], capacity: int
) -> None:
    for item in SlotItem.query(f"SLOTS#{OFFICE}#{GROUP}"):
        item.delete()
    holders = set[str]()
    for step, code in steps:
        if step == "release":
            release(code)
            holders.discard(code)
        elif step == "leave":
            transact(leave_place(**WHERE, starts_at=SLOT, mark=Mark(code, IN_TWO_MINUTES)))
            assert code not in stored().holders - stored().cooled(now=IN_TWO_MINUTES)
        elif step == "hold":
            if hold(code, most_held=CAPACITY) or code in holders:
                holders.add(code)
        elif claim(code, capacity=capacity):
            holders.add(code)
        assert stored().holders == holders
        assert len(holders) <= CAPACITY

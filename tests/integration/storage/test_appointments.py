"""Places: never more than there are, one for each code, given back once."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.storage.appointments import (
    CLAIMS_ARE_SETTLED_AFTER,
    SlotItem,
    booked_places,
    claim_phone_day,
    claim_slot,
    release_phone_day,
    release_slot,
)
from api.storage.tables import Base
from tests.clocks import MONDAY_MORNING

OFFICE, GROUP = "lien-chieu", "land"
SLOT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
CAPACITY = 3


def nobody(codes: Collection[str]) -> set[str]:
    return set()


def claim(
    code: str, *, at: datetime = SLOT, now: datetime = MONDAY_MORNING, capacity: int = CAPACITY
) -> bool:
    return claim_slot(
        office_id=OFFICE,
        group_id=GROUP,
        starts_at=at,
        capacity=capacity,
        code=code,
        now=now,
        unused=lambda codes: {code for code in codes if code.startswith("gone")},
    )


def release(code: str) -> None:
    release_slot(office_id=OFFICE, group_id=GROUP, starts_at=SLOT, code=code)


def booked(since: datetime = SLOT, until: datetime = SLOT + timedelta(minutes=1)) -> dict[datetime, int]:
    return dict(booked_places(office_id=OFFICE, group_id=GROUP, since=since, until=until))


def test_slot_gives_as_many_places_as_it_has() -> None:
    assert [claim(code) for code in "ABCDE"] == [True] * CAPACITY + [False] * 2
    assert booked() == {SLOT: CAPACITY}


def test_claiming_again_holds_without_taking_a_second_place() -> None:
    assert [claim("A") for _ in range(5)] == [True] * 5
    assert [claim("B"), claim("C"), claim("A"), claim("D")] == [True, True, True, False]
    assert booked() == {SLOT: CAPACITY}


def test_place_given_back_twice_is_one_place() -> None:
    for code in "ABC":
        claim(code)
    for code in ("A", "A", "never-claimed"):
        release(code)
    assert [claim("D"), claim("E")] == [True, False]


def test_last_place_given_back_leaves_an_empty_slot() -> None:
    claim("A")
    release("A")
    assert booked() == {SLOT: 0}
    assert claim("B")


def test_capacity_lowered_below_what_is_booked_gives_nothing_more() -> None:
    for code in "ABC":
        claim(code)
    release("A")
    assert not claim("D", capacity=1)
    assert claim("B", capacity=1), "who has a place keeps it"


def test_unused_codes_are_let_go_of_once_claims_are_settled() -> None:
    for code in ("A", "gone-1", "gone-2"):
        claim(code)
    settled = MONDAY_MORNING + CLAIMS_ARE_SETTLED_AFTER
    assert not claim("B", now=settled - timedelta(microseconds=1))
    assert claim("B", now=settled)
    item = SlotItem.get(*only_key())
    assert (item.booked, item.tickets) == (2, {"A", "B"})


def test_slots_are_counted_from_the_first_moment_up_to_the_last() -> None:
    for hours in range(4):
        claim("A", at=SLOT + timedelta(hours=hours))
    assert list(booked(SLOT + timedelta(hours=1), SLOT + timedelta(hours=3))) == [
        SLOT + timedelta(hours=1),
        SLOT + timedelta(hours=2),
    ]


def test_phones_day_counts_codes_up_to_its_limit() -> None:
    def count(code: str, *, digest: str = "d1") -> bool:
        return claim_phone_day(
            office_id=OFFICE,
            digest=digest,
            on=SLOT.date(),
            limit=2,
            code=code,
            now=MONDAY_MORNING,
            unused=nobody,
        )

    assert [count("A"), count("A"), count("B"), count("C")] == [True, True, True, False]
    assert count("C", digest="d2")
    release_phone_day(office_id=OFFICE, digest="d1", on=SLOT.date(), code="A")
    assert count("C")


def test_places_are_forgotten_two_weeks_after_their_day() -> None:
    claim("A")
    item = SlotItem.get(*only_key())
    assert item.expires_at == int((SLOT + timedelta(days=14)).timestamp())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["claim", "release", "wait"]), st.sampled_from(["A", "B", "gone-1", "gone-2"])
        ),
        max_size=12,
    ),
    st.integers(1, 3),
)
def test_count_is_that_of_the_holders_whatever_happens(steps: list[tuple[str, str]], capacity: int) -> None:
    for item in SlotItem.query(f"SLOTS#{OFFICE}#{GROUP}"):
        item.delete()
    now, holders = MONDAY_MORNING, set[str]()
    for step, code in steps:
        if step == "wait":
            now += CLAIMS_ARE_SETTLED_AFTER
        elif step == "release":
            release(code)
            holders.discard(code)
        elif claim(code, now=now, capacity=capacity):
            holders = (stored() - {code}) | {code}
        assert stored() == holders
        assert len(holders) <= capacity
        assert booked().get(SLOT, 0) == len(holders)


def stored() -> set[str]:
    found = list(SlotItem.query(f"SLOTS#{OFFICE}#{GROUP}", consistent_read=True))
    return set(found[0].tickets or ()) if found else set()


def only_key() -> tuple[str, str]:
    (item,) = Base.scan()
    return item.pk, item.sk

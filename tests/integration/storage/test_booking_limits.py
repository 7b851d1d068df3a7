"""A phone's day: so many tickets, each counted once; a refused one is never counted."""

from datetime import date

import pytest

from api.storage.booking_limits import (
    MOST_REFUSALS_REMEMBERED,
    Counted,
    PhoneDayItem,
    count_booking,
    refuse_booking,
    uncount_booking,
)
from api.storage.transactions import ConditionsFailed, transact

WHERE = {"office_id": "lien-chieu", "on": date(2026, 11, 23)}


def count(code: str, *, digest: str = "d1") -> bool:
    try:
        transact(count_booking(**WHERE, digest=digest, limit=2, code=code))
    except ConditionsFailed:
        return False
    return True


def refuse(code: str) -> bool:
    return refuse_booking(**WHERE, digest="d1", code=code)


def test_phones_day_counts_codes_up_to_its_limit() -> None:
    assert [count("A"), count("A"), count("B"), count("C")] == [True, True, True, False]
    assert count("C", digest="d2")
    transact(uncount_booking(**WHERE, digest="d1", code="A"))
    assert count("C")


def test_uncounting_what_was_never_counted_changes_nothing() -> None:
    transact(uncount_booking(**WHERE, digest="d1", code="A"))
    assert [count("A"), count("B"), count("C")] == [True, True, False]


def test_refused_ticket_is_not_counted_when_there_is_room_again() -> None:
    for code in "AB":
        count(code)
    assert refuse("C")
    transact(uncount_booking(**WHERE, digest="d1", code="A"))
    assert not count("C")
    assert count("D")


def test_citizens_day_is_another_than_the_phones(store: str) -> None:
    for code in "AB":
        count(code)
    assert not count("C")
    transact(count_booking(**WHERE, digest="d1", limit=2, code="C", against=Counted.CITIZEN))
    for code in "DE":
        wish = count_booking(**WHERE, digest="d1", limit=2, code=code, against=Counted.CITIZEN)
        if code == "D":
            transact(wish)
            continue
        with pytest.raises(ConditionsFailed) as failed:
            transact(wish)
        assert failed.value.names == {"citizen-day"}
    assert refuse_booking(**WHERE, digest="d1", code="E", against=Counted.CITIZEN)
    transact(uncount_booking(**WHERE, digest="d1", code="C", against=Counted.CITIZEN))
    with pytest.raises(ConditionsFailed):
        transact(count_booking(**WHERE, digest="d1", limit=2, code="E", against=Counted.CITIZEN))


def test_counted_ticket_cannot_be_refused_any_more() -> None:
    count("A")
    assert not refuse("A")
    assert count("A")


def test_refusals_of_a_day_are_bounded() -> None:
    assert all(refuse(f"code-{number}") for number in range(MOST_REFUSALS_REMEMBERED))
    assert not refuse("one more")


@pytest.mark.parametrize("write", [count, refuse])
def test_phones_day_is_forgotten_two_weeks_after_it(write: object) -> None:
    assert callable(write)
    write("A")
    (item,) = PhoneDayItem.scan()
    assert item.expires_at == 1796576400  # midnight here on 7 December 2026

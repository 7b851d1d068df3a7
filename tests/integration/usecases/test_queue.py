"""Priority, the bound on waiting and turns given away, on the real store and through the counters."""

from functools import partial
from typing import Any

import pytest

from api.domain.queue import PriorityClass
from api.usecases.boards import place_of
from api.usecases.counters import calling
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import Attempt, attempt
from tests.integration.usecases.office_day import OfficeDay, at_once, names
from tests.integration.usecases.truth import assert_items_agree

ELDERLY = PriorityClass.ELDERLY


def take(day: OfficeDay, *, priority: PriorityClass | None = None) -> str:
    """The code of somebody who takes a number half a minute after whoever came before."""
    day.clock.move(seconds=30)
    code: str = day.take(priority=priority).ticket.code
    return code


def calls(day: OfficeDay, count: int, *, number: int = 3) -> list[int]:
    """The numbers that the counter calls, one after another."""
    called = []
    for _ in range(count):
        desk = day.at_counter("call_next", number).desk
        called.append(desk.ticket.number)
        assert_items_agree()
        day.at_counter("finish_service", number)
    return called


def test_counter_calls_priority_early_once_in_three(day: OfficeDay) -> None:
    for _ in range(5):
        take(day)
    for _ in range(2):
        take(day, priority=ELDERLY)
    day.at_counter("open_counter", 3)
    assert calls(day, 7) == [1, 2, 6, 3, 4, 7, 5]


def test_answer_of_a_call_is_newer_than_a_desk_read_while_it_was_made(
    day: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two answers a console believes the newer one: whoever looked meanwhile must not undo the call."""
    take(day)
    day.at_counter("open_counter", 3)
    looked: list[Desk] = []

    def looking_before(*call: Any, **more: Any) -> Attempt:
        day.clock.move(seconds=1)
        looked.append(desk_now(day.services, staff=day.clerk(3), number=3))
        day.clock.move(seconds=1)
        return attempt(*call, **more)

    monkeypatch.setattr(calling, "attempt", looking_before)
    called = day.at_counter("call_next", 3).desk
    assert looked[0].ticket is None
    assert called.ticket.number == 1
    assert called.as_of > looked[0].as_of


def test_each_counter_keeps_its_own_count(day: OfficeDay) -> None:
    for _ in range(4):
        take(day)
    take(day, priority=ELDERLY)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    assert calls(day, 1, number=3) == [1]
    assert calls(day, 1, number=4) == [2]
    assert calls(day, 1, number=3) == [3]
    assert calls(day, 1, number=3) == [5]
    assert calls(day, 1, number=4) == [4]


def test_clerk_marks_a_class_and_takes_it_away(day: OfficeDay) -> None:
    for _ in range(4):
        take(day)
    day.at_counter("open_counter", 3)
    marked = day.set_priority(3, "b  004", ELDERLY)
    assert type(marked).__name__ == "PrioritySet"
    assert_items_agree()
    assert calls(day, 2) == [1, 2]
    day.set_priority(3, "B 004", None)
    assert_items_agree()
    assert calls(day, 2) == [3, 4]


def test_called_number_takes_no_class(day: OfficeDay) -> None:
    take(day)
    day.at_counter("open_counter", 3)
    day.at_counter("call_next", 3)
    assert type(day.set_priority(3, "B 001", ELDERLY)).__name__ == "NumberIsNotWaiting"
    assert type(day.set_priority(4, "B 001", ELDERLY)).__name__ == "CounterIsNotYours"
    assert_items_agree()


def test_marking_and_calling_race_without_a_trace(day: OfficeDay) -> None:
    for _ in range(4):
        take(day)
    day.at_counter("open_counter", 3)
    day.at_counter("open_counter", 4)
    outcomes = at_once(
        [partial(day.set_priority, 3, "B 001", ELDERLY), partial(day.at_counter, "call_next", 4)]
    )
    assert outcomes[1].desk.ticket.number == 1
    assert names(outcomes)[0] in ("PrioritySet", "NumberIsNotWaiting")
    assert_items_agree()


def test_who_gives_her_turn_while_she_is_called_has_either_given_it_or_been_called(day: OfficeDay) -> None:
    codes = [take(day) for _ in range(3)]
    day.at_counter("open_counter", 3)
    gave, called = at_once(
        [partial(day.let_others_go_first, codes[0]), partial(day.at_counter, "call_next", 3)]
    )
    first = called.desk.ticket.number
    assert (type(gave).__name__, first) in (("OthersGoFirst", 2), ("TicketCannotChange", 1))
    assert_items_agree()


def test_two_behind_go_first_and_the_place_is_kept(day: OfficeDay) -> None:
    codes = [take(day) for _ in range(5)]
    day.at_counter("open_counter", 3)
    assert type(day.let_others_go_first(codes[0])).__name__ == "OthersGoFirst"
    place = place_of(day.services, ticket=day.take().ticket, office=day.office)
    assert place is not None
    assert [ticket.number for ticket in place.ahead] == [2, 3, 1, 4, 5]
    assert calls(day, 4) == [2, 3, 1, 4]


def test_turn_is_given_three_times_and_not_a_fourth(day: OfficeDay) -> None:
    codes = [take(day) for _ in range(9)]
    outcomes = [day.let_others_go_first(codes[0]) for _ in range(4)]
    assert names(outcomes) == ["OthersGoFirst"] * 3 + ["TurnWasGivenTooOften"]
    day.at_counter("open_counter", 3)
    assert calls(day, 8) == [2, 3, 4, 5, 6, 7, 1, 8]


def test_turn_given_several_times_at_once_counts_each(day: OfficeDay) -> None:
    codes = [take(day) for _ in range(9)]
    outcomes = at_once([partial(day.let_others_go_first, codes[0])] * 5)
    assert sorted(names(outcomes)) == ["OthersGoFirst"] * 3 + ["TurnWasGivenTooOften"] * 2
    day.at_counter("open_counter", 3)
    assert calls(day, 7)[-1] == 1


@pytest.mark.parametrize(
    ("acts", "refusal"),
    [
        ((), "NobodyToLetFirst"),
        (("open_counter", "call_next"), "TicketCannotChange"),
        (("open_counter", "call_next", "mark_no_show"), "TicketCannotChange"),
    ],
)
def test_last_or_called_person_has_no_turn_to_give(
    day: OfficeDay, acts: tuple[str, ...], refusal: str
) -> None:
    code = take(day)
    for act in acts:
        day.at_counter(act, 3)
    assert type(day.let_others_go_first(code)).__name__ == refusal
    assert_items_agree()


def test_unknown_ticket_has_no_turn_to_give(day: OfficeDay) -> None:
    assert type(day.let_others_go_first("ABCDEFGH2345")).__name__ == "TicketIsUnknown"

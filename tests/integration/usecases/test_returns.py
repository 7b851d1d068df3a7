"""Who misses her call is called three times, parked, and may come back once and in time."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.queue import call_order
from api.storage.hall import load_hall
from api.usecases.boards import see_board
from tests.integration.usecases.office_day import BIRTH, OfficeDay, at_once, names, new_key
from tests.integration.usecases.truth import all_tickets, assert_items_agree

pytestmark = pytest.mark.parametrize(
    "day", [{"counters_of": {3: ("civil-status",)}, "calls_before_missed": 3}], indirect=True
)


def miss_the_first(day: OfficeDay, *, others: int) -> str:
    """The code of number 1, who was called at counter 3 and did not come; so many others wait."""
    code = day.take(BIRTH, name="Trần Thị Minh Demo").ticket.code
    for _ in range(others):
        day.clock.move(seconds=30)
        day.take(BIRTH)
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    wait_in_vain(day)
    day.clock.move(minutes=5)
    return str(code)


def wait_in_vain(day: OfficeDay) -> None:
    """Three minutes: who was called at counter 3 is called twice more, then she is a no-show."""
    for verb in ("recall_ticket", "recall_ticket", "mark_no_show"):
        day.clock.move(minutes=1)
        assert names([day.at_counter(verb, 3)]) in (["TicketRecalled"], ["NoShowMarked"])


def line(day: OfficeDay) -> list[int]:
    now = day.clock.now()
    hall = load_hall(office_id=day.office.id, on=now.date())
    return [ticket.number for ticket in call_order(waiting=hall.waiting(), now=now)]


def calls(day: OfficeDay, count: int) -> list[int]:
    called = []
    for _ in range(count):
        called.append(day.at_counter("call_next", 3).desk.ticket.number)
        day.at_counter("finish_service", 3)
    return called


def test_person_is_called_three_times_with_a_minute_between(day: OfficeDay) -> None:
    day.take(BIRTH)
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(seconds=59)
    early = day.at_counter("recall_ticket", 3)
    assert (type(early).__name__, early.label) == ("NextCallIsTooSoon", "B 001")
    day.clock.move(seconds=1)
    assert early.possible_at == day.clock.now()
    assert day.at_counter("recall_ticket", 3).desk.counter.current.calls == 2
    assert names([day.at_counter("recall_ticket", 3)]) == ["NextCallIsTooSoon"]
    day.clock.move(minutes=1)
    assert day.at_counter("recall_ticket", 3).desk.counter.current.calls == 3
    day.clock.move(minutes=1)
    assert names([day.at_counter("recall_ticket", 3)]) == ["TicketWasCalledEnough"]
    assert names([day.at_counter("mark_no_show", 3)]) == ["NoShowMarked"]
    assert_items_agree()


@pytest.mark.parametrize("verbs", [(), ("start_service",)])
def test_nobody_is_a_no_show_before_her_three_calls(day: OfficeDay, verbs: tuple[str, ...]) -> None:
    day.take(BIRTH)
    for verb in ("open_counter", "call_next", *verbs):
        day.at_counter(verb, 3)
    for calls in (1, 2):
        early = day.at_counter("mark_no_show", 3)
        assert type(early).__name__ == "NoShowIsTooSoon"
        assert (early.label, early.calls, early.needed) == ("B 001", calls, 3)
        assert early.possible_at == day.clock.now() + timedelta(minutes=3 - calls)
        day.clock.move(minutes=1)
        day.at_counter("recall_ticket", 3)
    assert early.possible_at == day.clock.now()
    assert names([day.at_counter("mark_no_show", 3)]) == ["NoShowMarked"]
    assert_items_agree()


def test_repeated_no_show_is_no_wish_about_the_next_person(day: OfficeDay) -> None:
    for _ in range(2):
        day.take(BIRTH)
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    for _ in range(2):
        day.clock.move(minutes=1)
        day.at_counter("recall_ticket", 3)
    key = new_key()
    assert names([day.at_counter("mark_no_show", 3, key=key)]) == ["NoShowMarked"]
    day.at_counter("call_next", 3)
    again = day.at_counter("mark_no_show", 3, key=key)
    assert type(again).__name__ == "NoShowMarked"
    assert (again.desk.ticket.number, again.desk.counter.current.calls) == (2, 1)
    assert names([day.at_counter("mark_no_show", 3)]) == ["NoShowIsTooSoon"]
    assert_items_agree()


def test_two_fingers_on_the_button_call_once(day: OfficeDay) -> None:
    day.take(BIRTH)
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    outcomes = names(at_once([partial(day.at_counter, "recall_ticket", 3)] * 4))
    assert sorted(outcomes) == ["NextCallIsTooSoon"] * 3 + ["TicketRecalled"]


def test_missed_person_neither_counts_nor_holds_up_anybody(day: OfficeDay) -> None:
    miss_the_first(day, others=2)
    board = see_board(day.services, office=day.office)
    waiting = next(group for group in board.groups if group.group.id == "civil-status").line
    assert [(place.ticket.number, place.people_ahead) for place in waiting] == [(2, 0), (3, 1)]
    assert calls(day, 2) == [2, 3]
    assert names([day.at_counter("call_next", 3)]) == ["NobodyIsWaiting"]
    assert_items_agree()


@pytest.mark.parametrize("by", ["phone", "short code", "clerk"])
def test_who_comes_back_keeps_her_number_and_goes_in_after_the_next_two(day: OfficeDay, by: str) -> None:
    code = miss_the_first(day, others=4)
    if by == "clerk":
        assert names([day.mark_return(3, "b 001")]) == ["ReturnMarked"]
    else:
        entry = load_hall(office_id=day.office.id, on=day.clock.now().date()).missed_ticket(code)
        assert entry is not None
        back = day.check_in(code if by == "phone" else entry.entry.short_code)
        assert (type(back).__name__, back.ticket.number, back.ticket.state.value) == (
            "CheckedIn",
            1,
            "WAITING",
        )
    assert_items_agree()
    assert line(day) == [2, 3, 1, 4, 5]
    assert calls(day, 5) == [2, 3, 1, 4, 5]
    assert_items_agree()


def test_forecast_and_board_know_where_she_came_in(day: OfficeDay) -> None:
    code = miss_the_first(day, others=4)
    day.check_in(code)
    board = see_board(day.services, office=day.office)
    waiting = next(group for group in board.groups if group.group.id == "civil-status").line
    assert [place.ticket.number for place in waiting] == [2, 3, 1, 4, 5]


def test_who_comes_back_to_an_empty_line_is_next(day: OfficeDay) -> None:
    code = miss_the_first(day, others=0)
    day.check_in(code)
    assert calls(day, 1) == [1]
    assert_items_agree()


def test_second_miss_ends_the_ticket(day: OfficeDay) -> None:
    code = miss_the_first(day, others=0)
    day.check_in(code)
    day.at_counter("call_next", 3)
    wait_in_vain(day)
    assert_items_agree()
    assert names([day.check_in(code), day.mark_return(3, "B 001")]) == [
        "TicketCannotChange",
        "NumberIsNotMissed",
    ]
    assert next(ticket for ticket in all_tickets() if ticket.code == code).state.value == "NO_SHOW"


@pytest.mark.parametrize(
    ("minutes", "outcomes"),
    [(25, ["ReturnMarked"]), (25.01, ["ReturnIsTooLate"])],
)
def test_grace_ends_after_half_an_hour(day: OfficeDay, minutes: float, outcomes: list[str]) -> None:
    code = miss_the_first(day, others=1)  # five minutes ago
    day.clock.move(minutes=minutes)
    late = day.mark_return(3, "B 001")
    assert names([late]) == outcomes
    if outcomes == ["ReturnIsTooLate"]:
        assert names([day.check_in(code)]) == ["TicketCannotChange"]
    assert_items_agree()


def test_undone_no_show_is_no_miss(day: OfficeDay) -> None:
    miss_the_first(day, others=1)
    day.at_counter("call_next", 3)
    wait_in_vain(day)
    assert names([day.at_counter("undo_last_act", 3)]) == ["ActUndone"]
    assert_items_agree()
    assert names([day.mark_return(3, "B 002")]) == ["NumberIsNotMissed"]
    assert names([day.at_counter("mark_no_show", 3)]) == ["NoShowMarked"], "her three calls are still made"
    assert_items_agree()


def test_no_show_of_who_is_back_already_is_not_undone(day: OfficeDay) -> None:
    code = day.take(BIRTH).ticket.code
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    wait_in_vain(day)
    day.check_in(code)
    assert names([day.at_counter("undo_last_act", 3)]) == ["NothingToUndo"]
    assert_items_agree()


def test_call_after_the_return_is_undone_into_the_same_place(day: OfficeDay) -> None:
    code = miss_the_first(day, others=3)
    day.check_in(code)
    before = line(day)
    day.at_counter("call_next", 3)
    day.at_counter("undo_last_act", 3)
    assert line(day) == before == [2, 3, 1, 4]
    assert_items_agree()


def test_returned_person_lets_others_first_and_leaves_like_anybody(day: OfficeDay) -> None:
    code = miss_the_first(day, others=4)
    day.check_in(code)
    assert names([day.let_others_go_first(code)]) == ["OthersGoFirst"]
    assert line(day) == [2, 3, 4, 5, 1]
    assert names([day.cancel(code)]) == ["AppointmentCancelled"]
    assert_items_agree()


def test_phone_and_clerk_bring_her_back_once(day: OfficeDay) -> None:
    code = miss_the_first(day, others=3)
    outcomes = names(
        at_once(
            [partial(day.check_in, code), partial(day.mark_return, 3, "B 001"), partial(day.check_in, code)]
        )
    )
    assert sum(name in ("CheckedIn", "ReturnMarked") for name in outcomes) == 1, outcomes
    assert line(day) == [2, 3, 1, 4]
    assert_items_agree()


def test_return_racing_with_calls_leaves_everybody_once(day: OfficeDay) -> None:
    code = miss_the_first(day, others=3)
    back, called = at_once([partial(day.check_in, code), partial(day.at_counter, "call_next", 3)])
    assert names([back, called]) == ["CheckedIn", "TicketCalled"]
    assert_items_agree()
    day.at_counter("finish_service", 3)
    assert sorted([called.desk.ticket.number, *calls(day, 3)]) == [1, 2, 3, 4]
    assert_items_agree()


def test_number_that_was_not_missed_is_not_brought_back(day: OfficeDay) -> None:
    miss_the_first(day, others=1)
    assert names([day.mark_return(3, "B 002"), day.mark_return(3, "B 099")]) == ["NumberIsNotMissed"] * 2
    assert names([day.mark_return(9, "B 001")]) == ["CounterIsUnknown"]

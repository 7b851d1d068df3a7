"""Who is sent to one counter is called there alone, as long as it is open; what a counter may not take."""

from functools import partial

import pytest

from api.storage.hall import load_hall
from api.usecases.boards import see_board
from tests.integration.usecases.office_day import BIRTH, LAND, RESIDENCE, OfficeDay, at_once, names
from tests.integration.usecases.truth import all_tickets, assert_items_agree

COUNTERS = {3: ("civil-status",), 4: ("civil-status",), 5: ("land", "residence"), 6: ("residence",)}
with_counters = pytest.mark.parametrize("day", [{"counters_of": COUNTERS}], indirect=True)
with_refusal = pytest.mark.parametrize(
    "day", [{"counters_of": COUNTERS, "refused": {5: (RESIDENCE,)}}], indirect=True
)


def called(outcome: object) -> int | str:
    """The number called, or why nobody was."""
    desk = getattr(outcome, "desk", None)
    return desk.ticket.number if desk else type(outcome).__name__


def send_first_to_four(day: OfficeDay) -> str:
    """Number 1 of civil status is sent from counter 3 to counter 4, both open; numbers 2 and 3 wait."""
    code = day.take(BIRTH).ticket.code
    for _ in range(2):
        day.clock.move(seconds=30)
        day.take(BIRTH)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    day.at_counter("call_next", 3)
    assert names([day.transfer(3, to="civil-status", to_counter=4)]) == ["TicketTransferred"]
    return str(code)


@with_counters
def test_within_her_group_she_keeps_number_and_arrival_and_is_called_there_alone(day: OfficeDay) -> None:
    code = send_first_to_four(day)
    ticket = next(ticket for ticket in all_tickets() if ticket.code == code)
    assert (ticket.number, ticket.sent_to, ticket.left_numbers) == (1, 4, ())
    assert_items_agree()
    assert called(day.at_counter("call_next", 3)) == 2
    assert called(day.at_counter("call_next", 4)) == 1
    assert_items_agree()


@with_counters
def test_closing_the_counter_gives_her_back_to_the_group(day: OfficeDay) -> None:
    send_first_to_four(day)
    day.at_counter("close_counter", 4)
    assert called(day.at_counter("call_next", 3)) == 1
    assert_items_agree()


@with_counters
def test_she_is_the_counter_s_again_when_it_opens_again(day: OfficeDay) -> None:
    send_first_to_four(day)
    day.at_counter("close_counter", 4)
    day.at_counter("open_counter", 4)
    assert called(day.at_counter("call_next", 3)) == 2


@with_counters
def test_undone_call_sends_her_back_to_that_counter_s_line(day: OfficeDay) -> None:
    send_first_to_four(day)
    day.at_counter("call_next", 4)
    day.at_counter("undo_last_act", 4)
    assert called(day.at_counter("call_next", 3)) == 2
    assert called(day.at_counter("call_next", 4)) == 1
    assert_items_agree()


@with_counters
def test_in_another_group_she_takes_its_number_and_waits_for_the_one_counter(day: OfficeDay) -> None:
    day.take(RESIDENCE)
    day.clock.move(minutes=1)
    code = day.take(BIRTH).ticket.code
    for number in (3, 5, 6):
        day.at_counter("open_counter", number)
    day.at_counter("call_next", 3)
    assert names([day.transfer(3, to="residence", to_counter=6)]) == ["TicketTransferred"]
    ticket = next(ticket for ticket in all_tickets() if ticket.code == code)
    assert (ticket.group_id, ticket.number, ticket.sent_to) == ("residence", 2, 6)
    assert called(day.at_counter("call_next", 5)) == 1
    day.at_counter("finish_service", 5)
    assert called(day.at_counter("call_next", 5)) == "NobodyIsWaiting"
    assert called(day.at_counter("call_next", 6)) == 2
    assert_items_agree()


@with_counters
def test_sent_on_to_a_group_she_is_free_of_the_counter(day: OfficeDay) -> None:
    code = send_first_to_four(day)
    day.at_counter("call_next", 4)
    day.transfer(4, to="land")
    ticket = next(ticket for ticket in all_tickets() if ticket.code == code)
    assert (ticket.group_id, ticket.sent_to) == ("land", None)
    assert_items_agree()


@with_counters
def test_who_waits_for_a_busy_counter_is_ahead_of_nobody_at_the_free_one(day: OfficeDay) -> None:
    for _ in range(3):
        day.take(BIRTH)
        day.clock.move(seconds=30)
    for number in (4, 3):
        day.at_counter("open_counter", number)
        day.at_counter("call_next", number)
    day.transfer(3, to="civil-status", to_counter=4)
    board = see_board(day.services, office=day.office)
    line = next(group for group in board.groups if group.group.id == "civil-status").line
    assert [(place.ticket.number, place.people_ahead) for place in line] == [(3, 0), (2, 1)]
    assert all(place.window is not None for place in line)


@with_counters
@pytest.mark.parametrize(
    ("to", "to_counter", "outcome"),
    [
        ("civil-status", 3, "TicketIsAtThatCounter"),
        ("civil-status", 9, "CounterIsUnknown"),
        ("land", 5, "CounterIsNotOpen"),
        ("land", 4, "CounterCannotServe"),
        ("parking", 4, "GroupIsUnknown"),
    ],
)
def test_counter_that_cannot_be_meant_is_refused(
    day: OfficeDay, to: str, to_counter: int, outcome: str
) -> None:
    day.take(BIRTH)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    day.at_counter("call_next", 3)
    assert names([day.transfer(3, to=to, to_counter=to_counter)]) == [outcome]
    assert_items_agree()


@with_counters
@pytest.mark.parametrize("attempt", range(4))
def test_transfer_racing_with_the_closing_strands_nobody(day: OfficeDay, attempt: int) -> None:
    day.take(BIRTH)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    day.at_counter("call_next", 3)
    at_once(
        [
            partial(day.transfer, 3, to="civil-status", to_counter=4),
            partial(day.at_counter, "close_counter", 4),
        ][:: 1 if attempt % 2 else -1]
    )
    assert_items_agree()
    if load_hall(office_id=day.office.id, on=day.clock.now().date()).waiting():
        assert called(day.at_counter("call_next", 3)) == 1


@with_counters
def test_missed_person_comes_back_to_the_counter_she_was_sent_to(day: OfficeDay) -> None:
    code = send_first_to_four(day)
    for verb in ("call_next", "mark_no_show"):
        day.at_counter(verb, 4)
    assert names([day.check_in(code)]) == ["CheckedIn"]
    assert_items_agree()
    assert called(day.at_counter("call_next", 3)) == 2
    assert called(day.at_counter("call_next", 4)) == 3, "the next two go first"
    day.at_counter("finish_service", 4)
    assert called(day.at_counter("call_next", 4)) == 1


@with_refusal
def test_counter_calls_no_procedure_it_may_not_take(day: OfficeDay) -> None:
    day.take(RESIDENCE)
    day.take(LAND)
    for number in (5, 6):
        day.at_counter("open_counter", number)
    assert called(day.at_counter("call_next", 5)) == 1
    assert day.at_counter("recall_ticket", 5).label == "A 001", "the land ticket"
    day.at_counter("finish_service", 5)
    assert called(day.at_counter("call_next", 5)) == "NobodyIsWaiting"
    assert called(day.at_counter("call_next", 6)) == 1
    assert_items_agree()


@with_refusal
def test_nobody_is_sent_to_a_counter_that_may_not_take_her(day: OfficeDay) -> None:
    day.take(RESIDENCE)
    for number in (5, 6):
        day.at_counter("open_counter", number)
    day.at_counter("call_next", 6)
    assert names([day.transfer(6, to="residence", to_counter=5)]) == ["CounterCannotServe"]


@with_refusal
def test_who_no_open_counter_may_take_has_no_window(day: OfficeDay) -> None:
    day.take(RESIDENCE)
    day.at_counter("open_counter", 5)
    board = see_board(day.services, office=day.office)
    line = next(group for group in board.groups if group.group.id == "residence").line
    assert [place.window for place in line] == [None]
    day.at_counter("open_counter", 6)
    board = see_board(day.services, office=day.office)
    line = next(group for group in board.groups if group.group.id == "residence").line
    assert line[0].window is not None

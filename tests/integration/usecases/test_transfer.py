"""Whoever is sent to another group waits there by when she came, under a number of that group."""

from functools import partial

import pytest

from api.domain.queue import call_order
from api.domain.tickets import TicketState
from api.storage.hall import load_hall
from api.storage.tickets import load_ticket
from tests.integration.usecases.office_day import BIRTH, LAND, OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import all_tickets, assert_items_agree

COUNTERS = {3: ("civil-status",), 4: ("civil-status",), 5: ("land",)}
pytestmark = pytest.mark.parametrize("day", [{"counters_of": COUNTERS}], indirect=True)


def line_of(day: OfficeDay, group_id: str) -> list[str]:
    """Codes in the order of the calls."""
    now = day.clock.now()
    hall = load_hall(office_id=day.office.id, on=now.date())
    waiting = [ticket for ticket in hall.waiting() if ticket.group_id == group_id]
    return [ticket.code for ticket in call_order(waiting=waiting, now=now)]


def call_first_of_birth(day: OfficeDay) -> str:
    """Minh is called at counter 3; two came for land, one before her and one after."""
    day.take(LAND)
    day.clock.move(minutes=1)
    minh = day.take(BIRTH, name="Trần Thị Minh Demo").ticket.code
    day.clock.move(minutes=1)
    day.take(LAND)
    day.at_counter("open_counter", 3)
    day.clock.move(seconds=11)
    day.at_counter("call_next", 3)
    return str(minh)


@pytest.mark.parametrize("begun", [False, True], ids=["called", "being served"])
def test_transferred_ticket_keeps_its_arrival_and_takes_the_next_number(day: OfficeDay, begun: bool) -> None:
    minh = call_first_of_birth(day)
    if begun:
        day.at_counter("start_service", 3)
    day.clock.move(minutes=5)
    done = day.transfer(3, to="land")
    assert type(done).__name__ == "TicketTransferred"
    assert done.desk.counter.current is None
    ticket = next(ticket for ticket in all_tickets() if ticket.code == minh)
    assert (ticket.state.value, ticket.group_id, ticket.number) == ("WAITING", "land", 3)
    assert (ticket.counter, ticket.called_at, ticket.started_at) == (None, None, None)
    assert line_of(day, "land").index(minh) == 1, "behind who came before her, before who came after"
    assert_items_agree()


def test_transferred_ticket_is_called_and_finished_in_its_new_group(day: OfficeDay) -> None:
    minh = call_first_of_birth(day)
    day.transfer(3, to="land")
    day.at_counter("open_counter", 5)
    for verb in ("call_next", "start_service", "finish_service"):
        day.at_counter(verb, 5)
    assert day.at_counter("call_next", 5).desk.counter.current.code == minh
    for verb in ("start_service", "finish_service"):
        day.at_counter(verb, 5)
    assert_items_agree()


def test_transfer_there_and_back_gives_a_third_number(day: OfficeDay) -> None:
    minh = call_first_of_birth(day)
    day.transfer(3, to="land")
    day.at_counter("open_counter", 5)
    day.at_counter("call_next", 5)
    day.at_counter("mark_no_show", 5)
    day.at_counter("call_next", 5)
    day.transfer(5, to="civil-status")
    ticket = next(ticket for ticket in all_tickets() if ticket.code == minh)
    assert (ticket.group_id, ticket.number) == ("civil-status", 2)
    assert [(left.group_id, left.number) for left in ticket.left_numbers] == [
        ("civil-status", 1),
        ("land", 3),
    ]
    assert_items_agree()


def test_call_of_a_transferred_ticket_is_undone_into_its_new_line(day: OfficeDay) -> None:
    minh = call_first_of_birth(day)
    day.transfer(3, to="land")
    day.at_counter("open_counter", 5)
    before = line_of(day, "land")
    for verb in ("call_next", "finish_service", "call_next", "undo_last_act"):
        day.at_counter(verb, 5)
    assert line_of(day, "land") == [code for code in before if code != before[0]]
    assert minh in line_of(day, "land")
    assert_items_agree()


def test_transferred_appointment_waits_by_arrival_and_keeps_its_place_in_the_slot(day: OfficeDay) -> None:
    code = day.book(day.slots()[0]).ticket.code
    day.take(LAND)
    day.clock.move(minutes=1)
    day.check_in(code)
    day.at_counter("open_counter", 3)
    day.at_counter("call_next", 3)
    day.transfer(3, to="land")
    assert line_of(day, "land")[1] == code
    assert_items_agree()
    assert names([day.cancel(code)]) == ["AppointmentCancelled"]
    assert_items_agree()


@pytest.mark.parametrize(
    ("to", "outcome"), [("civil-status", "TicketIsInThatGroup"), ("parking", "GroupIsUnknown")]
)
def test_group_that_cannot_be_meant_is_refused(day: OfficeDay, to: str, outcome: str) -> None:
    call_first_of_birth(day)
    assert names([day.transfer(3, to=to)]) == [outcome]
    day.clock.move(minutes=1)
    assert day.at_counter("recall_ticket", 3).desk.counter.current is not None
    assert_items_agree()


def test_counter_without_a_ticket_transfers_nobody(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    assert names([day.transfer(3, to="land")]) == ["CounterHasNoTicket"]
    assert names([day.transfer(5, to="land")]) == ["CounterIsNotYours"]
    assert names([day.transfer(9, to="land")]) == ["CounterIsUnknown"]


def test_transfer_is_undone_before_the_call_that_came_before_it(day: OfficeDay) -> None:
    code = call_first_of_birth(day)
    day.transfer(3, to="land")
    undone = names([day.at_counter("undo_last_act", 3) for _ in range(3)])
    assert undone == ["ActUndone", "ActUndone", "NothingToUndo"]
    ticket = load_ticket(code)
    assert ticket is not None
    assert (ticket.state, ticket.group_id) == (TicketState.WAITING, "civil-status")
    assert_items_agree()


def test_transfers_racing_with_people_taking_numbers_share_one_gapless_series(day: OfficeDay) -> None:
    for number in range(2):
        day.check_in(day.book(day.slots()[number], phone=phone(number)).ticket.code)
    for number in (3, 4):
        day.at_counter("open_counter", number)
        day.at_counter("call_next", number)
    outcomes = at_once(
        [
            *(partial(day.transfer, number, to="land") for number in (3, 4)),
            *(partial(day.take, LAND) for _ in range(4)),
        ]
    )
    assert names(outcomes) == ["TicketTransferred"] * 2 + ["TicketTaken"] * 4
    assert sorted(ticket.number for ticket in all_tickets() if ticket.group_id == "land") == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]
    assert_items_agree()


def test_late_repetition_of_a_transfer_does_not_transfer_the_next_ticket(day: OfficeDay) -> None:
    key = "one-intention-sent-again"
    call_first_of_birth(day)
    day.take(BIRTH)
    day.transfer(3, to="land", key=key)
    day.at_counter("call_next", 3)
    again = day.transfer(3, to="land", key=key)
    assert type(again).__name__ == "TicketTransferred"
    assert again.desk.counter.current is not None
    assert_items_agree()

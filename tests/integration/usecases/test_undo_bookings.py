"""An appointment made for the wrong person: taken back whole, while nobody has touched it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from api.domain.tickets import TicketState
from api.storage.appointments import SlotItem
from api.usecases.waitlist import hand_on_due
from tests.integration.storage.snapshots import snapshot
from tests.integration.usecases.office_day import OfficeDay, at_once, names, new_key, phone
from tests.integration.usecases.test_undo import what_counts
from tests.integration.usecases.test_undo_counters import (
    COLLEAGUE,
    let_it_stand,
    undo,
)
from tests.integration.usecases.test_waitlist import COOLS, LATER_TODAY, fill_today, joined, offered
from tests.integration.usecases.truth import all_tickets, assert_items_agree, items_of

NUMBER = "048190001234"


@pytest.mark.parametrize("places", [1, 3])
def test_undone_appointment_gives_back_places_and_days_at_once(day: OfficeDay, places: int) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    slot = day.slots(places=places, with_reserve=True)[0]
    room = day.slots(with_reserve=True)[0].places(with_reserve=True)
    for number in range(1, room):
        day.book_for(slot, phone=phone(number))
    made = day.book_for(slot, counter=3, citizen=NUMBER, places=places)
    assert names([day.book_for(slot, phone=phone(99))]) == ["SlotIsFull"]
    assert undo(day) == ["ActUndone"]
    ticket = next(each for each in all_tickets() if each.code == made.ticket.code)
    assert ticket.state is TicketState.CANCELLED
    assert_items_agree()
    again = day.book_for(slot, counter=3, citizen=NUMBER, places=places)
    assert names([again]) == ["AppointmentBooked"], "who was meant has the same time, number and phone"
    assert again.ticket.code != made.ticket.code
    assert_items_agree()


@pytest.mark.parametrize("looks", [True, False], ids=["looks", "is looked at"])
@COOLS
def test_place_of_an_undone_appointment_is_offered_to_who_waits_meanwhile(
    day: OfficeDay, looks: bool
) -> None:
    day.at_counter("open_counter", 3)
    slot, code = list(fill_today(day).items())[LATER_TODAY]
    day.cancel(code)
    day.clock.move(minutes=5)
    day.book_for(slot, counter=3, phone=phone(99))
    wish = joined(day, 1)
    assert undo(day) == ["ActUndone"]
    assert not looks or names([day.book(slot, phone=phone(98))]) == ["SlotIsFull"]
    assert looks or hand_on_due(day.services) == 1
    assert offered(day, wish) == [slot.id]
    assert_items_agree()


def touched(day: OfficeDay, code: str) -> dict[str, Callable[[], Any]]:
    return {
        "moved": lambda: day.reschedule(code, day.slots()[-1]),
        "cancelled": lambda: day.cancel(code),
        "here": lambda: day.check_in(code),
    }


@pytest.mark.parametrize("touch", ["moved", "cancelled", "here"])
def test_appointment_that_somebody_has_touched_stands(day: OfficeDay, touch: str) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    code = day.book_for(day.slots()[0], counter=3).ticket.code
    touched(day, code)[touch]()
    before = what_counts(snapshot())
    assert undo(day) == ["NothingToUndo"]
    assert what_counts(snapshot()) == before
    assert_items_agree()


@pytest.mark.parametrize("touch", ["moved", "cancelled", "here"])
def test_undone_appointment_racing_with_its_citizen_leaves_one_story(day: OfficeDay, touch: str) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    code = day.book_for(day.slots()[0], counter=3, citizen=NUMBER).ticket.code
    outcomes = names(at_once([partial(day.at_counter, "undo_last_act", 3), touched(day, code)[touch]]))
    (ticket,) = all_tickets()
    if outcomes[0] == "ActUndone":
        assert ticket.state is TicketState.CANCELLED
    else:
        assert outcomes[0] == "NothingToUndo"
        assert outcomes[1] in ("AppointmentRescheduled", "AppointmentCancelled", "CheckedIn")
    assert_items_agree()


def test_appointment_is_undone_by_who_made_it_where_she_made_it(day: OfficeDay) -> None:
    for number in (3, COLLEAGUE):
        day.at_counter("open_counter", number)
    let_it_stand(day)
    day.book_for(day.slots()[0], counter=3)
    assert undo(day, COLLEAGUE) == ["NothingToUndo"]
    let_it_stand(day)
    assert undo(day) == ["NothingToUndo"], "ten seconds are over"
    day.book_for(day.slots()[0], phone=phone(1))
    assert undo(day) == ["NothingToUndo"], "it was made at no counter"
    assert_items_agree()


@pytest.mark.parametrize("number", [COLLEAGUE, 7, 99])
def test_appointment_is_made_though_the_counter_is_not_hers(day: OfficeDay, number: int) -> None:
    day.at_counter("open_counter", COLLEAGUE)
    day.clerks[number] = day.clerk(3)
    assert names([day.book_for(day.slots()[0], counter=number)]) == ["AppointmentBooked"]
    assert_items_agree()


def test_appointment_made_while_the_same_clerk_calls_is_noted_after_it(day: OfficeDay) -> None:
    day.take()
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    before = what_counts(snapshot())
    book = partial(day.book_for, day.slots()[-1], counter=3)
    outcomes = names(at_once([book, partial(day.at_counter, "call_next", 3)]))
    assert outcomes == ["AppointmentBooked", "TicketCalled"]
    assert [undo(day) for _ in range(3)] == [["ActUndone"], ["ActUndone"], ["NothingToUndo"]]
    line = {key: item for key, item in before.items() if "LINE#" in key[1]}
    assert {key: item for key, item in what_counts(snapshot()).items() if "LINE#" in key[1]} == line
    assert_items_agree()


def test_repetition_of_an_undone_appointment_books_nothing(day: OfficeDay) -> None:
    key = new_key()
    day.at_counter("open_counter", 3)
    slot = day.slots()[0]
    day.book_for(slot, counter=3, key=key)
    undo(day)
    again = day.book_for(slot, counter=3, key=key)
    assert again.ticket.state is TicketState.CANCELLED
    assert not any(item.tickets for item in items_of(SlotItem))
    assert_items_agree()

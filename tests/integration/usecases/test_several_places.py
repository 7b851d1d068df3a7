"""Appointments of several places in a row: all or none, within the hours, given back whole."""

from functools import partial

import pytest

from api.domain.calendar import local_clock
from api.storage.appointments import SlotItem
from tests.integration.usecases.office_day import OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import all_tickets, assert_items_agree, items_of

ONE_PLACE = pytest.mark.parametrize("day", [{"places": 1}], indirect=True)


@ONE_PLACE
def test_three_places_take_three_slots_in_a_row_and_give_them_all_back(day: OfficeDay) -> None:
    slots = day.slots()
    ticket = day.book(slots[4], places=3).ticket
    assert ticket.slot_starts == tuple(slot.starts_at for slot in slots[4:7])
    assert ticket.appointment_ends_at == slots[6].ends_at
    assert [day.book(slot, phone=phone(2)).__class__.__name__ for slot in slots[3:8]] == [
        "AppointmentBooked",
        "SlotIsFull",
        "SlotIsFull",
        "SlotIsFull",
        "AppointmentBooked",
    ]
    assert_items_agree()
    day.cancel(ticket.code)
    assert set(slots[4:7]) <= set(day.slots())
    assert_items_agree()


@ONE_PLACE
def test_only_times_after_which_all_places_are_free_are_offered(day: OfficeDay) -> None:
    slots = day.slots()
    day.book(slots[4], phone=phone(2))
    offered = day.slots(places=3)
    assert slots[1] in offered
    assert not set(slots[2:5]) & set(offered)
    assert slots[5] in offered
    lunch = [local_clock(slot.starts_at).strftime("%H:%M") for slot in offered]
    assert "10:45" in lunch
    assert "11:00" not in lunch, "the third would begin at 11:30, when the office closes for lunch"


def test_places_beyond_closing_time_are_refused(day: OfficeDay) -> None:
    last = day.slots()[-1]
    assert names([day.book(last, places=2)]) == ["SlotIsUnknown"]
    assert [day.book(last, places=places).field for places in (0, 5)] == ["places"] * 2
    assert items_of(SlotItem) == []


@ONE_PLACE
def test_people_racing_for_rows_that_overlap_have_them_whole_or_not_at_all(day: OfficeDay) -> None:
    slots = day.slots()[:8]
    wishes = [
        partial(day.book, slots[number % 6], places=2 + number % 2, phone=phone(number))
        for number in range(18)
    ]
    outcomes = at_once(wishes)
    assert set(names(outcomes)) == {"AppointmentBooked", "SlotIsFull"}
    assert_items_agree()
    taken = [at for ticket in all_tickets() for at in ticket.slot_starts]
    assert len(taken) == len(set(taken)), "each slot has one place"


@ONE_PLACE
def test_row_moves_by_one_slot_over_its_own_places(day: OfficeDay) -> None:
    slots = day.slots()
    code = day.book(slots[4], places=3).ticket.code
    moved = day.reschedule(code, slots[5]).ticket
    assert moved.slot_starts == tuple(slot.starts_at for slot in slots[5:8])
    assert_items_agree()
    assert names([day.reschedule(code, slots[7])]) == ["AppointmentRescheduled"]
    assert_items_agree()


@ONE_PLACE
def test_row_that_does_not_fit_elsewhere_stays_whole(day: OfficeDay) -> None:
    slots = day.slots()
    code = day.book(slots[0], places=3).ticket.code
    day.book(slots[6], phone=phone(2))
    assert names([day.reschedule(code, slots[4])]) == ["SlotIsFull"]
    assert_items_agree()


@ONE_PLACE
def test_held_row_becomes_a_booking_and_a_lapsed_one_is_free_again(day: OfficeDay) -> None:
    slots = day.slots()[8:]
    hold = day.held(slots[0], places=3)
    assert names([day.book(slots[2], phone=phone(2))]) == ["SlotIsFull"]
    day.book(slots[0], places=3, hold=hold)
    assert_items_agree()
    day.held(slots[3], places=3)
    day.clock.move(minutes=10)
    assert names([day.book(slots[2 + 1], places=3, phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@pytest.mark.parametrize("places", [1, 3])
def test_service_of_several_places_counts_as_so_many(day: OfficeDay, places: int) -> None:
    code = day.book(day.slots()[0], places=places).ticket.code
    day.at_counter("open_counter", 3)
    day.check_in(code)
    for verb in ("call_next", "start_service"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=12)
    day.at_counter("finish_service", 3)
    assert_items_agree()
    day.at_counter("undo_last_act", 3)
    assert_items_agree()

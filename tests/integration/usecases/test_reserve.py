"""The reserve: citizens book up to it, clerks give out the rest, nobody beyond the places."""

from collections import Counter as Tally
from functools import partial

import pytest

from api.domain.offices.changes import GroupChange, OfficeChange
from api.usecases import appointments
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.office_day import OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import all_tickets, assert_items_agree

THREE_OF_WHICH_ONE = pytest.mark.parametrize("day", [{"places": 3, "reserve": 1}], indirect=True)
ALL_RESERVED = pytest.mark.parametrize("day", [{"places": 2, "reserve": 2}], indirect=True)


def free(day: OfficeDay, *, with_reserve: bool, places: int = 1) -> tuple[int, int]:
    """Free places of the first slot, and how many of them are of the reserve."""
    group = day.office.group("civil-status")
    assert group is not None
    days = appointments.slot_days(
        day.services, office=day.office, group=group, places=places, with_reserve=with_reserve
    )
    return days[0].slots[0].free_places, days[0].slots[0].of_reserve


@THREE_OF_WHICH_ONE
def test_citizens_book_up_to_the_reserve_and_clerks_the_rest(day: OfficeDay) -> None:
    slot = day.slots()[0]
    assert (free(day, with_reserve=False), free(day, with_reserve=True)) == ((2, 0), (3, 1))
    citizens = [day.book(slot, phone=phone(number)) for number in range(3)]
    assert names(citizens) == ["AppointmentBooked", "AppointmentBooked", "SlotIsFull"]
    assert (free(day, with_reserve=False), free(day, with_reserve=True)) == ((0, 0), (1, 1))
    assert names([day.hold(slot)]) == ["SlotIsFull"]
    clerks = [day.book_for(slot, phone=phone(number)) for number in (7, 8)]
    assert names(clerks) == ["AppointmentBooked", "SlotIsFull"]
    ticket = clerks[0].ticket
    assert (ticket.name, ticket.booked_by) == ("Lê Văn Gọi Demo", "clerk-3")
    assert all(each.booked_by is None for each in all_tickets() if each.code != ticket.code)
    assert_items_agree()


@THREE_OF_WHICH_ONE
def test_citizen_does_not_move_into_the_reserve(day: OfficeDay) -> None:
    here, there = day.slots()[:2]
    code = day.book(here, phone=phone(1)).ticket.code
    for number in (2, 3):
        day.book(there, phone=phone(number))
    assert names([day.reschedule(code, there)]) == ["SlotIsFull"]
    assert_items_agree()


@THREE_OF_WHICH_ONE
def test_who_was_booked_from_the_reserve_moves_and_cancels_as_anybody(day: OfficeDay) -> None:
    slot, other = day.slots()[:2]
    for number in (1, 2):
        day.book(slot, phone=phone(number))
    code = day.book_for(slot, phone=phone(3)).ticket.code
    assert names([day.reschedule(code, other)]) == ["AppointmentRescheduled"]
    assert free(day, with_reserve=True) == (1, 1), "its place is the reserve's again"
    assert names([day.cancel(code)]) == ["AppointmentCancelled"]
    assert_items_agree()


@ALL_RESERVED
def test_slot_that_is_all_reserve_is_the_clerks_alone(day: OfficeDay) -> None:
    slot = day.slots(with_reserve=True)[0]
    assert day.slots() == []
    assert names([day.book(slot), day.hold(slot), day.book_for(slot)]) == [
        "SlotIsFull",
        "SlotIsFull",
        "AppointmentBooked",
    ]
    assert_items_agree()


@ALL_RESERVED
def test_nobody_moves_into_a_slot_that_is_all_reserve(day: OfficeDay) -> None:
    here, there = day.slots(with_reserve=True)[:2]
    code = day.book_for(here).ticket.code
    assert names([day.reschedule(code, there)]) == ["SlotIsFull"]
    assert_items_agree()


@pytest.mark.parametrize("day", [{"places": 8, "reserve": 3}], indirect=True)
def test_citizens_and_clerks_at_once_never_take_more_than_there_is(day: OfficeDay) -> None:
    slot = day.slots()[0]
    people = [partial(day.book, slot, phone=phone(number)) for number in range(20)]
    with watched_store() as calls:
        outcomes = at_once(people)
    assert Tally(names(outcomes)) == {"AppointmentBooked": 5, "SlotIsFull": 15}
    assert len(calls) <= 20 + 2 * 5 + 5, "the reserve costs citizens nothing"
    clerks = at_once(
        [partial(day.book_for, slot, phone=phone(number)) for number in range(20, 30)]
        + [partial(day.book, slot, phone=phone(number)) for number in range(30, 40)]
    )
    assert Tally(names(clerks)) == {"AppointmentBooked": 3, "SlotIsFull": 17}
    assert_items_agree()


@THREE_OF_WHICH_ONE
def test_row_of_places_is_booked_whole_from_the_reserve(day: OfficeDay) -> None:
    slots = day.slots()
    for number in (1, 2):
        day.book(slots[1], phone=phone(number))
    assert free(day, with_reserve=False, places=2) == (0, 0)
    assert free(day, with_reserve=True, places=2) == (1, 1)
    assert names([day.book(slots[0], phone=phone(3), places=2)]) == ["SlotIsFull"]
    booked = day.book_for(slots[0], phone=phone(4), places=2)
    assert names([booked]) == ["AppointmentBooked"]
    assert booked.ticket.places == 2
    assert_items_agree()


@pytest.mark.parametrize("day", [{"places": 2}], indirect=True)
def test_larger_reserve_strands_nobody_and_shows_in_the_preview(day: OfficeDay) -> None:
    slot = day.slots()[0]
    codes = [day.book(slot, phone=phone(number)).ticket.code for number in (1, 2)]
    change = OfficeChange(groups=(GroupChange(id="civil-status", reserve_places=2),))
    seen = day.preview(change)
    assert seen.affected == ()
    assert [each.after_vi for each in seen.differences] == ["2"]
    assert names([day.change(change, seen=seen)]) == ["OfficeChanged"]
    assert {ticket.code for ticket in all_tickets() if ticket.notice is None} == set(codes)
    assert_items_agree()


@pytest.mark.parametrize("day", [{"places": 3, "reserve": 1}], indirect=True)
def test_stranded_bookings_are_not_moved_into_the_reserve(day: OfficeDay) -> None:
    slots = day.slots()
    for number in range(2):
        day.book(slots[0], phone=phone(number))
    day.book_for(slots[0], phone=phone(2))
    for number in (3, 4):
        day.book(slots[1], phone=phone(number))
    change = OfficeChange(groups=(GroupChange(id="civil-status", slot_capacity=2),))
    (moved,) = day.preview(change).affected
    assert moved.to == slots[2].starts_at, "the reserve of the next slot stays the clerks'"
    assert names([day.change(change)]) == ["OfficeChanged"]
    assert_items_agree()

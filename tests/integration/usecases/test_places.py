"""Places come back: when they are cancelled, moved or refused, and when nobody holds them any more."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.appointments import CLAIMS_ARE_SETTLED_AFTER
from api.storage.appointments import SlotItem
from api.usecases.intentions import store_is_busy
from tests.integration.storage.faults import lost_transaction, watched_store
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import (
    all_tickets,
    assert_items_agree,
    assert_slots_are_those_of_tickets,
    items_of,
)

KEY = "one-intention-sent-again"
A_LITTLE = timedelta(seconds=1)
# The first slots of the morning begin while the clocks of these tests go on.
LATER_TODAY = 8
ONE_PLACE = pytest.mark.parametrize("day", [{"places": 1}], indirect=True)


@ONE_PLACE
def test_cancelled_place_is_free_at_once(day: OfficeDay) -> None:
    slot = day.slots()[0]
    code = day.book(slot, phone=phone(1)).ticket.code
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"]
    day.cancel(code)
    assert names([day.book(slot, phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_left_place_is_free_at_once_and_the_full_one_refuses_the_move(day: OfficeDay) -> None:
    here, there, full = day.slots()[:3]
    code = day.book(here, phone=phone(1)).ticket.code
    day.book(full, phone=phone(2))
    assert names([day.reschedule(code, full)]) == ["SlotIsFull"]
    assert names([day.reschedule(code, there)]) == ["AppointmentRescheduled"]
    assert names([day.book(here, phone=phone(3))]) == ["AppointmentBooked"]
    assert_items_agree()


def test_phone_books_twice_a_day_and_again_after_a_cancellation(day: OfficeDay) -> None:
    slots = day.slots()
    codes = [day.book(slot).ticket.code for slot in slots[:2]]
    refused = day.book(slots[2])
    assert (type(refused).__name__, refused.limit) == ("PhoneHasTooManyBookings", 2)
    assert slots[2] in day.slots(), "the refused booking holds no place"
    assert names([day.book(slots[-1])]) == ["AppointmentBooked"], "another day has its own two"
    day.cancel(codes[0])
    assert names([day.book(slots[2])]) == ["AppointmentBooked"]
    assert_items_agree()


def test_move_to_a_day_on_which_the_phone_has_two_is_refused_and_holds_nothing(day: OfficeDay) -> None:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    for slot in slots[-2:]:
        day.book(slot)
    before = slots[-3]
    assert names([day.reschedule(code, before)]) == ["PhoneHasTooManyBookings"]
    assert before in day.slots()
    assert_items_agree()


def test_two_moves_of_one_ticket_at_once_leave_it_at_one_of_them(day: OfficeDay) -> None:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    outcomes = at_once([partial(day.reschedule, code, slot) for slot in slots[1:7]])
    assert "AppointmentRescheduled" in names(outcomes)
    assert sum(len(item.tickets or ()) for item in items_of(SlotItem)) == 1
    assert_items_agree()


@pytest.mark.parametrize("verb", ["check_in", "reschedule"])
def test_cancellation_racing_with_another_change_leaves_one_story(day: OfficeDay, verb: str) -> None:
    slots = day.slots()
    for attempt in range(8):
        code = day.book(slots[0], phone=phone(attempt)).ticket.code
        other = (
            partial(day.check_in, code) if verb == "check_in" else partial(day.reschedule, code, slots[-1])
        )
        at_once([other, partial(day.cancel, code)])
        assert_items_agree()
        day.cancel(code)


def test_checked_in_ticket_neither_moves_nor_takes_a_place(day: OfficeDay) -> None:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    day.check_in(code)
    assert names([day.reschedule(code, slots[1])]) == ["TicketCannotChange"]
    assert_items_agree()


def test_slot_of_another_group_is_refused(day: OfficeDay) -> None:
    code = day.book(day.slots()[0]).ticket.code
    assert names([day.reschedule(code, day.slots(RESIDENCE)[0])]) == ["SlotIsUnknown"]
    assert_items_agree()


# -- places nobody holds ---------------------------------------------------------------------------------


def leave_a_place_behind(day: OfficeDay, *, key: str = KEY, phone: str = "0905123456") -> None:
    """Somebody takes the place in the first slot, the answer is lost before the ticket, and she goes away."""
    slot = day.slots()[LATER_TODAY]
    with lost_transaction(was_done=False) as calls, pytest.raises(Exception) as busy:  # noqa: PT011
        day.book(slot, key=key, phone=phone)
    assert store_is_busy(busy.value)
    assert calls.operations[-2:] == ["UpdateItem", "TransactWriteItems"]


@ONE_PLACE
def test_place_left_behind_is_free_again_after_two_minutes(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    leave_a_place_behind(day, phone=phone(1))
    day.clock.moment += CLAIMS_ARE_SETTLED_AFTER - A_LITTLE
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"], "its owner may still be trying"
    day.clock.moment += A_LITTLE
    assert names([day.book(slot, phone=phone(3))]) == ["AppointmentBooked"]
    assert names([day.book(slot, key=KEY, phone=phone(1))]) == ["SlotIsFull"], (
        "who comes so late comes too late"
    )
    assert [len(item.tickets) for item in items_of(SlotItem)] == [1]


@ONE_PLACE
def test_owner_who_tries_again_keeps_her_place(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    leave_a_place_behind(day, phone=phone(1))
    day.clock.moment += 2 * CLAIMS_ARE_SETTLED_AFTER
    with lost_transaction(was_done=False), pytest.raises(Exception):  # noqa: B017, PT011
        day.book(slot, key=KEY, phone=phone(1))
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"], "she has just said that she is there"
    assert names([day.book(slot, key=KEY, phone=phone(1))]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_owner_who_tries_again_while_places_are_let_go_is_never_left_without_one(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    for attempt in range(10):
        key = f"a-key-of-attempt-{attempt:04}"
        leave_a_place_behind(day, key=key, phone=phone(attempt))
        day.clock.moment += 2 * CLAIMS_ARE_SETTLED_AFTER
        outcomes = at_once(
            [
                partial(day.book, slot, phone=phone(100 + attempt)),
                partial(day.book, slot, key=key, phone=phone(attempt)),
                partial(day.book, slot, phone=phone(200 + attempt)),
            ]
        )
        booked = [outcome for outcome in outcomes if type(outcome).__name__ == "AppointmentBooked"]
        assert len(booked) == 1
        assert_slots_are_those_of_tickets(all_tickets())
        day.cancel(booked[0].ticket.code)
        day.clock.moment -= 2 * CLAIMS_ARE_SETTLED_AFTER


@ONE_PLACE
def test_full_slot_is_looked_into_once_in_a_while(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    day.book(slot, phone=phone(1))
    day.clock.moment += CLAIMS_ARE_SETTLED_AFTER
    looks = []
    for number in range(2, 5):
        with watched_store() as calls:
            assert names([day.book(slot, phone=phone(number))]) == ["SlotIsFull"]
        looks.append(len(calls))
    assert looks[1:] == [1, 1], "refusing costs one write and nothing else"
    assert looks[0] > 1
    assert_items_agree()


@ONE_PLACE
@pytest.mark.parametrize("verb", ["cancel", "reschedule"])
def test_place_left_by_a_change_whose_answer_was_lost_is_free_at_once(day: OfficeDay, verb: str) -> None:
    slots = day.slots()[LATER_TODAY:]
    code = day.book(slots[0], phone=phone(1)).ticket.code
    change = partial(day.cancel, code) if verb == "cancel" else partial(day.reschedule, code, slots[1])
    with lost_transaction() as calls, pytest.raises(Exception) as busy:  # noqa: PT011
        change()
    assert store_is_busy(busy.value)
    assert calls.operations[-1] == "TransactWriteItems"
    assert names([day.book(slots[0], phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


def test_bookings_left_behind_do_not_count_against_a_phones_day(day: OfficeDay) -> None:
    slots = day.slots()[LATER_TODAY:]
    for number in range(2):
        leave_a_place_behind(day, key=f"a-key-left-behind-{number}")
    assert names([day.book(slot) for slot in slots[1:3]]) == ["AppointmentBooked"] * 2


@ONE_PLACE
def test_one_wish_twice_at_a_phones_limit_never_ends_without_its_place(day: OfficeDay) -> None:
    """One request is refused for the phone while a cancellation makes room and the other one goes on."""
    slots = day.slots()[LATER_TODAY:]
    for attempt in range(10):
        codes = [day.book(slot).ticket.code for slot in slots[:2]]
        key = f"a-wish-at-the-limit-{attempt:02}"
        outcomes = at_once([*[partial(day.book, slots[2], key=key)] * 3, partial(day.cancel, codes[0])])
        assert len(set(names(outcomes[:3]))) == 1, "the same wish has one answer"
        assert_items_agree()
        for ticket in all_tickets():
            day.cancel(ticket.code)


def test_wish_refused_at_a_phones_limit_stays_refused_and_a_new_one_is_fulfilled(day: OfficeDay) -> None:
    slots = day.slots()
    codes = [day.book(slot).ticket.code for slot in slots[:2]]
    assert names([day.book(slots[2], key=KEY)]) == ["PhoneHasTooManyBookings"]
    day.cancel(codes[0])
    assert names([day.book(slots[2], key=KEY)]) == ["PhoneHasTooManyBookings"]
    assert_items_agree()
    assert names([day.book(slots[2])]) == ["AppointmentBooked"]

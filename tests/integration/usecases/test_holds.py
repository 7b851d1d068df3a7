"""A place held while a person types: hers until then, everybody's afterwards, and never in anybody's way."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.appointments import SlotTime, show_hold
from api.storage.appointments import SlotItem
from tests.integration.usecases.office_day import OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import assert_items_agree, items_of

KEY = "one-intention-sent-again"
ONE_PLACE = pytest.mark.parametrize("day", [{"places": 1}], indirect=True)
LATER_TODAY = 8
HELD_FOR = timedelta(minutes=10)


def later(day: OfficeDay) -> SlotTime:
    """A slot that does not begin while the clocks of these tests go on."""
    return day.slots()[LATER_TODAY]


@ONE_PLACE
def test_held_place_is_nobody_elses_until_it_lapses(day: OfficeDay) -> None:
    slot = later(day)
    held = day.hold(slot)
    assert held.hold.until == day.clock.now() + HELD_FOR
    assert slot not in day.slots()
    assert names([day.book(slot, phone=phone(2)), day.hold(slot)]) == ["SlotIsFull", "SlotIsFull"]
    day.clock.moment = held.hold.until - timedelta(microseconds=1)
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"]
    day.clock.moment = held.hold.until
    assert slot in day.slots()
    assert names([day.book(slot, phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_hold_becomes_the_booking(day: OfficeDay) -> None:
    slot = later(day)
    hold = day.held(slot)
    code = day.book(slot, hold=hold).ticket.code
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"]
    day.clock.move(minutes=30)
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"], "a booking does not lapse"
    day.cancel(code)
    assert names([day.book(slot, phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_lapsed_hold_still_books_while_nobody_else_has_the_place(day: OfficeDay) -> None:
    slot = later(day)
    hold = day.held(slot)
    day.clock.moment += 2 * HELD_FOR
    assert names([day.book(slot, hold=hold)]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_lapsed_hold_books_nothing_when_somebody_else_was_quicker(day: OfficeDay) -> None:
    slot = later(day)
    hold = day.held(slot)
    day.clock.moment += HELD_FOR
    day.book(slot, phone=phone(2))
    assert names([day.book(slot, hold=hold)]) == ["SlotIsFull"]
    assert_items_agree()


def test_hold_sent_again_is_not_held_longer_and_a_lapsed_one_begins_anew(day: OfficeDay) -> None:
    slot, began = later(day), day.clock.now()
    first = day.hold(slot, key=KEY).hold
    day.clock.move(minutes=4)
    assert day.hold(slot, key=KEY).hold == first
    day.clock.moment = first.until
    anew = day.hold(slot, key=KEY).hold
    assert anew.until == began + 2 * HELD_FOR
    assert [len(item.tickets) for item in items_of(SlotItem)] == [1]


def test_choosing_another_time_moves_the_hold(day: OfficeDay) -> None:
    first, second = day.slots()[:2]
    hold = day.held(first)
    day.hold(second, instead=hold)
    assert {item.sk for item in items_of(SlotItem) if item.tickets} == {f"{second.starts_at:%Y-%m-%dT%H:%MZ}"}


@ONE_PLACE
def test_hold_is_kept_when_the_other_time_cannot_be_had(day: OfficeDay) -> None:
    first, full = day.slots()[:2]
    hold = day.held(first)
    day.book(full, phone=phone(2))
    assert names([day.hold(full, instead=hold)]) == ["SlotIsFull"]
    assert names([day.book(first, hold=hold)]) == ["AppointmentBooked"]


@ONE_PLACE
def test_released_hold_is_free_at_once_and_a_booking_is_never_released(day: OfficeDay) -> None:
    slot = later(day)
    day.release(day.held(slot))
    hold = day.held(slot)
    day.book(slot, hold=hold)
    assert names([day.release(hold)]) == ["HoldReleased"]
    assert_items_agree()


@ONE_PLACE
def test_releasing_while_booking_never_leaves_a_ticket_without_its_place(day: OfficeDay) -> None:
    slot = later(day)
    for number in range(12):
        hold = day.held(slot)
        booked, _ = at_once(
            [partial(day.book, slot, hold=hold, phone=phone(number)), partial(day.release, hold)]
        )
        assert_items_agree()
        day.cancel(booked.ticket.code)


@pytest.mark.parametrize("day", [{"places": 4}], indirect=True)
def test_at_most_half_of_a_slot_is_held_and_the_rest_is_booked(day: OfficeDay) -> None:
    slot = later(day)
    outcomes = at_once([partial(day.hold, slot) for _ in range(6)])
    assert sorted(names(outcomes)) == ["SlotCannotBeHeld"] * 4 + ["SlotHeld"] * 2
    assert names([day.book(slot, phone=phone(number)) for number in range(3)]) == [
        "AppointmentBooked",
        "AppointmentBooked",
        "SlotIsFull",
    ]


@ONE_PLACE
def test_of_people_who_want_a_lapsed_place_one_has_it(day: OfficeDay) -> None:
    slot = day.slots()[-1]
    for number in range(8):
        held = day.hold(slot).hold
        day.clock.moment = held.until
        outcomes = at_once(
            [partial(day.hold, slot), partial(day.book, slot, phone=phone(number)), partial(day.hold, slot)]
        )
        had = [each for each in names(outcomes) if each in ("SlotHeld", "AppointmentBooked")]
        assert len(had) == 1
        assert_items_agree()
        for outcome in outcomes:
            if type(outcome).__name__ == "AppointmentBooked":
                day.cancel(outcome.ticket.code)
            if type(outcome).__name__ == "SlotHeld":
                day.release(show_hold(outcome.hold))


@ONE_PLACE
def test_phone_at_its_limit_keeps_the_hold(day: OfficeDay) -> None:
    slots = day.slots()
    for slot in slots[:2]:
        day.book(slot)
    hold = day.held(slots[2])
    assert names([day.book(slots[2], hold=hold)]) == ["PhoneHasTooManyBookings"]
    assert names([day.book(slots[2], phone=phone(2))]) == ["SlotIsFull"]
    assert names([day.book(slots[2], hold=hold, phone=phone(3))]) == ["AppointmentBooked"]
    assert_items_agree()


@ONE_PLACE
def test_hold_after_a_phones_refusal_lapses_like_any_other(day: OfficeDay) -> None:
    slots = day.slots()[LATER_TODAY:]
    for slot in slots[:2]:
        day.book(slot)
    hold = day.held(slots[2])
    day.book(slots[2], hold=hold)
    day.clock.moment += HELD_FOR
    assert names([day.book(slots[2], phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@pytest.mark.parametrize(
    "hold", ["", "x", "a~b~c~d~e", f"{KEY}~9~1~lien-chieu~slot", f"{KEY}~1~{10**30}~a~b"]
)
def test_hold_that_nobody_gave_is_refused(day: OfficeDay, hold: str) -> None:
    assert names([day.release(hold)]) == ["InputIsInvalid"]


def test_hold_of_other_places_is_refused(day: OfficeDay) -> None:
    first, second = day.slots()[:2]
    hold = day.held(first)
    assert day.book(second, hold=hold).field == "hold"
    assert day.book(first, hold=hold, places=2).field == "hold"


def test_hold_guessed_from_another_persons_releases_nothing(day: OfficeDay) -> None:
    slot = day.slots()[0]
    hold = day.held(slot)
    key, rest = hold.split("~", 1)
    day.release(f"{'0' * len(key)}~{rest}")
    assert [len(item.tickets) for item in items_of(SlotItem)] == [1]

"""Freed places go on in turn: cool-off, waitlist, offers held for real, lapses, races and crashes."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.appointments import DayPart, SlotTime
from api.domain.calendar import local_day
from api.storage.appointments import SlotItem
from api.usecases import waitlist
from tests.integration.usecases.office_day import BIRTH, OfficeDay, at_once, names, new_key, phone
from tests.integration.usecases.truth import assert_items_agree, items_of

COOLS = pytest.mark.parametrize("day", [{"places": 1, "cooling_minutes": 5}], indirect=True)
COOLING = timedelta(minutes=5)
OFFERED_FOR = timedelta(minutes=15)
LATER_TODAY = 8


def fill_today(day: OfficeDay) -> dict[SlotTime, str]:
    """Book all of today's times from the ninth on, and the ones before; their tickets by slot."""
    today = local_day(day.clock.now())
    slots = [slot for slot in day.slots() if local_day(slot.starts_at) == today]
    return {slot: day.book(slot, phone=phone(index)).ticket.code for index, slot in enumerate(slots)}


def join(day: OfficeDay, number: int, *, key: str | None = None, **more: Any) -> Any:
    today = local_day(day.clock.now())
    return waitlist.join_waitlist(
        day.services,
        office_id=day.office.id,
        procedure_code=BIRTH,
        name="Trần Thị Minh Demo",
        phone=phone(1000 + number),
        idempotency_key=key or new_key(),
        **{"first_day": today, "last_day": today, **more},
    )


def joined(day: OfficeDay, number: int, **more: Any) -> str:
    day.clock.move(seconds=1)
    code: str = join(day, number, **more).seen.wish.code
    return code


def see(day: OfficeDay, code: str) -> waitlist.SeenWish:
    seen = waitlist.see_wish(day.services, code=code)
    assert seen is not None
    return seen


def accept(day: OfficeDay, code: str, slot: SlotTime, key: str | None = None) -> Any:
    return waitlist.accept_offer(day.services, code=code, slot_id=slot.id, idempotency_key=key or new_key())


def decline(day: OfficeDay, code: str, slot: SlotTime, key: str | None = None) -> Any:
    return waitlist.decline_offer(day.services, code=code, slot_id=slot.id, idempotency_key=key or new_key())


def leave(day: OfficeDay, code: str) -> Any:
    return waitlist.leave_waitlist(day.services, code=code, idempotency_key=new_key())


def offered(day: OfficeDay, *codes: str) -> list[str | None]:
    return [seen.offer.slot_id if (seen := see(day, code)).offer else None for code in codes]


@COOLS
def test_cancelled_place_cools_off_and_is_everybodys_when_nobody_waits(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    day.cancel(day.book(slot).ticket.code)
    assert slot not in day.slots()
    assert names([day.book(slot, phone=phone(2)), day.hold(slot)]) == ["SlotIsFull", "SlotIsFull"]
    assert_items_agree()
    day.clock.moment += COOLING - timedelta(seconds=1)
    assert names([day.book(slot, phone=phone(2))]) == ["SlotIsFull"]
    day.clock.moment += timedelta(seconds=1)
    assert slot in day.slots()
    assert names([day.book(slot, phone=phone(2))]) == ["AppointmentBooked"]
    assert_items_agree()


@COOLS
def test_place_somebody_moved_away_from_cools_off_and_she_may_come_back(day: OfficeDay) -> None:
    here, there = day.slots()[LATER_TODAY : LATER_TODAY + 2]
    code = day.book(here).ticket.code
    day.reschedule(code, there)
    assert here not in day.slots()
    assert names([day.reschedule(code, here)]) == ["AppointmentRescheduled"]
    day.clock.moment += 2 * COOLING
    assert names([day.book(here, phone=phone(2))]) == ["SlotIsFull"], "it is hers again"
    assert names([day.book(there, phone=phone(3))]) == ["AppointmentBooked"]
    assert_items_agree()


@COOLS
def test_freed_place_is_held_for_the_first_then_for_the_next_then_for_all(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    first, second = joined(day, 1), joined(day, 2)
    assert [see(day, code).people_ahead for code in (first, second)] == [0, 1]
    day.cancel(tickets[slot])
    assert offered(day, second, first) == [None, None], "it cools off"
    day.clock.moment += COOLING
    assert slot not in day.slots(), "it is about to be offered"
    assert offered(day, second, first) == [None, slot.id], "whoever looks, the first has it"
    assert names([day.book(slot, phone=phone(90))]) == ["SlotIsFull"]
    assert_items_agree()
    day.clock.moment += OFFERED_FOR
    assert names([accept(day, first, slot)]) == ["OfferHasLapsed"]
    assert offered(day, second, first) == [slot.id, None]
    assert names([decline(day, second, slot)]) == ["OfferDeclined"]
    assert slot in day.slots()
    assert names([day.book(slot, phone=phone(90))]) == ["AppointmentBooked"]
    assert_items_agree()


@COOLS
def test_accepted_offer_is_a_booking_and_ends_the_wish(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    code, key = joined(day, 1), new_key()
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    # A visitor who is refused has looked too: the offer does not wait for its person's page.
    assert names([day.book(slot, phone=phone(90))]) == ["SlotIsFull"]
    assert offered(day, code) == [slot.id]
    booked = accept(day, code, slot, key)
    assert booked.ticket.appointment_at == slot.starts_at
    assert accept(day, code, slot, key) == booked
    assert accept(day, code, slot) == booked, "another window's key leads to the same ticket"
    assert see(day, code).wish.end == "BOOKED"
    assert names([decline(day, code, slot), leave(day, code)]) == ["OfferHasLapsed", "WishHasEnded"]
    assert_items_agree()
    day.cancel(booked.ticket.code)
    day.clock.moment += COOLING
    assert slot in day.slots()


@COOLS
def test_two_places_in_a_row_are_offered_only_when_both_are_there(day: OfficeDay) -> None:
    tickets = fill_today(day)
    first, second = list(tickets)[LATER_TODAY : LATER_TODAY + 2]
    family, single = joined(day, 1, places=2), joined(day, 2)
    day.cancel(tickets[second])
    day.clock.moment += COOLING
    assert offered(day, family, single) == [None, second.id], "one place is no use to two"
    decline(day, single, second)
    day.cancel(tickets[first])
    day.clock.moment += COOLING
    assert offered(day, family, single) == [first.id, None]
    assert names([accept(day, family, first)]) == ["AppointmentBooked"]
    assert_items_agree()


@COOLS
def test_only_wanted_times_are_offered(day: OfficeDay) -> None:
    tickets = fill_today(day)
    morning = next(slot for slot in list(tickets)[LATER_TODAY:] if slot.part is DayPart.MORNING)
    code = joined(day, 1, part=DayPart.AFTERNOON)
    day.cancel(tickets[morning])
    day.clock.moment = morning.starts_at - timedelta(minutes=30)
    assert offered(day, code) == [None]
    assert morning in day.slots(), "nobody wants it, so everybody may have it"


@COOLS
def test_offer_ends_when_its_time_can_be_booked_no_more(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    code = joined(day, 1)
    day.clock.moment = slot.starts_at - timedelta(minutes=26)
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    offer = see(day, code).offer
    assert offer is not None
    assert offer.until == slot.starts_at - timedelta(minutes=15)


@COOLS
def test_joining_is_bounded_refused_while_times_are_free_and_done_once(day: OfficeDay) -> None:
    assert names([join(day, 1)]) == ["TimesAreFree"]
    fill_today(day)
    today, key = local_day(day.clock.now()), new_key()
    past, far = today - timedelta(days=1), today + timedelta(days=8)
    assert names([join(day, 1, first_day=past), join(day, 1, last_day=far)]) == ["InputIsInvalid"] * 2
    assert names([join(day, 1, places=5)]) == ["InputIsInvalid"]
    assert join(day, 1, key=key).seen.wish == join(day, 1, key=key).seen.wish
    second = join(day, 1).seen.wish.code
    assert names([join(day, 1)]) == ["PhoneWaitsAlready"]
    assert names([leave(day, second), leave(day, second)]) == ["WaitlistLeft"] * 2
    assert names([join(day, 1)]) == ["WaitlistJoined"]
    day.clock.move(hours=24)
    fill_today(day)
    assert names([join(day, 1)]) == ["WaitlistJoined"], "yesterday's wishes do not count"


@COOLS
def test_many_who_look_at_once_give_one_offer_to_the_first(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    codes = [joined(day, number) for number in range(4)]
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    at_once([partial(see, day, code) for code in codes * 2])
    assert offered(day, *codes) == [slot.id, None, None, None]
    assert [
        len(item.tickets) for item in items_of(SlotItem) if slot.starts_at.strftime("T%H:%M") in item.sk
    ] == [1]
    assert_items_agree()


@COOLS
def test_accepting_declining_and_leaving_at_once_have_one_story(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    first, second = joined(day, 1), joined(day, 2)
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    assert offered(day, first) == [slot.id]
    at_once(
        [partial(accept, day, first, slot), partial(decline, day, first, slot), partial(leave, day, first)]
    )
    day.clock.move(minutes=3)
    is_taken = see(day, first).wish.end == "BOOKED"
    assert offered(day, second) == [None if is_taken else slot.id]
    assert_items_agree()


@COOLS
def test_phone_at_its_limit_keeps_the_offer_until_it_lapses(day: OfficeDay) -> None:
    slots = day.slots()
    own = [day.book(slot, phone=phone(1001)).ticket.code for slot in slots[:2]]
    slot, tickets = slots[LATER_TODAY], fill_today(day)
    code = joined(day, 1)
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    assert offered(day, code) == [slot.id]
    assert names([accept(day, code, slot)]) == ["PhoneHasTooManyBookings"]
    assert offered(day, code) == [slot.id], "she may still give up another booking"
    day.cancel(own[0])
    assert names([accept(day, code, slot)]) == ["AppointmentBooked"]
    assert_items_agree()

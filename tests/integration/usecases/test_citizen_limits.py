"""A citizen's number is counted like her phone: over all her phones, and kept as a digest."""

from collections import Counter as Tally
from dataclasses import replace
from functools import partial

import pytest

from api.domain.appointments import DayPart
from api.domain.calendar import local_day
from api.domain.waitlist import Offer, with_offer
from api.storage.offices import save_office
from api.storage.tables import Base
from api.storage.transactions import transact
from api.storage.waitlist import change_wish
from api.usecases import waitlist
from tests.integration.usecases.office_day import BIRTH, OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import assert_items_agree

NUMBER = "048190001234"
CARD = f"{NUMBER}|201234567|Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"
KEY = "one-intention-sent-again"


def test_number_counts_over_all_phones_and_again_after_a_cancellation(day: OfficeDay) -> None:
    slots = day.slots()
    first = day.book(slots[0], phone=phone(1), citizen=NUMBER)
    day.book(slots[1], phone=phone(2), citizen=CARD)
    refused = day.book(slots[2], phone=phone(3), citizen=NUMBER)
    assert (type(refused).__name__, refused.limit) == ("CitizenHasTooManyBookings", 2)
    assert names([day.book_for(slots[2], phone=phone(3), citizen=NUMBER)]) == ["CitizenHasTooManyBookings"]
    assert_items_agree()
    assert names([day.book(slots[2], phone=phone(3), citizen="048190009999")]) == ["AppointmentBooked"]
    assert names([day.book(slots[-1], phone=phone(3), citizen=NUMBER)]) == ["AppointmentBooked"], (
        "another day"
    )
    day.cancel(first.ticket.code)
    assert names([day.book(slots[3], phone=phone(4), citizen=NUMBER)]) == ["AppointmentBooked"]
    assert_items_agree()


def test_refused_booking_holds_no_place_and_stays_refused(day: OfficeDay) -> None:
    slots = day.slots()
    codes = [
        day.book(slot, phone=phone(number), citizen=NUMBER).ticket.code
        for number, slot in enumerate(slots[:2])
    ]
    free = day.slots()
    assert names([day.book(slots[2], citizen=NUMBER, key=KEY)]) == ["CitizenHasTooManyBookings"]
    assert day.slots() == free
    day.cancel(codes[0])
    assert names([day.book(slots[2], citizen=NUMBER, key=KEY)]) == ["CitizenHasTooManyBookings"]
    assert_items_agree()


def test_refused_holder_keeps_her_hold_and_books_for_somebody_else(day: OfficeDay) -> None:
    slots = day.slots()
    for number, slot in enumerate(slots[:2]):
        day.book(slot, phone=phone(number), citizen=NUMBER)
    hold = day.held(slots[2])
    assert names([day.book(slots[2], citizen=NUMBER, hold=hold)]) == ["CitizenHasTooManyBookings"]
    assert names([day.book(slots[2], citizen="048190009999", hold=hold)]) == ["AppointmentBooked"]
    assert_items_agree()


def test_move_to_a_day_on_which_the_number_has_two_is_refused(day: OfficeDay) -> None:
    slots = day.slots()
    for number, slot in enumerate(slots[-2:]):
        day.book(slot, phone=phone(number), citizen=NUMBER)
    code = day.book(slots[0], phone=phone(3), citizen=NUMBER).ticket.code
    assert names([day.reschedule(code, slots[-3])]) == ["CitizenHasTooManyBookings"]
    assert names([day.reschedule(code, slots[1])]) == ["AppointmentRescheduled"], "the same day"
    assert_items_agree()


def test_one_number_racing_over_many_phones_gets_two_bookings_a_day(day: OfficeDay) -> None:
    outcomes = at_once(
        [
            partial(day.book, slot, phone=phone(number), citizen=NUMBER)
            for number, slot in enumerate(day.slots()[:8])
        ]
    )
    assert Tally(names(outcomes)) == {"AppointmentBooked": 2, "CitizenHasTooManyBookings": 6}
    assert_items_agree()


@pytest.mark.parametrize(
    ("citizen", "problem"),
    [
        ("048 190", "citizen"),
        (CARD.rsplit("|", 1)[0], "citizen_card_fields"),
        (CARD.replace("Nữ", "Nam"), "citizen_card_contradiction"),
    ],
)
def test_number_that_cannot_be_right_is_refused_before_anything_is_taken(
    day: OfficeDay, citizen: str, problem: str
) -> None:
    slot = day.slots()[0]
    for refused in (day.book(slot, citizen=citizen), day.book_for(slot, citizen=citizen)):
        assert (type(refused).__name__, refused.field, refused.problem) == (
            "InputIsInvalid",
            "citizen",
            problem,
        )
    assert_items_agree()


def test_office_may_ask_for_the_number_of_who_books_herself(day: OfficeDay) -> None:
    policy = replace(day.office.booking_policy, needs_citizen_number=True)
    save_office(replace(day.office, booking_policy=policy))
    day.clock.move(seconds=31)
    slot = day.slots()[1]
    for nothing in (None, "", "  "):
        assert day.book(slot, citizen=nothing).problem == "citizen_needed"
    assert names([day.book(slot, citizen=NUMBER)]) == ["AppointmentBooked"]
    assert names([day.book_for(slot, phone=phone(1))]) == ["AppointmentBooked"], (
        "who rings up has no card at hand"
    )


def test_waitlist_asks_for_the_number_where_booking_does_and_counts_it(day: OfficeDay) -> None:
    policy = replace(day.office.booking_policy, needs_citizen_number=True, cooling_minutes=0)
    save_office(replace(day.office, booking_policy=policy))
    day.clock.move(seconds=31)
    today = local_day(day.clock.now())
    join = partial(
        waitlist.join_waitlist,
        day.services,
        office_id=day.office.id,
        procedure_code=BIRTH,
        first_day=today,
        last_day=today,
        name="Trần Thị Minh Demo",
        idempotency_key="wait-with-a-number",
    )
    asked = {"part": DayPart.NINTH_HOUR, "phone": phone(70)}
    for nothing in (None, "", "  "):
        assert join(citizen=nothing, **asked).problem == "citizen_needed"
    assert join(citizen="12", **asked).field == "citizen"
    known = [join(citizen=NUMBER, **asked), join(citizen=NUMBER, **asked)]
    assert names(known) == ["WaitlistJoined"] * 2
    wish = known[0].seen.wish
    assert wish.citizen_digest not in (None, NUMBER)
    slot, *others = [slot for slot in day.slots() if local_day(slot.starts_at) == today][8:]
    for each in others[: day.office.booking_policy.bookings_per_day]:
        assert names([day.book(each, citizen=NUMBER, phone=phone(71))]) == ["AppointmentBooked"]
    offer = Offer(slot.id, slot.starts_at, slot.ends_at, "ABCDEFGHJKMN", day.clock.now(), slot.starts_at)
    transact(*change_wish(was=wish, to=with_offer(wish, offer), at=offer.made_at))
    accepted = waitlist.accept_offer(
        day.services, code=wish.code, slot_id=slot.id, idempotency_key="take-with-a-number"
    )
    assert names([accepted]) == ["CitizenHasTooManyBookings"]


def test_store_knows_neither_the_number_nor_the_cards_text(day: OfficeDay) -> None:
    day.book(day.slots()[0], citizen=CARD)
    day.book_for(day.slots()[0], phone=phone(2), citizen=NUMBER)
    written = "\n".join(str(item.serialize()) for item in Base.scan(consistent_read=True))
    assert "Trần Thị Minh Demo" in written
    for text in (NUMBER, NUMBER[:9], "Minh Thảo", "05031990", "Tổ 12", "201234567"):
        assert text not in written

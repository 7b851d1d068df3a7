"""Booking over GraphQL: times held while somebody types, several places in a row, a day that opens later."""

from dataclasses import replace
from datetime import time
from typing import Any

from api.domain.offices import BookingPolicy
from api.storage.offices import load_office, save_office
from tests.integration.ward import BIRTH, Ward

DAYS = """query($office: ID!, $procedure: ID!, $places: Int!) {
    slots(office: $office, procedure: $procedure, places: $places, first: 31) {
        nodes { date opensAt freePlaces slots { id startsAt endsAt freePlaces } } } }"""
HELD = "... on SlotHeld { hold until asOf }"


def days(ward: Ward, *, places: int = 1) -> list[dict[str, Any]]:
    asked = ward.ask(DAYS, office=ward.office, procedure=BIRTH, places=places)
    nodes: list[dict[str, Any]] = asked["slots"]["nodes"]
    return nodes


def hold(ward: Ward, slot: str, **more: object) -> dict[str, Any]:
    return ward.do("holdSlot", HELD, office=ward.office, procedure=BIRTH, slot=slot, **more)


def test_held_time_is_counted_booked_and_released(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[0]
    held = hold(ward, slot["id"])
    assert held["until"] == "2026-11-23T01:40:00+00:00"
    assert held["asOf"] == "2026-11-23T01:30:00+00:00"
    assert ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"] - 1
    released = ward.do("releaseHold", "... on HoldReleased { hold }", hold=held["hold"])
    assert released["hold"] == held["hold"]
    assert ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"]
    again = hold(ward, slot["id"])["hold"]
    booked = ward.book(procedure=BIRTH, slot=slot["id"], hold=again)
    assert booked["__typename"] == "AppointmentBooked"
    assert ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"] - 1


def test_more_than_half_of_a_slot_is_not_held(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[0]["id"]
    answers = [hold(ward, slot)["__typename"] for _ in range(3)]
    assert answers == ["SlotHeld", "SlotHeld", "SlotCannotBeHeld"]


def test_hold_of_another_time_is_refused_in_both_languages(ward: Ward) -> None:
    first, second = ward.free_slots(BIRTH)[:2]
    held = hold(ward, first["id"])["hold"]
    for language, words in (("vi", "không khớp"), ("en", "does not belong")):
        ward.language = language
        refused = ward.book(procedure=BIRTH, slot=second["id"], hold=held)
        assert (refused["__typename"], words in refused["message"]) == ("InputIsInvalid", True)


def test_three_places_are_one_appointment_of_three_slots(ward: Ward) -> None:
    slot = days(ward, places=3)[0]["slots"][0]
    assert (slot["startsAt"], slot["endsAt"]) == ("2026-11-23T01:45:00+00:00", "2026-11-23T02:30:00+00:00")
    booked = ward.do(
        "bookAppointment",
        "... on AppointmentBooked { ticket { code places appointmentEndsAt calendarFile } }",
        office=ward.office,
        procedure=BIRTH,
        slot=slot["id"],
        places=3,
        name="Trần Thị Minh Demo",
        phone="0905123456",
    )["ticket"]
    assert (booked["places"], booked["appointmentEndsAt"]) == (3, slot["endsAt"])
    assert "DTEND:20261123T023000Z" in booked["calendarFile"]
    left = days(ward)[0]["slots"][:4]
    assert [each["freePlaces"] for each in left] == [2, 2, 2, 3]


def test_places_nobody_may_ask_for_are_refused(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[0]["id"]
    assert days(ward, places=5) == []
    refused = ward.book(procedure=BIRTH, slot=slot, places=5)
    assert refused["__typename"] == "InputIsInvalid"


def test_day_that_opens_later_says_when(ward: Ward) -> None:
    office = load_office(ward.office)
    assert office is not None
    save_office(replace(office, booking_policy=BookingPolicy(horizon_days=2, opens_at=time(8, 45))))
    ward.clock.move(seconds=31)
    *_, last = listed = days(ward)
    assert [day["date"] for day in listed] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert (last["opensAt"], last["slots"]) == ("2026-11-23T01:45:00+00:00", [])
    wish = "... on SlotIsTooFarAhead { opensAt }"
    asked = {"office": ward.office, "procedure": BIRTH, "slot": "civil-status@2026-11-25T02:00Z"}
    person = {"name": "Trần Thị Minh Demo", "phone": "0905123456"}
    refused = ward.do("bookAppointment", wish, **asked, **person)
    assert (refused["__typename"], refused["opensAt"]) == ("SlotIsTooFarAhead", last["opensAt"])
    assert "08:45, 23/11" in refused["message"]
    ward.clock.move(minutes=15)
    assert days(ward)[-1]["opensAt"] is None
    assert ward.do("bookAppointment", wish, **asked, **person)["__typename"] == "AppointmentBooked"

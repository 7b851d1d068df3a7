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


def test_held_time_is_counted_booked_and_released(quiet_ward: Ward) -> None:
    slot = quiet_ward.free_slots(BIRTH)[0]
    held = hold(quiet_ward, slot["id"])
    assert held["until"] == "2026-11-23T01:40:00+00:00"
    assert held["asOf"] == "2026-11-23T01:30:00+00:00"
    assert quiet_ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"] - 1
    released = quiet_ward.do("releaseHold", "... on HoldReleased { hold }", hold=held["hold"])
    assert released["hold"] == held["hold"]
    assert quiet_ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"]
    again = hold(quiet_ward, slot["id"])["hold"]
    booked = quiet_ward.book(procedure=BIRTH, slot=slot["id"], hold=again)
    assert booked["__typename"] == "AppointmentBooked"
    assert quiet_ward.free_slots(BIRTH)[0]["freePlaces"] == slot["freePlaces"] - 1


def test_more_than_half_of_a_slot_is_not_held(quiet_ward: Ward) -> None:
    slot = quiet_ward.free_slots(BIRTH)[0]["id"]
    answers = [hold(quiet_ward, slot)["__typename"] for _ in range(3)]
    assert answers == ["SlotHeld", "SlotHeld", "SlotCannotBeHeld"]


def test_hold_of_another_time_is_refused_in_both_languages(quiet_ward: Ward) -> None:
    first, second = quiet_ward.free_slots(BIRTH)[:2]
    held = hold(quiet_ward, first["id"])["hold"]
    for language, words in (("vi", "không khớp"), ("en", "does not belong")):
        quiet_ward.language = language
        refused = quiet_ward.book(procedure=BIRTH, slot=second["id"], hold=held)
        assert (refused["__typename"], words in refused["message"]) == ("InputIsInvalid", True)


def test_three_places_are_one_appointment_of_three_slots(quiet_ward: Ward) -> None:
    slot = days(quiet_ward, places=3)[0]["slots"][0]
    assert (slot["startsAt"], slot["endsAt"]) == ("2026-11-23T01:45:00+00:00", "2026-11-23T02:30:00+00:00")
    booked = quiet_ward.do(
        "bookAppointment",
        "... on AppointmentBooked { ticket { code places appointmentEndsAt calendarFile } }",
        office=quiet_ward.office,
        procedure=BIRTH,
        slot=slot["id"],
        places=3,
        name="Trần Thị Minh Demo",
        phone="0905123456",
    )["ticket"]
    assert (booked["places"], booked["appointmentEndsAt"]) == (3, slot["endsAt"])
    assert "DTEND:20261123T023000Z" in booked["calendarFile"]
    left = days(quiet_ward)[0]["slots"][:4]
    assert [each["freePlaces"] for each in left] == [2, 2, 2, 3]


def test_places_nobody_may_ask_for_are_refused(quiet_ward: Ward) -> None:
    slot = quiet_ward.free_slots(BIRTH)[0]["id"]
    assert days(quiet_ward, places=5) == []
    refused = quiet_ward.book(procedure=BIRTH, slot=slot, places=5)
    assert refused["__typename"] == "InputIsInvalid"


def test_day_that_opens_later_says_when(quiet_ward: Ward) -> None:
    office = load_office(quiet_ward.office)
    assert office is not None
    save_office(replace(office, booking_policy=BookingPolicy(horizon_days=2, opens_at=time(8, 45))))
    quiet_ward.clock.move(seconds=31)
    *_, last = listed = days(quiet_ward)
    assert [day["date"] for day in listed] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert (last["opensAt"], last["slots"]) == ("2026-11-23T01:45:00+00:00", [])
    wish = "... on SlotIsTooFarAhead { opensAt }"
    asked = {"office": quiet_ward.office, "procedure": BIRTH, "slot": "civil-status@2026-11-25T02:00Z"}
    person = {"name": "Trần Thị Minh Demo", "phone": "0905123456"}
    refused = quiet_ward.do("bookAppointment", wish, **asked, **person)
    assert (refused["__typename"], refused["opensAt"]) == ("SlotIsTooFarAhead", last["opensAt"])
    assert "08:45, 23/11" in refused["message"]
    quiet_ward.clock.move(minutes=15)
    assert days(quiet_ward)[-1]["opensAt"] is None
    assert quiet_ward.do("bookAppointment", wish, **asked, **person)["__typename"] == "AppointmentBooked"

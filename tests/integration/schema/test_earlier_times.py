"""Earlier times over GraphQL: the wish of a ticket, an offer that moves it, refusals in both languages."""

from datetime import timedelta
from typing import Any

from tests.integration.schema.test_waitlist import WISH
from tests.integration.ward import BIRTH, Ward

EARLIER = WISH.replace("ticket }", "ticket moves before offersLeft }")
ASK = f"query($ticket: ID!) {{ {EARLIER.replace('wish {', 'earlierWish(ticket: $ticket) {', 1)} }}"


def fill_today(ward: Ward) -> list[tuple[dict[str, Any], str]]:
    number, tickets = 100, []
    for slot in ward.free_slots(BIRTH):
        if not slot["startsAt"].startswith("2026-11-23"):
            continue
        for _ in range(slot["freePlaces"]):
            number += 1
            booked = ward.book(procedure=BIRTH, slot=slot["id"], phone=f"0905200{number}")
            tickets.append((slot, booked["ticket"]["code"]))
    return tickets


def wish(ward: Ward, ticket: str, **more: Any) -> dict[str, Any]:
    fields = f"... on EarlierTimeWished {{ {EARLIER} }} ... on TimesAreFree {{ startsAt }}"
    return ward.do("wishForEarlier", fields, ticket=ticket, **more)


def see(ward: Ward, ticket: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = ward.ask(ASK, ticket=ticket)["earlierWish"]
    return found


def test_offer_taken_moves_the_appointment_over_the_schema(ward: Ward) -> None:
    tickets = fill_today(ward)
    (early, gone), (late, hers) = tickets[len(tickets) // 2], tickets[-1]
    assert see(ward, hers) is None
    wished = wish(ward, hers)["wish"]
    assert (wished["moves"], wished["before"], wished["offersLeft"]) == (hers, late["startsAt"], 3)
    assert see(ward, hers) == wished
    ward.do("cancelAppointment", "", ticket=gone)
    ward.clock.moment += timedelta(minutes=5)
    offered = see(ward, hers)
    assert offered is not None
    assert (offered["offer"]["slot"], offered["offersLeft"]) == (early["id"], 2)
    fields = "... on AppointmentBooked { ticket { code appointmentAt } }"
    taken = ward.do("acceptOffer", fields, wish=wished["code"], slot=early["id"])
    assert taken["ticket"] == {"code": hers, "appointmentAt": early["startsAt"]}
    after = see(ward, hers)
    assert after is not None
    assert (after["state"], after["ticket"]) == ("BOOKED", hers)


def test_wish_for_an_earlier_time_is_refused_in_both_languages(ward: Ward) -> None:
    first, *_, last = ward.free_slots(BIRTH)
    hers = ward.book(procedure=BIRTH, slot=last["id"])["ticket"]["code"]
    soon = ward.book(procedure=BIRTH, slot=first["id"], phone="0905123999")["ticket"]["code"]
    for language, words in (("vi", "không còn được mời"), ("en", "No earlier time")):
        ward.language = language
        refused = wish(ward, soon)
        assert (refused["__typename"], words in refused["message"]) == ("EarlierTimesAreNotOffered", True)
        assert wish(ward, hers)["__typename"] == "TimesAreFree"
        assert wish(ward, "ABCDEFGHJKMN")["__typename"] == "TicketIsUnknown"
    assert see(ward, "no code at all") is None

"""The waitlist over GraphQL: joining, an offer taken or passed on, leaving; refusals in both languages."""

from datetime import timedelta
from typing import Any

from tests.integration.ward import BIRTH, Ward

WISH = "wish { code state peopleAhead offer { slot startsAt until } lapsedOffer { startsAt } ticket }"
SEE = f"query($code: ID!) {{ {WISH.replace('wish {', 'wish(code: $code) {', 1)} }}"


def join(ward: Ward, **more: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "office": ward.office,
        "procedure": BIRTH,
        "firstDay": "2026-11-23",
        "lastDay": "2026-11-23",
        "name": "Trần Thị Minh Demo",
        "phone": "0905123456",
    }
    fields = f"... on WaitlistJoined {{ {WISH} }} ... on TimesAreFree {{ startsAt }}"
    return ward.do("joinWaitlist", fields, **{**asked, **more})


def see(ward: Ward, code: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = ward.ask(SEE, code=code)["wish"]
    return found


def filled_today(ward: Ward) -> list[tuple[str, str]]:
    """Every place of the day is booked: the slot and the ticket of each."""
    number, tickets = 100, []
    for each in ward.free_slots(BIRTH):
        if not each["startsAt"].startswith("2026-11-23"):
            continue
        for _ in range(each["freePlaces"]):
            number += 1
            booked = ward.book(procedure=BIRTH, slot=each["id"], phone=f"0905200{number}")
            tickets.append((each["id"], booked["ticket"]["code"]))
    return tickets


def test_free_times_are_named_to_who_would_wait_in_both_languages(ward: Ward) -> None:
    for language, words in (("vi", "Mời bạn đặt ngay"), ("en", "Please book it")):
        ward.language = language
        refused = join(ward)
        assert (refused["__typename"], refused["startsAt"]) == ("TimesAreFree", "2026-11-23T01:45:00+00:00")
        assert words in refused["message"]
        assert "8:45 23/11" in refused["message"]


def test_unknown_wishes_and_unusable_days_are_refused(ward: Ward) -> None:
    assert see(ward, "ABCDEFGHJKMN") is None
    for act in ("acceptOffer", "declineOffer"):
        assert ward.do(act, "", wish="ABCDEFGHJKMN", slot="x")["__typename"] == "WishIsUnknown"
    assert ward.do("leaveWaitlist", "", wish="ABCDEFGHJKMN")["__typename"] == "WishIsUnknown"
    refused = join(ward, lastDay="2027-11-23")
    assert (refused["__typename"], "hết số ngày" in refused["message"]) == ("InputIsInvalid", True)


def test_two_wait_of_a_phone_at_most_and_a_place_is_left_again(ward: Ward) -> None:
    codes = []
    for _ in range(2):
        ward.clock.moment += timedelta(seconds=1)
        codes.append(join(ward, part="NINTH_HOUR")["wish"]["code"])
    assert [see(ward, code)["peopleAhead"] for code in codes] == [0, 1]  # type: ignore[index]
    refused = join(ward, part="NINTH_HOUR")
    assert (refused["__typename"], " 2 " in refused["message"]) == ("PhoneWaitsAlready", True)
    left = ward.do("leaveWaitlist", f"... on WaitlistLeft {{ {WISH} }}", wish=codes[0])
    assert left["wish"]["state"] == "LEFT"
    assert join(ward, part="NINTH_HOUR")["__typename"] == "WaitlistJoined"


def test_cancelled_place_is_offered_passed_on_and_taken(ward: Ward) -> None:
    slots = [slot for slot in ward.free_slots(BIRTH) if slot["startsAt"] >= "2026-11-23T02:30"][:1]
    slot = slots[0]
    tickets = filled_today(ward)
    first = join(ward)["wish"]["code"]
    ward.clock.moment += timedelta(seconds=1)
    second = join(ward, phone="0905123457")["wish"]["code"]
    cancelled = next(code for where, code in tickets if where == slot["id"])
    ward.do("cancelAppointment", "", ticket=cancelled)
    ward.clock.moment += timedelta(minutes=5)
    offer = see(ward, first)["offer"]  # type: ignore[index]
    assert offer["slot"] == slot["id"]
    declined = ward.do("declineOffer", f"... on OfferDeclined {{ {WISH} }}", wish=first, slot=slot["id"])
    assert (declined["wish"]["state"], declined["wish"]["lapsedOffer"]) == ("WAITING", None)
    again = ward.do("declineOffer", "", wish=second, slot="other@2026-11-23T02:45Z")
    assert again["__typename"] == "OfferHasLapsed"
    accepted = ward.do(
        "acceptOffer",
        "... on AppointmentBooked { ticket { code appointmentAt } }",
        wish=second,
        slot=slot["id"],
    )
    assert accepted["ticket"]["appointmentAt"] == slot["startsAt"]
    seen = see(ward, second)
    assert seen is not None
    assert (seen["state"], seen["ticket"]) == ("BOOKED", accepted["ticket"]["code"])
    assert ward.do("leaveWaitlist", "", wish=second)["__typename"] == "WishHasEnded"

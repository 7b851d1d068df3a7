"""Booking for citizens over GraphQL: clerks give the reserve, and no citizen's number is shown."""

import logging
from typing import Any

import pytest

from tests.integration.schema.test_office_settings import change, manager, preview
from tests.integration.ward import BIRTH, Ward

NUMBER = "048190001234"
CARD = f"{NUMBER}||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"
DESK_SLOTS = """query($p: ID!, $n: Int! = 1) { deskSlots(procedure: $p, places: $n) {
    nodes { date freePlaces slots { id startsAt freePlaces ofReserve } } } }"""
BOOKED = "... on AppointmentBooked { ticket { code state appointmentAt } } ... on InputIsInvalid { field }"
TWO_WITH_ONE_RESERVED = {"groups": [{"id": "civil-status", "slotCapacity": 2, "reservePlaces": 1}]}
POLICY = {
    "horizonDays": 7,
    "opensAt": "00:00",
    "holdMinutes": 10,
    "bookingsPerDay": 1,
    "coolingMinutes": 5,
    "offerMinutes": 15,
    "earlierOffers": 3,
    "needsCitizenNumber": True,
}


def desk_slots(ward: Ward, **more: object) -> list[dict[str, Any]]:
    days = ward.ask(DESK_SLOTS, token=ward.clerk(), p=BIRTH, **more)["deskSlots"]["nodes"]
    return [slot for day in days for slot in day["slots"]]


def book_for(ward: Ward, slot: str, *, token: str | None = None, **more: object) -> dict[str, Any]:
    wish = {"procedure": BIRTH, "slot": slot, "name": "Lê Văn Gọi Demo", "phone": "0905999888", **more}
    return ward.do("bookForCitizen", BOOKED, token=token or ward.clerk(), **wish)


def test_clerk_gives_out_what_citizens_are_not_shown(ward: Ward) -> None:
    change(ward, TWO_WITH_ONE_RESERVED)
    slot = ward.free_slots(BIRTH)[0]
    assert slot["freePlaces"] == 1
    assert (desk_slots(ward)[0]["freePlaces"], desk_slots(ward)[0]["ofReserve"]) == (2, 1)
    assert ward.book(procedure=BIRTH, slot=slot["id"])["__typename"] == "AppointmentBooked"
    full = ward.book(procedure=BIRTH, slot=slot["id"], phone="0905123457")
    assert full["__typename"] == "SlotIsFull"
    booked = book_for(ward, slot["id"])
    assert booked["ticket"]["state"] == "BOOKED"
    assert booked["ticket"]["appointmentAt"] == slot["startsAt"]
    assert book_for(ward, slot["id"], phone="0905999777")["__typename"] == "SlotIsFull"
    seen = ward.ask("query($c: ID!) { ticket(code: $c) { mayChange } }", c=booked["ticket"]["code"])
    assert seen["ticket"]["mayChange"]


def test_clerk_books_at_her_own_office_alone(ward: Ward, neighbour: str) -> None:
    stranger = ward.clerk(9, office=neighbour)
    slot = ward.free_slots(BIRTH)[0]
    before = desk_slots(ward)[0]["freePlaces"]
    book_for(ward, slot["id"], token=stranger)
    assert desk_slots(ward)[0]["freePlaces"] == before


def test_times_of_nothing_known_are_none(ward: Ward) -> None:
    assert ward.ask(DESK_SLOTS, token=ward.clerk(), p="9.999999")["deskSlots"]["nodes"] == []
    assert desk_slots(ward, n=5) == []
    assert desk_slots(ward, n=0) == []


def test_citizen_number_has_a_limit_of_its_own_said_in_both_languages(ward: Ward) -> None:
    change(ward, {"bookingPolicy": POLICY})
    asked = ward.ask("query($o: ID!) { office(id: $o) { needsCitizenNumber } }", o=ward.office)
    assert asked["office"]["needsCitizenNumber"] is True
    first, second = (slot["id"] for slot in ward.free_slots(BIRTH)[:2])
    none = ward.book(procedure=BIRTH, slot=first)
    assert (none["__typename"], "cần số căn cước" in none["message"]) == ("InputIsInvalid", True)
    assert ward.book(procedure=BIRTH, slot=first, citizen=CARD)["__typename"] == "AppointmentBooked"
    for language, words in (("vi", "Số căn cước này đã có 1 lịch hẹn"), ("en", "already has 1 appointments")):
        ward.language = language
        refused = ward.book(procedure=BIRTH, slot=second, citizen=NUMBER, phone="0905123457")
        assert refused["__typename"] == "CitizenHasTooManyBookings"
        assert words in refused["message"]
        assert NUMBER not in str(refused)
    for_her = book_for(ward, second, citizen=NUMBER)
    assert for_her["__typename"] == "CitizenHasTooManyBookings"


@pytest.mark.parametrize(
    ("citizen", "words"),
    [
        ("04819", "12 chữ số"),
        (CARD.rsplit("|", 1)[0], "không phải của thẻ căn cước gắn chip"),
        (CARD.replace("1990|", "1991|"), "không khớp với năm sinh"),
    ],
)
def test_card_that_cannot_be_read_is_told_why(ward: Ward, citizen: str, words: str) -> None:
    slot = ward.free_slots(BIRTH)[0]["id"]
    for refused in (
        ward.book(procedure=BIRTH, slot=slot, citizen=citizen),
        book_for(ward, slot, citizen=citizen),
    ):
        assert refused["__typename"] == "InputIsInvalid"
        assert words in refused["message"]


def test_number_is_in_no_answer_and_no_log(ward: Ward, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        slot = ward.free_slots(BIRTH)[0]["id"]
        answers = [ward.book(procedure=BIRTH, slot=slot, citizen=CARD), book_for(ward, slot, citizen=NUMBER)]
    assert [answer["__typename"] for answer in answers] == ["AppointmentBooked"] * 2
    told = "\n".join(
        f"{record.name} {record.getMessage()}" for record in caplog.records if "botocore" not in record.name
    )
    assert NUMBER not in f"{answers} {told}"


QUEUE = {
    "priorityClasses": [],
    "callsPerPriority": 3,
    "longestWaitMinutes": 60,
    "callsBeforeMissed": 3,
    "returnMinutes": 30,
    "earlyMinutes": 5,
    "lateMinutes": 10,
}


def test_manager_says_what_a_counter_refuses_and_how_long_one_may_return(ward: Ward) -> None:
    queue = {**QUEUE, "callsBeforeMissed": 2, "returnMinutes": 45, "earlyMinutes": 0, "lateMinutes": 20}
    wish = {"queuePolicy": queue, "counters": [{"number": 3, "refusedProcedures": [BIRTH]}]}
    shown = {each["setting"]["vi"]: each["after"]["vi"] for each in preview(ward, wish)["differences"]}
    assert shown["Vắng mặt được quay lại trong (phút)"] == "45"
    assert shown["Gọi lịch hẹn trước giờ (phút)"] == "0"
    assert shown["Giữ lịch hẹn khi đến muộn (phút)"] == "20"
    assert shown["Gọi đủ số lần rồi mới ghi vắng"] == "2"
    assert shown["Quầy 3: thủ tục không nhận"] == BIRTH
    assert change(ward, wish)["__typename"] == "OfficeChanged"
    seen = ward.ask(
        """{ officeSettings {
            queuePolicy { callsBeforeMissed returnMinutes earlyMinutes lateMinutes rules { vi } }
            counters { number refusedProcedures } } }""",
        token=manager(ward),
    )["officeSettings"]
    assert seen["queuePolicy"]["callsBeforeMissed"] == 2
    assert seen["queuePolicy"]["returnMinutes"] == 45
    assert (seen["queuePolicy"]["earlyMinutes"], seen["queuePolicy"]["lateMinutes"]) == (0, 20)
    assert any("từ đúng giờ hẹn; đến muộn quá 20 phút" in rule["vi"] for rule in seen["queuePolicy"]["rules"])
    assert next(each for each in seen["counters"] if each["number"] == 3)["refusedProcedures"] == [BIRTH]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"counters": [{"number": 3, "refusedProcedures": ["9.999999"]}]}, "Danh mục không có thủ tục này"),
        (
            {"counters": [{"number": 3, "refusedProcedures": [BIRTH, BIRTH]}]},
            "Mỗi quầy không nhận nhiều nhất",
        ),
        (
            {"counters": [{"number": number, "refusedProcedures": [BIRTH]} for number in range(1, 8)]},
            "Mỗi thủ tục phải còn ít nhất một quầy",
        ),
        ({"queuePolicy": {**QUEUE, "returnMinutes": 4}}, "Thời gian được quay lại"),
        ({"queuePolicy": {**QUEUE, "earlyMinutes": 31}}, "Lịch hẹn được gọi trước từ 0 đến 30 phút"),
        ({"queuePolicy": {**QUEUE, "lateMinutes": -1}}, "Lịch hẹn được giữ cho người đến muộn 0 đến 60 phút"),
        *(
            (
                {"queuePolicy": {**QUEUE, "callsBeforeMissed": calls}},
                "Số lần gọi trước khi ghi vắng phải từ 1 đến 3.",
            )
            for calls in (0, 4)
        ),
    ],
)
def test_settings_that_would_leave_somebody_standing_are_refused(
    ward: Ward, asked: Any, message: str
) -> None:
    refused = change(ward, asked, affected="")
    assert refused["__typename"] == "InputIsInvalid"
    assert refused["message"].startswith(message)

"""Tickets shown where or when they do not hold, slots that filled up, phones that booked enough."""

from api.domain.tickets import hall_code
from tests.integration.ward import BIRTH, Ward

CHECKED_IN = "... on CheckedIn { ticket { label } } ... on AlreadyCheckedIn { ticket { label } }"


def said(ward: Ward, mutation: str, outcome: str, vi: str, en: str, **wish: object) -> None:
    """The mutation is refused so, in Vietnamese and in English."""
    for language, words in (("vi", vi), ("en", en)):
        ward.language = language
        refused = ward.do(mutation, **wish)
        assert refused["__typename"] == outcome, refused
        assert words in refused["message"]


def book(ward: Ward, *, day: str = "2026-11-23", **more: object) -> str:
    slot = next(slot for slot in ward.free_slots(BIRTH) if slot["startsAt"].startswith(day))
    booked = ward.book(procedure=BIRTH, slot=slot["id"], **more)
    code: str = booked["ticket"]["code"]
    return code


def test_ticket_of_another_office_is_sent_there(ward: Ward, neighbour: str) -> None:
    said(
        ward,
        "checkIn",
        "TicketIsForAnotherOffice",
        "ở Phường Liên Chiểu, không phải ở đây",
        "at Phường Liên Chiểu, not here",
        ticket=book(ward),
        office=neighbour,
        hallCode=hall_code(secret=ward.services.code_secret, office_id=neighbour, at=ward.clock.now()),
    )


def test_hall_code_of_another_office_checks_nobody_in(ward: Ward, neighbour: str) -> None:
    said(
        ward,
        "checkIn",
        "HallCodeIsExpired",
        "quét lại mã đang hiện trên bảng",
        "scan the code now on the board",
        ticket=book(ward),
        hallCode=hall_code(secret=ward.services.code_secret, office_id=neighbour, at=ward.clock.now()),
    )


def test_expired_hall_code_checks_nobody_in(ward: Ward) -> None:
    ticket, code = book(ward), ward.hall_code()
    ward.clock.move(minutes=3)
    said(
        ward,
        "checkIn",
        "HallCodeIsExpired",
        "hết hạn hoặc không đúng",
        "expired or is wrong",
        ticket=ticket,
        hallCode=code,
    )


def test_ticket_for_another_day_names_its_day(ward: Ward) -> None:
    said(
        ward,
        "checkIn",
        "TicketIsForAnotherDay",
        "ngày 25/11/2026",
        "is for 25/11/2026",
        ticket=book(ward, day="2026-11-25"),
        hallCode=ward.hall_code(),
    )


def test_ticket_checked_in_twice_keeps_its_number(ward: Ward) -> None:
    ticket = book(ward)
    first = ward.do("checkIn", CHECKED_IN, ticket=ticket, hallCode=ward.hall_code())
    assert (first["__typename"], first["ticket"]["label"]) == ("CheckedIn", "B 001")
    again = ward.do("checkIn", CHECKED_IN, ticket=ticket, hallCode=ward.hall_code())
    assert (again["__typename"], again["ticket"]["label"]) == ("AlreadyCheckedIn", "B 001")
    assert again["message"] == "Bạn đã điểm danh rồi. Mời bạn chờ gọi số B 001."


def test_cancelled_ticket_says_so_whatever_is_asked_of_it(ward: Ward) -> None:
    ticket = book(ward)
    cancelled = ward.do(
        "cancelAppointment", "... on AppointmentCancelled { ticket { state } }", ticket=ticket
    )
    assert cancelled["ticket"]["state"] == "CANCELLED"
    wishes = {
        "checkIn": {"hallCode": ward.hall_code()},
        "rescheduleAppointment": {"slot": ward.free_slots(BIRTH)[-1]["id"]},
    }
    for mutation, wish in wishes.items():
        said(ward, mutation, "TicketCannotChange", "đã hủy", "was cancelled", ticket=ticket, **wish)


def test_full_slot_refuses_another_booking(ward: Ward) -> None:
    slot = ward.free_slots(BIRTH)[0]
    for number in range(slot["freePlaces"]):
        assert ward.book(procedure=BIRTH, slot=slot["id"], phone=f"090512300{number}")["ticket"]
    full = ("SlotIsFull", "vừa hết chỗ", "has just filled up")
    wish = {"office": ward.office, "procedure": BIRTH, "slot": slot["id"]}
    said(ward, "bookAppointment", *full, name="Lê Văn Demo", phone="0905123999", **wish)
    other = book(ward, day="2026-11-25", phone="0905123888")
    said(ward, "rescheduleAppointment", *full, ticket=other, slot=slot["id"])
    kept = ward.ask("query($c: ID!) { ticket(code: $c) { state day } }", c=other)["ticket"]
    assert kept == {"state": "BOOKED", "day": "2026-11-25"}


def test_third_booking_of_a_phone_in_a_day_is_refused(ward: Ward) -> None:
    for _ in range(2):
        book(ward)
    wish = {"office": ward.office, "procedure": BIRTH, "slot": ward.free_slots(BIRTH)[-1]["id"]}
    assert wish["slot"].startswith("civil-status@2026-11-30")
    today = ward.free_slots(BIRTH)[0]["id"]
    for phone in ("0905123456", "+84 905 123 456", "0905.123.456"):
        said(
            ward,
            "bookAppointment",
            "PhoneHasTooManyBookings",
            "đã có 2 lịch hẹn",
            "already has 2 appointments",
            **wish | {"slot": today},
            name="Trần Thị Minh Demo",
            phone=phone,
        )
    another_day = ward.book(procedure=BIRTH, slot=wish["slot"])
    assert another_day["__typename"] == "AppointmentBooked"


def test_no_number_is_given_while_the_hall_is_closed(ward: Ward) -> None:
    ward.clock.move(hours=-3)  # half past five
    said(
        ward,
        "takeTicket",
        "OfficeIsClosed",
        "mở lại lúc 07:00, 23/11",
        "opens again at 07:00, 23/11",
        office=ward.office,
        procedure=BIRTH,
        hallCode=ward.hall_code(),
    )

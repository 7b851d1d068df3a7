"""Wrong input: each mistake has its outcome and a sentence in the person's language that says what to do."""

from typing import Any

import pytest

from api.domain.tickets import hall_code
from tests.integration.ward import BIRTH, Ward

# The demo ward on Monday, 23 November 2026, half past eight. The 24th is a public holiday.
FREE = "civil-status@2026-11-23T02:00Z"
GOOD = {
    "office": "lien-chieu",
    "procedure": BIRTH,
    "slot": FREE,
    "name": "Trần Thị Minh Demo",
    "phone": "0905123456",
}

# What each refusal says; an invalid input by the field that it names.
SAID = {
    "OfficeIsUnknown": ("Không tìm thấy đơn vị", "cannot find this office"),
    "ProcedureIsUnknown": ("không tiếp nhận thủ tục", "does not handle that procedure"),
    "SlotIsPast": ("đã qua hoặc sắp bắt đầu", "has passed or is about to begin"),
    "OfficeIsClosed": ("không làm việc vào lúc này", "closed at this time"),
    "SlotIsTooFarAhead": ("trong 7 ngày tới", "up to 7 days ahead"),
    "SlotIsUnknown": ("Khung giờ này không có", "no such time"),
    "phone": ("di động Việt Nam gồm 10 chữ số", "Vietnamese mobile number of 10 digits"),
    "name": ("bằng chữ, từ 2 đến 60 ký tự", "in letters, 2 to 60 characters"),
    "idempotencyKey": ("khóa chống trùng", "idempotency key"),
}
BOOKING_MISTAKES: dict[str, tuple[dict[str, str], str]] = {
    "unknown office": ({"office": "nowhere"}, "OfficeIsUnknown"),
    "office that is no id": ({"office": "#\n"}, "OfficeIsUnknown"),
    "unknown procedure": ({"procedure": "9.999999"}, "ProcedureIsUnknown"),
    "procedure that is no code": ({"procedure": "' OR 1=1"}, "ProcedureIsUnknown"),
    "past slot": ({"slot": "civil-status@2026-11-23T00:30Z"}, "SlotIsPast"),
    "past day": ({"slot": "civil-status@2026-11-20T02:00Z"}, "SlotIsPast"),
    "slot about to begin": ({"slot": "civil-status@2026-11-23T01:30Z"}, "SlotIsPast"),
    "public holiday": ({"slot": "civil-status@2026-11-24T02:00Z"}, "OfficeIsClosed"),
    "Sunday": ({"slot": "civil-status@2026-11-29T02:00Z"}, "OfficeIsClosed"),
    "too far ahead": ({"slot": "civil-status@2026-12-01T02:00Z"}, "SlotIsTooFarAhead"),
    "end of time": ({"slot": "civil-status@9999-12-31T23:59Z"}, "SlotIsTooFarAhead"),
    "at noon": ({"slot": "civil-status@2026-11-23T05:00Z"}, "SlotIsUnknown"),
    "slot of another group": ({"slot": "land@2026-11-23T02:00Z"}, "SlotIsUnknown"),
    "slot in words": ({"slot": "sáng mai"}, "SlotIsUnknown"),
    "30 February": ({"slot": "civil-status@2027-02-30T02:00Z"}, "SlotIsUnknown"),
    "phone too short": ({"phone": "090512345"}, "phone"),
    "landline": ({"phone": "02363123456"}, "phone"),
    "phone abroad": ({"phone": "+14155550123"}, "phone"),
    "phone in letters": ({"phone": "không có số"}, "phone"),
    "no phone": ({"phone": ""}, "phone"),
    "name of digits": ({"name": "0905123456"}, "name"),
    "name with a script": ({"name": "<script>alert(1)</script>"}, "name"),
    "name with a control character": ({"name": "Trần\0Demo"}, "name"),
    "name of one letter": ({"name": "A"}, "name"),
    "endless name": ({"name": "A" * 61}, "name"),
    "no name": ({"name": "   "}, "name"),
    "no key": ({"idempotencyKey": ""}, "idempotencyKey"),
    "short key": ({"idempotencyKey": "a" * 15}, "idempotencyKey"),
    "long key": ({"idempotencyKey": "a" * 65}, "idempotencyKey"),
    "key of signs": ({"idempotencyKey": "a|b#c" * 4}, "idempotencyKey"),
    "key in Vietnamese": ({"idempotencyKey": "ệ" * 20}, "idempotencyKey"),
}


@pytest.mark.parametrize(("mistake", "said"), BOOKING_MISTAKES.values(), ids=BOOKING_MISTAKES.keys())
def test_booking_with_a_mistake_is_refused_in_both_languages(
    quiet_ward: Ward, mistake: dict[str, str], said: str
) -> None:
    for language, words in zip(("vi", "en"), SAID[said], strict=True):
        quiet_ward.language = language
        refused = quiet_ward.do("bookAppointment", "... on InputIsInvalid { field }", **GOOD | mistake)
        assert refused.get("field", refused["__typename"]) == said
        assert words in refused["message"]


def test_refused_bookings_took_no_place(quiet_ward: Ward) -> None:
    for mistake, _ in BOOKING_MISTAKES.values():
        quiet_ward.do("bookAppointment", **GOOD | mistake)
    assert {slot["freePlaces"] for slot in quiet_ward.free_slots(BIRTH)} == {3}


@pytest.mark.parametrize(
    ("query", "empty"),
    [
        ("office(id: $o) { id }", None),
        ("board(office: $o) { asOf }", None),
        ('procedure(office: $o, code: "1.001193") { code }', None),
        ('hallCode(office: $o, displayKey: "x") { code }', None),
        ("procedures(office: $o) { nodes { code } }", {"nodes": []}),
        ('slots(office: $o, procedure: "1.001193") { nodes { date } }', {"nodes": []}),
    ],
)
@pytest.mark.parametrize("office", ["nowhere", "", "Liên Chiểu", "lien-chieu#OFFICE", "x" * 5000])
def test_query_for_an_unknown_office_finds_nothing(
    quiet_ward: Ward, query: str, empty: object, office: str
) -> None:
    found = quiet_ward.ask(f"query($o: ID!) {{ {query} }}", o=office)
    assert list(found.values()) == [empty]


@pytest.mark.parametrize(
    "code", ["", "K7QM", "K7QM-9XWP-3TRA", "H17.45-261123-0001", "0" * 12, "ệ" * 12, "x" * 5000, "TICKET#1"]
)
def test_unknown_code_finds_nothing(quiet_ward: Ward, code: str) -> None:
    query = "query($c: ID!) { ticket(code: $c) { state } dossier(code: $c) { step } }"
    assert quiet_ward.ask(query, c=code) == {"ticket": None, "dossier": None}


@pytest.mark.parametrize("after", ["", "no cursor", "zzz#", "x" * 1500])
@pytest.mark.parametrize(
    "field",
    [
        "offices(after: $a)",
        'procedures(office: "lien-chieu", after: $a)',
        'slots(office: "lien-chieu", procedure: "1.001193", after: $a)',
    ],
)
def test_cursor_nobody_gave_breaks_nothing(quiet_ward: Ward, field: str, after: str) -> None:
    quiet_ward.ask(f"query($a: String) {{ {field} {{ pageInfo {{ hasNextPage }} }} }}", a=after)


@pytest.mark.parametrize("after", ["", "no cursor", "zzz#", "\uffff" * 400])
def test_cursor_nobody_gave_breaks_no_clerk_list(quiet_ward: Ward, after: str) -> None:
    query = "query($a: String) { officeDossiers(due: OVERDUE, after: $a) { pageInfo { hasNextPage } } }"
    found = quiet_ward.ask(query, token=quiet_ward.clerk(), a=after)
    assert found["officeDossiers"]["pageInfo"] == {"hasNextPage": False}


NO_TICKET: dict[str, dict[str, Any]] = {
    "rescheduleAppointment": {"slot": FREE},
    "cancelAppointment": {},
    "checkIn": {"hallCode": "ABCDEF"},
}


@pytest.mark.parametrize("code", ["K7QM9XWP3TRA", "K7QM", "", "không có"])
@pytest.mark.parametrize("mutation", NO_TICKET)
def test_ticket_that_does_not_exist_cannot_be_changed(quiet_ward: Ward, mutation: str, code: str) -> None:
    for language, words in (("vi", "Không tìm thấy số này"), ("en", "cannot find this ticket")):
        quiet_ward.language = language
        refused = quiet_ward.do(mutation, ticket=code, **NO_TICKET[mutation])
        assert refused["__typename"] == "TicketIsUnknown"
        assert words in refused["message"]


@pytest.mark.parametrize("poster", ["", "a b", "#", "x" * 25, "<b>"])
def test_poster_nobody_printed_is_refused(quiet_ward: Ward, poster: str) -> None:
    refused = quiet_ward.do(
        "countPosterScan", "... on InputIsInvalid { field }", office=quiet_ward.office, poster=poster
    )
    assert refused == {
        "__typename": "InputIsInvalid",
        "message": "Mã áp phích không hợp lệ.",
        "field": "poster",
    }


def test_code_of_another_hall_or_minute_gives_no_number(quiet_ward: Ward) -> None:
    secret, now = quiet_ward.services.code_secret, quiet_ward.clock.now()
    old = now.replace(minute=now.minute - 3)
    wrong = [
        hall_code(secret=secret, office_id="hoa-khanh", at=now),
        hall_code(secret=secret, office_id=quiet_ward.office, at=old),
        "",
        "AAAAAA",
        "x" * 1000,
    ]
    for language, words in (("vi", "hết hạn hoặc không đúng"), ("en", "expired or is wrong")):
        quiet_ward.language = language
        for code in wrong:
            refused = quiet_ward.do("takeTicket", office=quiet_ward.office, procedure=BIRTH, hallCode=code)
            assert refused["__typename"] == "HallCodeIsExpired"
            assert words in refused["message"]

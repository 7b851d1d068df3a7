"""Kiosks over the API: the display key opens it, every refusal says what to do, no report names a person."""

from typing import Any

import pytest

from tests.integration.ward import BIRTH, Ward

LEASE = "... on NumbersLeased { lease { id groupId usableUntil numbers { number label code qrSvg } } }"
REPORT = "... on IssuedNumbersReported { tickets { code label state peopleAhead checkedInAt priority } }"
FIELD = "... on InputIsInvalid { field }"


def lease(ward: Ward, **other: object) -> dict[str, Any]:
    wish = {
        "office": ward.office,
        "displayKey": ward.display_key(),
        "kiosk": "kiosk-cua-chinh",
        "group": "civil-status",
        "count": 3,
    }
    return ward.do("leaseNumbers", f"{LEASE} {FIELD}", **wish | other)


def report(ward: Ward, lease_id: str, *issued: dict[str, object], **other: object) -> dict[str, Any]:
    wish = {"office": ward.office, "displayKey": ward.display_key(), "lease": lease_id, "issued": issued}
    return ward.do("reportIssuedNumbers", f"{REPORT} {FIELD}", **wish | other)


def issued(ward: Ward, number: int, **other: object) -> dict[str, object]:
    return {"number": number, "procedure": BIRTH, "issuedAt": ward.clock.now().isoformat(), **other}


def test_leased_numbers_bear_the_code_their_ticket_will_have(ward: Ward) -> None:
    block = lease(ward)["lease"]
    assert [each["label"] for each in block["numbers"]] == ["B 001", "B 002", "B 003"]
    assert block["usableUntil"] == "2026-11-23T10:00:00+00:00"
    assert all(each["qrSvg"].startswith("<svg") for each in block["numbers"])
    query = "query($c: ID!) { ticket(code: $c) { label state isAppointment procedure { code } } }"
    code = block["numbers"][1]["code"]
    assert ward.ask(query, c=code)["ticket"] is None, "nobody holds it yet"
    done = report(ward, block["id"], issued(ward, 2, priority="ELDERLY"))
    assert done["tickets"][0] | {"checkedInAt": None} == {
        "code": code,
        "label": "B 002",
        "state": "WAITING",
        "peopleAhead": 0,
        "checkedInAt": None,
        "priority": "ELDERLY",
    }
    assert ward.ask(query, c=code)["ticket"] == {
        "label": "B 002",
        "state": "WAITING",
        "isAppointment": False,
        "procedure": {"code": BIRTH},
    }


def test_void_numbers_are_nobody_ahead(ward: Ward) -> None:
    lease(ward, count=20)
    taken = ward.take(BIRTH)
    assert (taken["label"], taken["peopleAhead"]) == ("B 021", 0)


LEASE_MISTAKES: dict[str, tuple[dict[str, object], str, str, str]] = {
    "office": ({"office": "nowhere"}, "OfficeIsUnknown", "Không tìm thấy đơn vị", "cannot find this office"),
    "key": ({"displayKey": "x"}, "DisplayKeyIsWrong", "Mã màn hình không đúng", "does not belong"),
    "group": ({"group": "khong-co"}, "GroupIsUnknown", "không có nhóm dịch vụ", "no such service group"),
    "none": ({"count": 0}, "count", "từ 1 đến 20 số", "1 to 20 numbers"),
    "many": ({"count": 21}, "count", "từ 1 đến 20 số", "1 to 20 numbers"),
    "kiosk": ({"kiosk": "a b"}, "kiosk", "Mã kiosk không hợp lệ", "id is not valid"),
    "long kiosk": ({"kiosk": "a" * 65}, "kiosk", "Mã kiosk không hợp lệ", "id is not valid"),
    "idempotency": ({"idempotencyKey": "x"}, "idempotencyKey", "khóa chống trùng", "idempotency key"),
}


@pytest.mark.parametrize(("mistake", "said", "vi", "en"), LEASE_MISTAKES.values(), ids=LEASE_MISTAKES)
def test_lease_with_a_mistake_is_refused_in_both_languages(
    ward: Ward, mistake: dict[str, object], said: str, vi: str, en: str
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        ward.language = language
        refused = lease(ward, **mistake)
        assert refused.get("field", refused["__typename"]) == said
        assert words in refused["message"]
    assert ward.take(BIRTH)["label"] == "B 001", "no number left the series"


def test_lease_outside_the_hours_is_refused(ward: Ward) -> None:
    ward.clock.move(hours=12)
    assert lease(ward)["__typename"] == "OfficeIsClosed"


def test_report_with_a_mistake_is_refused_in_both_languages(ward: Ward) -> None:
    known = lease(ward)["lease"]["id"]
    good = issued(ward, 1)
    later = known.replace("@1", "@9")
    mistakes: list[tuple[dict[str, Any], str, str]] = [
        (report(ward, "x", good), "LeaseIsUnknown", "Không tìm thấy dải số"),
        (report(ward, later, good), "LeaseIsUnknown", "Không tìm thấy dải số"),
        (report(ward, known, good, displayKey="x"), "DisplayKeyIsWrong", "Mã màn hình không đúng"),
        (report(ward, known), "issued", "mỗi số một lần"),
        (report(ward, known, good, good), "issued", "mỗi số một lần"),
        (report(ward, known, *[issued(ward, each) for each in range(1, 22)]), "issued", "mỗi số"),
        (report(ward, known, issued(ward, 4)), "issued", "mỗi số một lần"),
        (report(ward, known, good | {"procedure": "9.999999"}), "ProcedureIsUnknown", "không tiếp nhận"),
        (report(ward, known, good | {"procedure": "' OR"}), "ProcedureIsUnknown", "không tiếp nhận"),
        (report(ward, known, good | {"issuedAt": "2026-11-23T01:30:00"}), "issued", "múi giờ"),
    ]
    for refused, said, words in mistakes:
        assert refused.get("field", refused["__typename"]) == said
        assert words in refused["message"]
    ward.language = "en"
    assert "each of them once" in report(ward, known)["message"]
    assert "time zone" in report(ward, known, good | {"issuedAt": "2026-11-23T01:30:00"})["message"]
    assert "no such block" in report(ward, later, good)["message"]
    ward.clock.move(days=2)
    over = report(ward, known, good)
    assert (over["__typename"], "for 23/11/2026 only" in over["message"]) == ("LeaseIsOver", True)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_moment_beyond_all_days_breaks_nothing(ward: Ward, moment: str) -> None:
    known = lease(ward)["lease"]["id"]
    done = report(ward, known, issued(ward, 1, issuedAt=moment))
    assert done["tickets"][0]["label"] == "B 001"


def test_kiosks_cannot_take_all_numbers(ward: Ward) -> None:
    for _ in range(5):
        assert lease(ward, count=20)["__typename"] == "NumbersLeased"
    for language, words in (("vi", "Đã có 100 số"), ("en", "hold 100 unreported numbers")):
        ward.language = language
        refused = lease(ward, count=1)
        assert refused["__typename"] == "TooManyNumbersOut"
        assert words in refused["message"]

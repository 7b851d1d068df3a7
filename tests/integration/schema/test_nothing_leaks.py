"""Nothing leaks: what goes wrong is said without names, phones, codes or traces, in answers and in logs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError

from tests.integration.schema.received_dossier import Received
from tests.integration.ward import BIRTH, Ward

NAME, PHONE = "Trần Thị Minh Demo", "0905123456"
ADDRESS = "http://store.den-luot.test"
BOOKING = "mutation($w: BookAppointmentInput!) { bookAppointment(input: $w) { __typename } }"


def throttled(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": f"{NAME} {PHONE}"}}, "GetItem")


@contextmanager
def store_that_raises(error: Exception) -> Iterator[None]:
    from api.storage.tables import connection

    def fail(**_: object) -> NoReturn:
        raise error

    events = connection.connection.client.meta.events
    events.register("before-call.dynamodb.*", fail)
    try:
        yield
    finally:
        events.unregister("before-call.dynamodb.*", fail)


def everything_logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(
        f"{record.getMessage()} {record.exc_text or ''} {record.args}" for record in caplog.records
    )


@pytest.mark.parametrize(
    ("error", "code", "vi"),
    [
        (ReadTimeoutError(endpoint_url=ADDRESS), "STORE_BUSY", "Hệ thống đang bận"),
        (ConnectTimeoutError(endpoint_url=ADDRESS), "STORE_BUSY", "Hệ thống đang bận"),
        (throttled("ThrottlingException"), "STORE_BUSY", "Hệ thống đang bận"),
        (throttled("ProvisionedThroughputExceededException"), "STORE_BUSY", "Hệ thống đang bận"),
        (throttled("ResourceNotFoundException"), "INTERNAL", "Có lỗi ở phía chúng tôi"),
        (RuntimeError(f"{NAME} {PHONE}"), "INTERNAL", "Có lỗi ở phía chúng tôi"),
    ],
    ids=["no answer", "no connection", "throttled", "too much at once", "no table", "a mistake of ours"],
)
def test_store_that_fails_is_told_in_a_sentence(
    ward: Ward, caplog: pytest.LogCaptureFixture, error: Exception, code: str, vi: str
) -> None:
    slot = ward.free_slots(BIRTH)[0]["id"]
    wish = {
        "office": ward.office,
        "procedure": BIRTH,
        "slot": slot,
        "name": NAME,
        "phone": PHONE,
        "idempotencyKey": "0123456789abcdef",
    }
    with caplog.at_level(logging.INFO), store_that_raises(error):
        body = ward.post(BOOKING, w=wish)
    (shown,) = body["errors"]
    assert body["data"] is None
    assert shown["extensions"] == {"code": code}
    assert shown["message"].startswith(vi)
    assert set(shown) == {"message", "locations", "path", "extensions"}
    for text in (str(body), everything_logged(caplog)):
        for secret in (NAME, PHONE, "905123456", ADDRESS):
            assert secret not in text
    assert "Traceback" not in str(body)
    assert any(record.name == "denluot.graphql" for record in caplog.records), "somebody is told"

    booked = ward.do("bookAppointment", "... on AppointmentBooked { ticket { code } }", **wish)
    assert booked["__typename"] == "AppointmentBooked", "the same key may be sent again"


def test_whole_visit_leaves_no_person_in_the_logs(
    ward: Ward, caplog: pytest.LogCaptureFixture, received: Received
) -> None:
    with caplog.at_level(logging.INFO), caplog.at_level(logging.DEBUG, logger="denluot"):
        slot = ward.free_slots(BIRTH)[0]["id"]
        ticket = ward.book(procedure=BIRTH, slot=slot)["ticket"]["code"]
        ward.do("checkIn", ticket=ticket, hallCode="wrong")
        ward.do("checkIn", ticket=ticket, hallCode=ward.hall_code())
        ward.do("bookAppointment", office="x", procedure="x", slot="x", name=NAME, phone=PHONE)
        ward.post("{ me { name } }", token=f"{ward.clerk(1)}x")
        ward.post(BOOKING, w={"name": NAME})
        personal = 'personal(phoneLast4: "3456") { __typename }'
        ward.post(f"query($c: ID!) {{ dossier(code: $c) {{ {personal} allowedSteps }} }}", c=received.code)
    logged = everything_logged(caplog)
    for secret in (NAME, "Trần", PHONE, "905123456", "3456", ticket, received.ticket, received.code):
        assert secret not in logged


def test_mistake_of_ours_in_one_field_leaves_the_others(
    ward: Ward, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise LookupError(f"{NAME} {PHONE}")

    monkeypatch.setattr("api.usecases.tickets.get_ticket", fail)
    body = ward.post('{ ticket(code: "K7QM9XWP3TRA") { state } office(id: "lien-chieu") { name } }')
    assert body["data"] == {"ticket": None, "office": {"name": "Phường Liên Chiểu"}}
    (error,) = body["errors"]
    assert error["path"] == ["ticket"]
    assert error["extensions"] == {"code": "INTERNAL"}
    assert "LookupError" in caplog.text
    assert NAME not in str(body) + caplog.text


def test_error_about_variables_does_not_repeat_them(ward: Ward) -> None:
    for wish in (
        {"name": NAME, "phone": PHONE},
        {"name": {"first": NAME}, "phone": 905123456},
        f"{NAME} {PHONE}",
    ):
        body = ward.post(BOOKING, w=wish)
        assert body["errors"]
        assert {error["extensions"]["code"] for error in body["errors"]} == {"BAD_REQUEST"}
        assert "Demo" not in str(body)
        assert "905123456" not in str(body)

"""From the papers handed in to the result in hand, through the public schema: who may see what of it."""

from typing import Any

import pytest

from tests.integration.schema.received_dossier import COUNTER, Received
from tests.integration.ward import BIRTH, Ward

CITIZEN = "048190001234"
SIGNATURE = "M20 150l30 -90 25 90"
WORK = """handover { way mayHandOver mayPost isWithThePost
    receiver { name relation signature unsignedBecause }
    posting { carrier trackingNumber state } verification { code url qrSvg } }"""
PUBLIC = "handover { way at postState postMoment }"


def dossier(ward: Ward, code: str, fields: str, *, token: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = ward.ask(
        f"query($c: ID!) {{ dossier(code: $c) {{ {fields} }} }}", token=token, c=code
    )["dossier"]
    return found


@pytest.fixture
def ready(ward: Ward, received: Received) -> Received:
    ward.do("advanceDossier", token=received.clerk, dossier=received.code, to="COMPLETED", version=1)
    return received


def at_the_counter(ward: Ward) -> str:
    clerk = ward.clerk(COUNTER)
    ward.take(BIRTH)
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=clerk, counter=COUNTER)
    return clerk


def receive(ward: Ward, clerk: str, documents: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    return ward.do(
        "receiveDossier",
        """... on DossierReceived { dossier { code documents { name state originals copies }
            work { intake { channel isDigitised documents { onFile isDigitised validUntil } } } } }""",
        token=clerk,
        counter=COUNTER,
        documents=documents,
        **more,
    )


def test_counts_channel_and_copies_are_kept_and_spare_the_next_intake(ward: Ward) -> None:
    clerk = at_the_counter(ward)
    paper = {"name": "Tờ khai", "state": "ORIGINAL", "originals": 1, "copies": 2, "isDigitised": True}
    first = receive(ward, clerk, [paper], channel="ONLINE", citizen=CITIZEN)["dossier"]
    assert first["documents"] == [{"name": "Tờ khai", "state": "ORIGINAL", "originals": 1, "copies": 2}]
    assert first["work"]["intake"]["channel"] == "ONLINE"
    assert first["work"]["intake"]["isDigitised"] is True
    ward.do("finishService", token=clerk, counter=COUNTER)
    at_the_counter(ward)
    query = """query($c: String!) { digitisedCopies(citizen: $c) {
        problem { vi } nodes { document dossierCode } } }"""
    known = ward.ask(query, token=clerk, c=CITIZEN)["digitisedCopies"]
    assert known == {"problem": None, "nodes": [{"document": "Tờ khai", "dossierCode": first["code"]}]}
    second = receive(ward, clerk, [{"name": "Tờ khai", "state": "ON_FILE"}], citizen=CITIZEN)["dossier"]
    assert second["work"]["intake"]["documents"][0]["onFile"] == first["code"]
    wrong = ward.ask(query, token=clerk, c="12")["digitisedCopies"]
    assert wrong["problem"]["vi"].startswith("Mời nhập số căn cước")


def test_what_was_digitised_is_for_the_staff_of_the_office(ward: Ward) -> None:
    query = 'query { digitisedCopies(citizen: "048190001234") { nodes { document } } }'
    assert ward.post(query)["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"name": "A", "state": "MISSING", "originals": 1}, "Số bản không khớp"),
        ({"name": "A", "state": "ORIGINAL", "originals": 100}, "Số bản không khớp"),
        ({"name": "A", "state": "ON_FILE"}, "Không có bản số hóa còn hạn"),
    ],
)
def test_counts_and_claims_that_do_not_fit_are_refused_in_words(
    ward: Ward, document: dict[str, Any], message: str
) -> None:
    clerk = at_the_counter(ward)
    refused = receive(ward, clerk, [document], citizen=CITIZEN)
    assert refused["__typename"] == "InputIsInvalid"
    assert refused["message"].startswith(message)


def test_signature_stays_with_the_staff_of_the_office(ward: Ward, ready: Received) -> None:
    refused = ward.do("advanceDossier", token=ready.clerk, dossier=ready.code, to="RETURNED", version=2)
    assert refused["__typename"] == "HandoverIsMissing"
    assert refused["message"].startswith("Mời ghi kết quả đến tay người dân")
    done = ward.do(
        "handOverResult",
        f"... on ResultHandedOver {{ dossier {{ step work {{ {WORK} }} }} }}",
        token=ready.clerk,
        dossier=ready.code,
        version=2,
        receiverName="Trần Thị Minh Demo",
        relation="DELEGATE",
        signature=SIGNATURE,
    )
    assert done["dossier"]["step"] == "RETURNED"
    kept = done["dossier"]["work"]["handover"]
    assert kept["receiver"] == {
        "name": "Trần Thị Minh Demo",
        "relation": "DELEGATE",
        "signature": SIGNATURE,
        "unsignedBecause": None,
    }
    assert (kept["mayHandOver"], kept["mayPost"]) == (False, False)
    seen = dossier(ward, ready.code, PUBLIC)["handover"]
    assert (seen["way"], seen["postState"]) == ("AT_COUNTER", None)
    for token in (None, ward.clerk(1, office="hoa-khanh")):
        query = f"query($c: ID!) {{ dossier(code: $c) {{ work {{ {WORK} }} }} }}"
        assert "errors" in ward.post(query, token=token, c=ready.code)


def test_parcel_is_followed_by_who_knows_the_phone(ward: Ward, ready: Received) -> None:
    sent = ward.do(
        "postResult",
        f"... on ResultPosted {{ dossier {{ step {PUBLIC} }} }}",
        token=ready.clerk,
        dossier=ready.code,
        version=2,
        carrier="Bưu điện Việt Nam",
        trackingNumber="RR123456785VN",
    )
    assert sent["dossier"]["step"] == "COMPLETED"
    assert (sent["dossier"]["handover"]["postState"], sent["dossier"]["handover"]["at"]) == (
        "ON_ITS_WAY",
        None,
    )
    personal = """personal(phoneLast4: "3456") { ... on PersonalDetails {
        posting { carrier trackingNumber state } history { title { vi } } } }"""
    mine = dossier(ward, ready.code, personal)["personal"]
    assert mine["posting"]["trackingNumber"] == "RR123456785VN"
    assert mine["history"][-1]["title"]["vi"] == "Gửi kết quả qua bưu chính"
    refused = ward.do(
        "handOverResult",
        token=ready.clerk,
        dossier=ready.code,
        version=3,
        receiverName="Trần Thị Minh Demo",
        relation="APPLICANT",
        unsignedBecause="Đau tay",
    )
    assert refused["__typename"] == "ResultIsWithThePost"
    back = ward.do(
        "endPosting",
        f"... on PostingEnded {{ dossier {{ step {PUBLIC} }} }}",
        token=ready.clerk,
        dossier=ready.code,
        version=3,
        isDelivered=False,
    )
    assert (back["dossier"]["step"], back["dossier"]["handover"]["postState"]) == ("COMPLETED", "CAME_BACK")


@pytest.mark.parametrize(
    ("mutation", "wish", "message"),
    [
        ("handOverResult", {"receiverName": "Minh Demo", "relation": "APPLICANT"}, "Mời người nhận ký"),
        (
            "handOverResult",
            {"receiverName": "Minh Demo", "relation": "APPLICANT", "signature": "<svg>"},
            "Chữ ký không hợp lệ",
        ),
        ("postResult", {"carrier": "", "trackingNumber": "RR123"}, "Mời ghi đơn vị chuyển phát"),
        ("postResult", {"carrier": "VNPost", "trackingNumber": "1"}, "Mã vận đơn"),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(
    ward: Ward, ready: Received, mutation: str, wish: dict[str, Any], message: str
) -> None:
    refused = ward.do(mutation, token=ready.clerk, dossier=ready.code, version=2, **wish)
    assert refused["__typename"] == "InputIsInvalid"
    assert refused["message"].startswith(message)

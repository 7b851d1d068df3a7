"""A result's file goes from the clerk to the citizen, and to nobody else, through the public schema."""

import base64
import hashlib
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from tests.integration.schema.received_dossier import COUNTER, Received
from tests.integration.schema.test_dossier_work import PERMIT, expert, handed_in, move, work
from tests.integration.schema.test_handovers import at_the_counter, dossier, receive
from tests.integration.ward import Ward

__all__ = ["expert"]  # a fixture

RESULT = b"%PDF-1.7 the result"
OFFERED = "... on UploadOffered { upload { id url headers { name value } expiresAt } }"
FILE = "resultFile { name sha256 size kind issuedOn address { url expiresAt } }"
PERSONAL = f'personal(phoneLast4: "3456") {{ ... on PersonalDetails {{ {FILE} }} }}'


@pytest.fixture
def ready(ward: Ward, received: Received) -> Received:
    ward.do("advanceDossier", token=received.clerk, dossier=received.code, to="COMPLETED", version=1)
    return received


def offer(ward: Ward, ready: Received, content: bytes = RESULT, **more: object) -> dict[str, Any]:
    wish: dict[str, object] = {
        "fileName": "Khai sinh Trần Thị Minh.pdf",
        "kind": "PDF",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest().upper(),
        **more,
    }
    return ward.do("offerUpload", OFFERED, token=ready.clerk, dossier=ready.code, **wish)


def put(ward: Ward, upload: dict[str, Any], content: bytes) -> int:
    """What a browser does with the address."""
    headers = {header["name"]: header["value"] for header in upload["headers"]}
    return ward.client.put(upload["url"], content=content, headers=headers).status_code


def issue(ward: Ward, ready: Received, upload: str) -> dict[str, Any]:
    return ward.do(
        "issueResultOnline",
        f"... on ResultIssuedOnline {{ dossier {{ step work {{ {FILE} }} }} }}",
        token=ready.clerk,
        dossier=ready.code,
        version=2,
        upload=upload,
        issuedOn="2026-11-23",
    )


@pytest.fixture
def issued(ward: Ward, ready: Received) -> Received:
    upload = offer(ward, ready)["upload"]
    assert put(ward, upload, RESULT) == 200
    assert issue(ward, ready, upload["id"])["__typename"] == "ResultIssuedOnline"
    return ready


def test_result_is_sent_confirmed_and_fetched_under_its_name(ward: Ward, ready: Received) -> None:
    upload = offer(ward, ready)["upload"]
    assert "Minh" not in unquote(upload["url"])
    refused = issue(ward, ready, upload["id"])
    assert (refused["__typename"], refused["message"]) == (
        "FileHasNotArrived",
        "Tệp chưa tới nơi nguyên vẹn. Mời gửi lại tệp.",
    )
    assert put(ward, upload, RESULT) == 200
    done = issue(ward, ready, upload["id"])["dossier"]
    assert done["step"] == "RETURNED"
    found = dossier(ward, ready.code, PERSONAL)["personal"]["resultFile"]
    assert (found["name"], found["size"], found["kind"]) == (
        "Khai sinh Trần Thị Minh.pdf",
        len(RESULT),
        "PDF",
    )
    assert found["sha256"] == hashlib.sha256(RESULT).hexdigest()
    fetched = ward.client.get(found["address"]["url"])
    assert (fetched.status_code, fetched.content) == (200, RESULT)
    assert fetched.headers["cache-control"] == "private, no-store"
    assert fetched.headers["content-disposition"].startswith("attachment; filename=")
    assert unquote(fetched.headers["content-disposition"]).endswith("Khai sinh Trần Thị Minh.pdf")


def test_address_lapses_and_is_for_one_file_and_one_use(ward: Ward, issued: Received) -> None:
    url = dossier(ward, issued.code, PERSONAL)["personal"]["resultFile"]["address"]["url"]
    assert ward.client.put(url, content=RESULT).status_code == 403
    assert ward.client.get(url.replace("/files/", "/files/A")).status_code == 403
    assert ward.client.get(url[:-1] + ("0" if url[-1] != "0" else "1")).status_code == 403
    assert ward.client.get(url.partition("?")[0]).status_code == 403
    ward.clock.move(minutes=5)
    assert ward.client.get(url).status_code == 403


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"%PDF-1.7 The result", {}),
        (RESULT + b"!", {}),
        (RESULT[:-1], {}),
        (RESULT, {"content-type": "text/html"}),
        (
            b"%PDF-1.7 The result",
            {
                "x-amz-checksum-sha256": base64.b64encode(
                    hashlib.sha256(b"%PDF-1.7 The result").digest()
                ).decode()
            },
        ),
    ],
)
def test_address_takes_the_announced_file_alone(
    ward: Ward, ready: Received, content: bytes, headers: dict[str, str]
) -> None:
    upload = offer(ward, ready)["upload"]
    named = {header["name"]: header["value"] for header in upload["headers"]} | headers
    assert ward.client.put(upload["url"], content=content, headers=named).status_code in (400, 403)
    assert issue(ward, ready, upload["id"])["__typename"] == "FileHasNotArrived"


def test_bytes_of_another_kind_are_named(ward: Ward, ready: Received) -> None:
    upload = offer(ward, ready, b"<html>", fileName="kq.png", kind="PNG")["upload"]
    assert put(ward, upload, b"<html>") == 200
    refused = issue(ward, ready, upload["id"])
    assert refused["__typename"] == "FileIsOfAnotherKind"
    assert refused["message"].startswith("Nội dung tệp không phải PNG.")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"fileName": ""}, "Mời chọn tệp"),
        ({"fileName": "kq.docx"}, "Chỉ nhận tệp PDF"),
        ({"size": 0}, "Tệp trống hoặc lớn hơn 10 MB"),
        ({"size": 2**31 - 1}, "Tệp trống hoặc lớn hơn 10 MB"),
        ({"sha256": "a"}, "Mã băm"),
    ],
)
def test_what_is_not_accepted_is_said_in_words(
    ward: Ward, ready: Received, wrong: dict[str, Any], message: str
) -> None:
    refused = offer(ward, ready, **wrong)
    assert refused["__typename"] == "InputIsInvalid"
    assert refused["message"].startswith(message)


WORK = f"work {{ {FILE} }}"
ANYBODYS = "handover { way at postState postMoment }"


def test_file_is_for_its_citizen_and_its_units_alone(ward: Ward, issued: Received) -> None:
    """Who asks, and whether she is given an address."""
    query = f"query($c: ID!) {{ dossier(code: $c) {{ {WORK} }} }}"
    own = ward.post(query, token=ward.clerk(9), c=issued.code)
    assert own["data"]["dossier"]["work"]["resultFile"]["address"]["url"]
    for token in (None, ward.clerk(1, office="hoa-khanh"), "x.y.z"):
        assert "errors" in ward.post(query, token=token, c=issued.code)
    assert "resultFile" not in dossier(ward, issued.code, ANYBODYS)["handover"]
    fields = f"__typename ... on PersonalDetails {{ {FILE} }}"
    guess = '{ dossier(code: "%s") { personal(phoneLast4: "%s") { %s } } }'
    for digits in ("0000", "1111", "2222", "", "34567"):
        seen = ward.ask(guess % (issued.code, digits, fields))["dossier"]["personal"]
        assert seen == {"__typename": "WrongSecondFactor"}
    # Five wrong guesses are all an hour has, for the right digits too.
    seen = ward.ask(guess % (issued.code, "3456", fields))["dossier"]["personal"]
    assert seen == {"__typename": "TooManyAttempts"}


def test_address_is_asked_for_by_post_and_kept_by_no_cache(ward: Ward, issued: Received) -> None:
    query = f'{{ dossier(code: "{issued.code}") {{ {PERSONAL} }} }}'
    answer = ward.client.get("/graphql", params={"query": query})
    assert answer.headers.get("cache-control") in (None, "no-store")
    assert "s-maxage" not in answer.headers.get("cache-control", "")


def test_file_is_verified_by_who_has_the_code_alone(ward: Ward, ready: Received) -> None:
    asked = "work { handover { verification { code url } } }"
    verification = dossier(ward, ready.code, asked, token=ready.clerk)["work"]["handover"]["verification"]
    assert verification["url"].endswith(f"/v/{ready.code}#{verification['code']}")
    upload = offer(ward, ready)["upload"]
    put(ward, upload, RESULT)
    issue(ward, ready, upload["id"])
    query = """query($d: ID!, $v: String!) { verifyResult(dossier: $d, verification: $v) {
        dossierCode officeName procedureName issuedOn sha256 } }"""
    proof = ward.ask(query, d=ready.code, v=verification["code"])["verifyResult"]
    assert (proof["sha256"], proof["issuedOn"]) == (hashlib.sha256(RESULT).hexdigest(), "2026-11-23")
    assert "Minh" not in str(proof)
    assert ward.ask(query, d=ready.code, v="AAAAAAAAAA")["verifyResult"] is None


def test_day_of_the_result_is_no_later_than_today(ward: Ward, ready: Received) -> None:
    upload = offer(ward, ready)["upload"]
    put(ward, upload, RESULT)
    refused = ward.do(
        "issueResultOnline",
        token=ready.clerk,
        dossier=ready.code,
        version=2,
        upload=upload["id"],
        issuedOn="2026-11-24",
    )
    assert (refused["__typename"], refused["message"][:7]) == ("InputIsInvalid", "Ngày ký")


def test_scan_is_shown_to_the_office_that_took_the_paper(ward: Ward, received: Received) -> None:
    paper = "Ảnh"
    refused = offer(ward, received, document=paper)
    assert refused["message"].startswith("Giấy tờ này không được ghi là đã số hóa")
    ward.do("finishService", token=received.clerk, counter=COUNTER)
    clerk = at_the_counter(ward)
    digitised = {"name": paper, "state": "ORIGINAL", "originals": 1, "isDigitised": True}
    code = receive(ward, clerk, [digitised])["dossier"]["code"]
    upload = offer(ward, replace(received, code=code, clerk=clerk), document=paper)["upload"]
    assert put(ward, upload, RESULT) == 200
    done = ward.do("attachScan", token=clerk, dossier=code, upload=upload["id"])
    assert done["__typename"] == "ScanAttached"
    scans = "work { scans { document name size kind clerkName address { url } } }"
    (scan,) = dossier(ward, code, scans, token=clerk)["work"]["scans"]
    assert (scan["document"], scan["size"], scan["kind"]) == (paper, len(RESULT), "PDF")
    assert ward.client.get(scan["address"]["url"]).content == RESULT
    again = ward.do("attachScan", token=clerk, dossier=code, upload=upload["id"])
    assert again["__typename"] == "FileHasNotArrived"
    query = f"query($c: ID!) {{ dossier(code: $c) {{ {scans} }} }}"
    for token in (None, ward.clerk(1, office="hoa-khanh")):
        assert "errors" in ward.post(query, token=token, c=code)


def test_result_file_is_fetched_by_both_units_and_its_scans_by_the_one_that_took_the_papers(
    ward: Ward, expert: str
) -> None:
    known = handed_in(ward, PERMIT, counter=5)
    for token, step in (
        (known.clerk, "SENT"),
        (expert, "APPRAISAL"),
        (expert, "APPROVAL"),
        (expert, "SENT_BACK"),
        (known.clerk, "COMPLETED"),
    ):
        assert move(ward, token, known.code, step)["__typename"] == "DossierAdvanced", step
    fields = "resultFile { name address { url } } scans { name }"
    assert work(ward, expert, known.code, fields)["resultFile"] is None
    version = ward.ask("query($c: ID!) { dossier(code: $c) { version } }", c=known.code)["dossier"]["version"]
    upload = offer(ward, known)["upload"]
    assert put(ward, upload, RESULT) == 200
    done = ward.do(
        "issueResultOnline",
        token=known.clerk,
        dossier=known.code,
        version=version,
        upload=upload["id"],
        issuedOn="2026-11-23",
    )
    assert done["__typename"] == "ResultIssuedOnline"
    for token in (expert, known.clerk):
        found = work(ward, token, known.code, fields)
        assert ward.client.get(found["resultFile"]["address"]["url"]).content == RESULT
    assert found["scans"] == []

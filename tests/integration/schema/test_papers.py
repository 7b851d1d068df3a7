"""Papers over the API: staff of the units and the citizen behind the second factor, nobody else."""

import base64
import hashlib
from typing import Any

import pypdfium2
import pytest

from tests.integration.schema.received_dossier import Received
from tests.integration.ward import Ward

LIST = "papers { id form number title { vi en } issuedAt fitsRoll }"
FILE = "{ fileName sha256 pdfBase64 }"


def work(ward: Ward, received: Received, fields: str, *, token: str | None = None) -> Any:
    query = f"query($c: ID!) {{ dossier(code: $c) {{ work {{ {fields} }} }} }}"
    return ward.ask(query, token=token or received.clerk, c=received.code)["dossier"]["work"]


def personal(ward: Ward, received: Received, fields: str, *, digits: str = "3456") -> Any:
    query = f"""query($c: ID!, $d: String!) {{ dossier(code: $c) {{ personal(phoneLast4: $d) {{
        __typename ... on PersonalDetails {{ {fields} }} }} }} }}"""
    return ward.ask(query, c=received.code, d=digits)["dossier"]["personal"]


def text_of(file: dict[str, str]) -> str:
    content = base64.b64decode(file["pdfBase64"])
    assert hashlib.sha256(content).hexdigest() == file["sha256"]
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def move(ward: Ward, received: Received, to: str, *, note: str) -> None:
    version = ward.ask("query($c: ID!) { dossier(code: $c) { version } }", c=received.code)["dossier"]
    done = ward.do("advanceDossier", token=received.clerk, dossier=received.code, to=to, note=note, **version)
    assert done["__typename"] == "DossierAdvanced", done


def test_clerk_prints_the_receipt_again_as_it_was(ward: Ward, received: Received) -> None:
    first = work(ward, received, f'{LIST} paper(id: "RECEIPT-1") {FILE}')
    assert [(paper["id"], paper["number"], paper["fitsRoll"]) for paper in first["papers"]] == [
        ("RECEIPT-1", 1, True),
        ("CONTROL_SHEET-1", 6, False),
    ]
    ward.clock.move(minutes=40)
    move(ward, received, "APPRAISAL", note="Đủ giấy tờ")
    again = work(ward, received, f'paper(id: "RECEIPT-1") {FILE}')
    assert again["paper"] == first["paper"], "the same paper is the same file"
    assert again["paper"]["fileName"] == f"mau-01-{received.code}.pdf"
    text = text_of(again["paper"])
    for said in ("Mẫu số 01", "Trần Thị Minh Demo", "0905 123 456", received.code, "Cán bộ Demo 3"):
        assert said in text, said


def test_receipt_fits_a_roll_and_nothing_else_does(ward: Ward, received: Received) -> None:
    found = work(
        ward,
        received,
        f'slip: paper(id: "RECEIPT-1", onRoll: true) {FILE} '
        'sheet: paper(id: "CONTROL_SHEET-1", onRoll: true) { sha256 }',
    )
    page = pypdfium2.PdfDocument(base64.b64decode(found["slip"]["pdfBase64"]))[0]
    assert page.get_width() / 72 * 25.4 == pytest.approx(80, abs=0.5)
    assert found["slip"]["fileName"].endswith("-80mm.pdf")
    assert found["sheet"] is None


def test_request_is_offered_once_it_is_made_to_clerk_and_citizen(ward: Ward, received: Received) -> None:
    move(ward, received, "SUPPLEMENT", note="Giấy chứng sinh; Căn cước của cha")
    paper_id = "SUPPLEMENT_REQUEST-2"
    file = work(ward, received, f'paper(id: "{paper_id}") {FILE}')["paper"]
    text = text_of(file)
    assert "Mẫu số 02" in text
    assert "1. Giấy chứng sinh 2. Căn cước của cha" in text
    shown = personal(ward, received, f'{LIST} paper(id: "{paper_id}") {FILE}')
    assert [paper["form"] for paper in shown["papers"]] == ["RECEIPT", "SUPPLEMENT_REQUEST"]
    assert shown["paper"] == file, "on the phone it is the file the clerk printed"


def test_control_sheet_stays_with_the_units(ward: Ward, received: Received) -> None:
    sheet = work(ward, received, f'paper(id: "CONTROL_SHEET-1") {FILE}')["paper"]
    assert "Người nộp hồ sơ" in text_of(sheet)
    assert personal(ward, received, f'paper(id: "CONTROL_SHEET-1") {FILE}')["paper"] is None


@pytest.mark.parametrize("unknown", ["", "RECEIPT-2", "REGISTER-1", "receipt-1", "RECEIPT-1 ", "x" * 200])
def test_paper_that_was_never_called_for_is_none(ward: Ward, received: Received, unknown: str) -> None:
    assert work(ward, received, f'paper(id: "{unknown}") {{ sha256 }}')["paper"] is None
    assert personal(ward, received, f'paper(id: "{unknown}") {{ sha256 }}')["paper"] is None


def test_wrong_digits_get_no_paper(ward: Ward, received: Received) -> None:
    refused = personal(ward, received, f'{LIST} paper(id: "RECEIPT-1") {FILE}', digits="0000")
    assert refused == {"__typename": "WrongSecondFactor"}


def test_staff_of_another_office_and_strangers_get_no_paper(ward: Ward, received: Received) -> None:
    query = 'query($c: ID!) { dossier(code: $c) { work { paper(id: "RECEIPT-1") { sha256 } } } }'
    for token in (None, ward.clerk(3, office="hoa-khanh")):
        body = ward.post(query, token=token, c=received.code)
        assert body["errors"], token
        assert body["data"] is None or body["data"]["dossier"] is None


def test_one_request_draws_three_papers_and_not_four(ward: Ward, received: Received) -> None:
    papers = [f'p{n}: paper(id: "RECEIPT-1") {{ sha256 }}' for n in range(4)]
    query = "query($c: ID!) {{ dossier(code: $c) {{ work {{ {} }} }} }}"
    body = ward.post(query.format(" ".join(papers)), token=received.clerk, c=received.code)
    assert body["errors"][0]["extensions"]["code"] == "COST_LIMIT"
    drawn = ward.ask(query.format(" ".join(papers[:3])), token=received.clerk, c=received.code)
    assert len({paper["sha256"] for paper in drawn["dossier"]["work"].values()}) == 1

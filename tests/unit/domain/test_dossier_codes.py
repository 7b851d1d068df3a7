"""Dossier codes, and the documents handed in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.dossiers import (
    AgencyCodeIsInvalid,
    DocumentReceipt,
    DocumentState,
    DossierCode,
    DossierCodeIsInvalid,
    DossierSequenceIsInvalid,
    dossier_code,
    missing_documents,
    parse_dossier_code,
)


def test_dossier_code_is_written_as_the_country_writes_it() -> None:
    assert dossier_code(agency_code="H56.14", received_on=date(2024, 8, 23), sequence=1) == (
        "H56.14-240823-0001"
    )
    assert dossier_code(agency_code="H17.45", received_on=date(2026, 11, 16), sequence=12345) == (
        "H17.45-261116-12345"
    )


def test_typed_code_may_have_spaces_and_small_letters() -> None:
    assert parse_dossier_code(" h17.45-261116-0031 ") == DossierCode("H17.45", date(2026, 11, 16), 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H17.45",
        "H17.45-261116",
        "H17.45-261116-031",
        "H17.45-261116-0000",
        "H17.45-261116-00031",
        "H17.45-261316-0031",
        "H17.45-260229-0031",
        "17.45-261116-0031",
        "H17..45-261116-0031",
        "H17.45-261116-0031-1",
        "H17.45-261116-00٣1",
        "H17.45-261116-0031\n<script>",
        "H17.45-261116-" + "9" * 5000,
    ],
)
def test_text_that_is_no_dossier_code_is_refused(text: str) -> None:
    with pytest.raises(DossierCodeIsInvalid):
        parse_dossier_code(text)


@pytest.mark.parametrize("agency_code", ["", "h17.45", "H1", "H17.", "H17.45-1", "H17.45 ", "Đ17.45", "HH17"])
def test_badly_written_agency_gets_no_code(agency_code: str) -> None:
    with pytest.raises(AgencyCodeIsInvalid):
        dossier_code(agency_code=agency_code, received_on=date(2026, 11, 16), sequence=1)


@pytest.mark.parametrize(
    ("received_on", "sequence"),
    [(date(2026, 11, 16), 0), (date(1999, 12, 31), 1), (date(2100, 1, 1), 1)],
)
def test_number_outside_the_series_gets_no_code(received_on: date, sequence: int) -> None:
    with pytest.raises(DossierSequenceIsInvalid):
        dossier_code(agency_code="H17.45", received_on=received_on, sequence=sequence)


@given(
    st.from_regex(r"[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 10**9),
)
def test_dossier_code_reads_back_what_was_written(agency_code: str, received_on: date, sequence: int) -> None:
    code = dossier_code(agency_code=agency_code, received_on=received_on, sequence=sequence)
    assert parse_dossier_code(code) == DossierCode(agency_code, received_on, sequence)


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z0-9.]{3,6}-[0-9]{6}-[0-9]{3,6}", fullmatch=True))
def test_any_other_text_is_refused_or_reads_back_the_same(text: str) -> None:
    try:
        code = parse_dossier_code(text)
    except DossierCodeIsInvalid:
        return
    assert (
        dossier_code(agency_code=code.agency_code, received_on=code.received_on, sequence=code.sequence)
        == text.strip().upper()
    )


def test_missing_documents_keep_the_order_of_the_checklist() -> None:
    form = DocumentReceipt("Tờ khai CT01", DocumentState.ORIGINAL)
    home = DocumentReceipt("Giấy tờ chỗ ở", DocumentState.MISSING)
    card = DocumentReceipt("Căn cước", DocumentState.COPY)
    consent = DocumentReceipt("Ý kiến chủ hộ", DocumentState.MISSING)
    assert missing_documents([form, home, card, consent]) == (home, consent)

"""Digitised copies: which are good on a day, what an intake makes, and that counts fit the form."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.citizen_numbers import CitizenNumber, citizen_digest
from api.domain.digitised_copies import (
    KEPT_FOR_DAYS,
    DigitisedCopy,
    copies_made,
    person_digest,
    same_document,
    valid_copies,
)
from api.domain.dossiers import DocumentReceipt, DocumentState, all_digitised

TODAY = date(2026, 11, 23)
SECRET = b"0123456789abcdef0123456789abcdef"
PERSON = CitizenNumber("048190001234")


@pytest.mark.parametrize(
    ("valid_until", "on", "is_good"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), True),
        (date(2026, 12, 1), date(2026, 12, 2), False),
        (None, TODAY + timedelta(days=KEPT_FOR_DAYS), True),
        (None, TODAY + timedelta(days=KEPT_FOR_DAYS + 1), False),
        (date(2099, 1, 1), TODAY + timedelta(days=KEPT_FOR_DAYS + 1), False),
    ],
)
def test_copy_is_good_until_its_last_day_and_five_years_at_most(
    valid_until: date | None, on: date, is_good: bool
) -> None:
    copy = DigitisedCopy("Giấy khai sinh", "H17.45-261123-0001", TODAY, valid_until)
    assert bool(valid_copies([copy], on=on)) == is_good


def test_only_what_was_digitised_becomes_a_copy() -> None:
    papers = [
        DocumentReceipt("Tờ khai", DocumentState.ORIGINAL),
        DocumentReceipt("Giấy khai sinh", DocumentState.COPY, is_digitised=True, valid_until=TODAY),
        DocumentReceipt("Sổ hộ khẩu", DocumentState.ON_FILE),
    ]
    made = copies_made(papers, dossier_code="H17.45-261123-0001", on=TODAY)
    assert [(copy.document, copy.valid_until) for copy in made] == [("Giấy khai sinh", TODAY)]


def test_names_of_one_document_meet_whatever_their_case_and_accents() -> None:
    assert same_document("GIẤY  khai sinh") == same_document("Giấy Khai Sinh")
    assert same_document("Giấy khai sinh") != same_document("Giấy chứng sinh")


def test_person_of_two_offices_or_of_a_booking_cannot_be_matched() -> None:
    here = person_digest(secret=SECRET, office_id="lien-chieu", number=PERSON)
    assert here == person_digest(secret=SECRET, office_id="lien-chieu", number=PERSON)
    assert here != person_digest(secret=SECRET, office_id="hoa-khanh", number=PERSON)
    assert here != citizen_digest(secret=SECRET, number=PERSON)
    assert here != person_digest(secret=SECRET[::-1], office_id="lien-chieu", number=PERSON)


@pytest.mark.parametrize(
    ("document", "is_consistent"),
    [
        (DocumentReceipt("A", DocumentState.ORIGINAL), True),
        (DocumentReceipt("A", DocumentState.ORIGINAL, originals=1, copies=2), True),
        (DocumentReceipt("A", DocumentState.COPY, originals=0, copies=1), True),
        (DocumentReceipt("A", DocumentState.COPY, originals=0, copies=0), False),
        (DocumentReceipt("A", DocumentState.ORIGINAL, originals=-1), False),
        (DocumentReceipt("A", DocumentState.ORIGINAL, originals=100), False),
        (DocumentReceipt("A", DocumentState.MISSING, originals=1), False),
        (DocumentReceipt("A", DocumentState.MISSING, is_digitised=True), False),
        (DocumentReceipt("A", DocumentState.ON_FILE, is_digitised=True), False),
        (DocumentReceipt("A", DocumentState.ON_FILE), True),
        (DocumentReceipt("A", DocumentState.ORIGINAL, valid_until=TODAY), False),
        (DocumentReceipt("A", DocumentState.ORIGINAL, is_digitised=True, valid_until=TODAY), True),
    ],
)
def test_counts_fit_the_form_a_document_was_handed_in(document: DocumentReceipt, is_consistent: bool) -> None:
    assert document.is_consistent == is_consistent


@given(st.lists(st.tuples(st.sampled_from(DocumentState), st.booleans()), max_size=8))
def test_dossier_is_digitised_only_when_no_paper_is_without_a_copy(
    kinds: list[tuple[DocumentState, bool]],
) -> None:
    documents = [DocumentReceipt("A", state, is_digitised=made) for state, made in kinds]
    bare = [each for each in documents if not each.is_digitised and each.state is not DocumentState.ON_FILE]
    assert all_digitised(documents) == (bool(documents) and not bare)

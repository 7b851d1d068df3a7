"""Papers brought after a request, on the real store: digitised copies, figures, and who may take them."""

from typing import Any

import pytest

from api.domain.dossiers import DocumentReceipt, DocumentState, Dossier, SupplementEnd, last_words
from api.domain.statistics import entry_of
from api.storage.dossiers import load_dossier
from api.usecases import dossiers
from api.usecases.digitised_copies import digitised_copies
from api.usecases.outcomes import DossierHasMoved, DossierIsElsewhere, InputIsInvalid, StepIsNotAllowed
from tests.integration.usecases.dossier_acts import (
    CITIZEN,
    brought,
    digitised,
    moved,
    on_file,
    received,
    supplied,
)
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story, assert_figures_come_out
from tests.integration.usecases.office_day import BIRTH, PERMIT, OfficeDay, new_key, share_permits


def lacking(day: OfficeDay) -> str:
    """The code of a dossier that waits for its one paper."""
    code: str = received(day, BIRTH, counter=3, lacks_one=True).dossier.code
    return code


def known(code: str) -> Dossier:
    found = load_dossier(code)
    assert found is not None
    return found


def test_papers_that_came_are_counted_digitised_and_not_asked_for_again(day: OfficeDay) -> None:
    code = lacking(day)
    assert not entry_of(known(code)).dossier.is_digitised  # type: ignore[union-attr]
    done = supplied(day, code, digitised("Bản vẽ"), version=2, citizen=CITIZEN)
    assert (done.dossier.step, done.dossier.is_digitised) == ("APPRAISAL", True)
    assert entry_of(known(code)).dossier.is_digitised  # type: ignore[union-attr]
    copies = digitised_copies(day.services, staff=day.clerk(3), citizen=CITIZEN)
    assert not isinstance(copies, InputIsInvalid)
    assert [(copy.document, copy.dossier_code) for copy in copies] == [("Bản vẽ", code)]
    other = lacking(day)
    spared = supplied(day, other, on_file("Bản vẽ"), version=2, citizen=CITIZEN)
    assert spared.dossier.documents_now[0].on_file == code
    assert_dossiers_tell_one_story(day)
    assert_figures_come_out(day)


def test_what_is_missing_still_is_awaited_by_the_same_request_or_asked_for_again(day: OfficeDay) -> None:
    waits, asked = lacking(day), lacking(day)
    day.clock.move(minutes=10)
    still = supplied(day, waits, brought("Ảnh"), version=2, end=SupplementEnd.STILL_WAITS)
    assert (still.dossier.step, still.dossier.version) == ("SUPPLEMENT", 3)
    again = supplied(day, asked, brought("Ảnh"), version=2, end=SupplementEnd.ASKED_AGAIN)
    assert (again.dossier.step, again.dossier.version) == ("SUPPLEMENT", 4)
    assert last_words(again.dossier) == ("Còn thiếu: Bản vẽ", "Still missing: Bản vẽ")
    assert_dossiers_tell_one_story(day)
    assert_figures_come_out(day)


def test_papers_a_request_names_are_missing_from_then_on(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code

    def ask(to: str, *wanted: str) -> Any:
        return dossiers.advance_dossier(
            day.services,
            staff=day.clerk(3),
            code=code,
            to=to,
            version=1,
            note="Mờ, cần bản rõ.",
            wanted=wanted,
            idempotency_key=new_key(),
        )

    assert ask("APPRAISAL", "Ảnh") == InputIsInvalid(field="wanted", problem="wanted")
    assert ask("SUPPLEMENT", " ") == InputIsInvalid(field="documents", problem="documents")
    assert ask("SUPPLEMENT", *(f"Ảnh {n}" for n in range(60))) == InputIsInvalid(
        field="wanted", problem="documents"
    )
    asked = ask("SUPPLEMENT", "Ảnh  3×4", "Bản vẽ").dossier
    assert [(each.name, each.state) for each in asked.documents_now] == [
        ("Bản vẽ", DocumentState.MISSING),
        ("Ảnh 3×4", DocumentState.MISSING),
    ]


@pytest.mark.parametrize(
    ("steps", "to", "problem"),
    [
        ((), "SUPPLEMENT", "papers_wanted"),
        ((), "REFUSED", "citizen_told"),
        (("APPRAISAL",), "STOPPED", "citizen_told"),
        (("SUPPLEMENT",), "STOPPED", "citizen_told"),
        ((), "PAYMENT", "citizen_told"),
    ],
)
@pytest.mark.parametrize("note", [None, "", " \n"])
def test_what_the_citizen_must_hear_is_said(
    day: OfficeDay, note: str | None, steps: tuple[str, ...], to: str, problem: str
) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    for version, step in enumerate(steps, start=1):
        day.advance(code, to=step, version=version)
    before = load_dossier(code)
    key, version = new_key(), 1 + len(steps)

    def ask(said: str | None) -> Any:
        return dossiers.advance_dossier(
            day.services,
            staff=day.clerk(3),
            code=code,
            to=to,
            version=version,
            note=said,
            idempotency_key=key,
        )

    assert ask(note) == InputIsInvalid(field="note", problem=problem)
    assert load_dossier(code) == before
    assert ask("Thiếu trích lục.").dossier.step == to


def test_paper_that_is_known_to_be_missing_says_what_is_wanted(day: OfficeDay) -> None:
    code = lacking(day)
    day.advance(code, version=2)
    asked = dossiers.advance_dossier(
        day.services,
        staff=day.clerk(3),
        code=code,
        to="SUPPLEMENT",
        version=3,
        note=None,
        idempotency_key=new_key(),
    )
    assert type(asked).__name__ == "DossierAdvanced"


TOO_MANY = [brought(f"Giấy {number}") for number in range(60)]


@pytest.mark.parametrize(
    ("documents", "more", "refused"),
    [
        ([], {"end": SupplementEnd.STILL_WAITS}, ("documents", "nothing_brought")),
        (
            [DocumentReceipt("Bản vẽ", DocumentState.MISSING)],
            {"end": SupplementEnd.STILL_WAITS},
            ("documents", "nothing_brought"),
        ),
        ([brought(), brought()], {}, ("documents", "documents_twice")),
        ([brought(" ")], {}, ("documents", "documents")),
        ([DocumentReceipt("Ảnh", DocumentState.COPY, copies=0)], {}, ("documents", "document_counts")),
        (TOO_MANY, {}, ("documents", "documents")),
        ([on_file("Bản vẽ")], {}, ("documents", "on_file")),
        ([on_file("Bản vẽ")], {"citizen": CITIZEN}, ("documents", "on_file")),
        ([brought()], {"citizen": "123"}, ("citizen", "citizen")),
        ([brought()], {"note": "x" * 501}, ("note", "note")),
        ([brought()], {"end": SupplementEnd.ASKED_AGAIN}, ("note", "papers_wanted")),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(
    day: OfficeDay, documents: list[DocumentReceipt], more: dict[str, Any], refused: tuple[str, str]
) -> None:
    code = lacking(day)
    before = known(code)
    assert supplied(day, code, *documents, version=2, **more) == InputIsInvalid(*refused)
    assert known(code) == before


def test_no_more_is_said_of_documents_than_one_item_holds(day: OfficeDay) -> None:
    code = lacking(day)
    many = [brought(f"Giấy {number} {'x' * 480}") for number in range(59)]
    for version in (2, 3):
        done = supplied(day, code, *many, version=version, end=SupplementEnd.STILL_WAITS)
        assert done.dossier.version == version + 1
    full = supplied(day, code, *many, version=4, end=SupplementEnd.STILL_WAITS)
    assert full == InputIsInvalid(field="documents", problem="documents")
    assert supplied(day, code, brought(), version=4).dossier.step == "APPRAISAL"


def test_papers_are_taken_only_where_they_are_awaited_and_by_one_clerk(day: OfficeDay) -> None:
    code = lacking(day)
    done = supplied(day, code, brought(), version=2)
    late = supplied(day, code, brought(), version=2)
    assert late == DossierHasMoved(done.dossier)
    assert isinstance(supplied(day, code, brought(), version=3), StepIsNotAllowed)
    expert = share_permits(day)
    permit = received(day, PERMIT, counter=5, lacks_one=True).dossier.code
    refused = supplied(day, permit, brought(), version=2, staff=expert)
    assert type(refused).__name__ == "DossierIsUnknown", "the unit that decides has not had it"
    moved(day, permit, "SENT_AGAIN")
    moved(day, permit, "APPRAISAL", "SUPPLEMENT", staff=expert)
    assert isinstance(supplied(day, permit, brought(), version=5, staff=expert), DossierIsElsewhere)
    assert supplied(day, permit, brought(), version=5).dossier.step == "SENT_AGAIN"

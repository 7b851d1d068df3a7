"""The scan of a digitised paper is kept beside its dossier, for the office that took the paper."""

from dataclasses import replace
from functools import partial

import pytest

from api.domain.digitised_copies import DigitisedCopy
from api.domain.files import FileKind
from api.storage.dossiers import load_dossier
from api.usecases import scans
from tests.integration.usecases.dossier_acts import (
    attached,
    issued_online,
    moved,
    offered,
    sent,
    with_digitised_paper,
)
from tests.integration.usecases.dossier_truth import assert_dossiers_tell_one_story
from tests.integration.usecases.office_day import COMPETENT, OfficeDay, at_once, names
from tests.integration.usecases.test_files import PNG, folder, name, sweep


def test_scan_is_kept_beside_its_paper_and_replaced_by_a_better_one(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    first = sent(day, code, document="Tờ khai")
    assert name(attached(day, code, upload=first)) == "ScanAttached"
    dossier = load_dossier(code)
    assert dossier is not None
    (scan,) = scans.scans_of(dossier, staff=day.clerk(3))
    assert (scan.document, scan.file.key, scan.clerk_name) == ("Tờ khai", first, "Cán bộ Demo 3")
    second = sent(day, code, document="Tờ khai", content=PNG, file_name="a.png", kind=FileKind.PNG)
    assert name(attached(day, code, upload=second)) == "ScanAttached"
    (scan,) = scans.scans_of(dossier, staff=day.clerk(3))
    assert scan.file.key == second
    assert sweep(day) == 1
    assert [folder(day).look(key) is not None for key in (first, second)] == [False, True]
    assert load_dossier(code) == dossier, "a scan moves nothing"
    assert_dossiers_tell_one_story(day)


def test_of_two_scans_at_once_one_stays_and_one_is_swept(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    uploads = [sent(day, code, document="Tờ khai") for _ in range(3)]
    done = at_once([partial(attached, day, code, upload=each) for each in uploads])
    assert names(done) == ["ScanAttached"] * 3
    assert sweep(day) == 2
    assert_dossiers_tell_one_story(day)


@pytest.mark.parametrize("document", ["Ảnh", "Giấy khác", ""])
def test_paper_that_was_not_digitised_has_no_scan(day: OfficeDay, document: str) -> None:
    refused = offered(day, with_digitised_paper(day), document=document)
    assert (name(refused), refused.field) == ("InputIsInvalid", "document")


def test_scans_are_of_the_office_that_took_the_papers(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    stranger = replace(day.clerk(3), office_id=COMPETENT)
    assert name(offered(day, code, document="Tờ khai", staff=stranger)) == "DossierIsUnknown"
    upload = sent(day, code, document="Tờ khai")
    assert name(attached(day, code, upload=upload, staff=stranger)) == "DossierIsUnknown"
    attached(day, code, upload=upload)
    dossier = load_dossier(code)
    assert dossier is not None
    assert scans.scans_of(dossier, staff=stranger) == ()


def test_scan_is_no_result_and_a_result_no_scan(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    scan = sent(day, code, document="Tờ khai")
    version = moved(day, code, "COMPLETED").version
    assert name(issued_online(day, code, version=version, upload=scan)) == "FileHasNotArrived"
    result = sent(day, code)
    assert name(attached(day, code, upload=result)) == "FileHasNotArrived"


def test_scan_counts_once_it_is_there(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    upload = offered(day, code, document="Tờ khai").upload.key
    assert name(attached(day, code, upload=upload)) == "FileHasNotArrived"
    folder(day).keep(upload, PNG)
    assert name(attached(day, code, upload=upload)) == "FileHasNotArrived"
    wrong = sent(day, code, document="Tờ khai", content=PNG)
    assert name(attached(day, code, upload=wrong)) == "FileIsOfAnotherKind"


def test_next_intake_is_told_of_the_scans_its_copies_have(day: OfficeDay) -> None:
    code = with_digitised_paper(day)
    on = day.clock.now().date()
    copies = [DigitisedCopy(document, code, digitised_on=on) for document in ("Giấy khác", "Tờ khai")]
    assert scans.scans_of_copies(copies) == [None, None]
    upload = sent(day, code, document="Tờ khai")
    attached(day, code, upload=upload)
    nothing, scan = scans.scans_of_copies(copies)
    assert nothing is None
    assert scan is not None
    assert (scan.document, scan.file.key) == ("Tờ khai", upload)
    assert scans.scans_of_copies([]) == []

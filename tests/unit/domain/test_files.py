"""Which files are accepted, and whether what came is what was announced."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api.domain.files import (
    LARGEST_FILE_IN_BYTES,
    SWEPT_AFTER,
    UPLOAD_ADDRESS_HOLDS_FOR,
    UPLOAD_WAITS_FOR,
    FileFault,
    FileIsInvalid,
    FileKind,
    FoundFile,
    Upload,
    UploadState,
    file_facts,
    file_fault,
    may_still_be_confirmed,
)
from tests.clocks import MONDAY_MORNING

PDF = {"name": "kq.pdf", "kind": FileKind.PDF, "size": 1000, "sha256": "ab" * 32}
FACTS = file_facts(**PDF)  # type: ignore[arg-type]
UPLOAD = Upload(
    key="K" * 32,
    dossier_code="H17.45-261123-0001",
    office_id="lien-chieu",
    facts=FACTS,
    offered_at=MONDAY_MORNING,
)


def announced(**more: Any) -> Any:
    return file_facts(**{**PDF, **more})


@pytest.mark.parametrize(
    ("more", "field", "problem"),
    [
        ({"name": " "}, "fileName", "file_name"),
        ({"name": "x" * 147 + ".pdf"}, "fileName", "file_name"),
        ({"name": "kq"}, "kind", "file_kind"),
        ({"name": "kq.docx"}, "kind", "file_kind"),
        ({"name": "kq.pdf.exe"}, "kind", "file_kind"),
        ({"name": "kq.png"}, "kind", "file_kind"),
        ({"kind": FileKind.JPEG}, "kind", "file_kind"),
        ({"size": 0}, "size", "file_size"),
        ({"size": -1}, "size", "file_size"),
        ({"size": LARGEST_FILE_IN_BYTES + 1}, "size", "file_size"),
        ({"sha256": "ab"}, "sha256", "sha256"),
        ({"sha256": "zz" * 32}, "sha256", "sha256"),
        ({"sha256": "ab" * 32 + "\n"}, "sha256", "sha256"),
    ],
)
def test_file_that_is_not_accepted_is_refused_by_its_part(
    more: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(FileIsInvalid) as wrong:
        announced(**more)
    assert (wrong.value.field, wrong.value.problem) == (field, problem)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kq.pdf", FileKind.PDF),
        ("KQ.PDF", FileKind.PDF),
        ("Trích lục.jpg", FileKind.JPEG),
        ("Trích lục.JPEG", FileKind.JPEG),
        ("bản vẽ.png", FileKind.PNG),
    ],
)
def test_pictures_and_pdf_are_accepted_by_their_ending(name: str, kind: FileKind) -> None:
    assert announced(name=name, kind=kind, size=LARGEST_FILE_IN_BYTES).kind is kind


def test_file_name_loses_what_could_lead_out_of_a_folder() -> None:
    kept = announced(name="../a\\b\x00\r\n.pdf", sha256="AB" * 32)
    assert (kept.name, kept.sha256) == (".. a b .pdf", "ab" * 32)


BEGINNINGS = {
    FileKind.PDF: b"%PDF-1.7",
    FileKind.JPEG: b"\xff\xd8\xff\xe0\x00\x10JF",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("of", FileKind)
def test_kind_is_told_by_the_first_bytes(kind: FileKind, of: FileKind) -> None:
    found = FoundFile(FACTS.size, FACTS.sha256, BEGINNINGS[of])
    assert file_fault(replace(FACTS, kind=kind), found) is (None if kind is of else FileFault.ANOTHER_KIND)


@pytest.mark.parametrize(
    "found",
    [
        None,
        FoundFile(FACTS.size + 1, FACTS.sha256, b"%PDF-1.7"),
        FoundFile(FACTS.size, "cd" * 32, b"%PDF-1.7"),
        FoundFile(FACTS.size, "", b"%PDF-1.7"),
    ],
)
def test_anything_but_the_announced_bytes_is_not_there(found: FoundFile | None) -> None:
    assert file_fault(FACTS, found) is FileFault.NOT_THERE


@pytest.mark.parametrize("beginning", [b"", b"%PDF", b"MZ\x90\x00", b"<html>", b" %PDF-1."])
def test_bytes_that_begin_otherwise_are_no_pdf(beginning: bytes) -> None:
    assert file_fault(FACTS, FoundFile(FACTS.size, FACTS.sha256, beginning)) is FileFault.ANOTHER_KIND


@pytest.mark.parametrize(
    ("state", "after", "may"),
    [
        (UploadState.OFFERED, timedelta(0), True),
        (UploadState.OFFERED, UPLOAD_WAITS_FOR - timedelta(seconds=1), True),
        (UploadState.OFFERED, UPLOAD_WAITS_FOR, False),
        (UploadState.LAPSED, timedelta(0), False),
    ],
)
def test_upload_can_be_confirmed_for_a_day(state: UploadState, after: timedelta, may: bool) -> None:
    upload = replace(UPLOAD, state=state)
    assert may_still_be_confirmed(upload, now=MONDAY_MORNING + after) is may


def test_nothing_can_arrive_any_more_where_files_are_swept() -> None:
    assert SWEPT_AFTER - UPLOAD_WAITS_FOR > UPLOAD_ADDRESS_HOLDS_FOR
    assert UPLOAD.swept_from == MONDAY_MORNING + SWEPT_AFTER

"""Dossiers handed in, moved and listed at the ward, as tests of them need it."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from api.domain.dossiers import DocumentReceipt, DocumentState, SupplementEnd
from api.domain.dossiers.handover import ReceiverRelation
from api.domain.files import FileKind
from api.domain.staff import StaffMember
from api.local.files import FolderFiles
from api.storage.dossiers import load_dossier
from api.storage.procedures import save_procedures
from api.usecases import dossiers, files, handovers, scans
from api.usecases.dossiers import DossierDue
from tests.integration.usecases.office_day import (
    BIRTH,
    PROCEDURES,
    OfficeDay,
    new_key,
)

CITIZEN = "048190001234"
RESULT = b"%PDF-1.7 the result"
SIGNATURE = "M20 150l30 -90 25 90 -40 -35 60 0M140 60l0 90"


def digitised(name: str, **more: Any) -> DocumentReceipt:
    """A paper of which the clerk made a digitised copy."""
    return DocumentReceipt(name=name, state=DocumentState.ORIGINAL, is_digitised=True, **more)


def on_file(name: str) -> DocumentReceipt:
    """A paper not handed in, for the office has a copy."""
    return DocumentReceipt(name=name, state=DocumentState.ON_FILE)


def received(day: OfficeDay, procedure: str, *, counter: int, lacks_one: bool = False) -> Any:
    """The outcome of handing a dossier in at that counter."""
    day.clerks[counter] = day.clerk(3)
    day.take(procedure, name="Trần Thị Minh Demo")
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, counter)
    state = DocumentState.MISSING if lacks_one else DocumentState.ORIGINAL
    done = dossiers.receive_dossier(
        day.services,
        staff=day.clerk(counter),
        number=counter,
        documents=(DocumentReceipt(name="Bản vẽ", state=state),),
        note=None,
        idempotency_key=new_key(),
    )
    day.at_counter("finish_service", counter)
    return done


def with_procedure(day: OfficeDay, code: str, **more: Any) -> None:
    """The office's own terms for that procedure."""
    procedure = next(each for each in PROCEDURES if each.code == code)
    save_procedures(office_id=day.office.id, procedures=[replace(procedure, **more)])


def moved(day: OfficeDay, code: str, *steps: str, staff: StaffMember | None = None) -> Any:
    done = None
    for step in steps:
        known = load_dossier(code)
        assert known is not None
        if known.workflow.step(step).says_how:
            done = handed_over(day, code, version=known.version, staff=staff)
        else:
            done = day.advance(code, to=step, version=known.version, staff=staff)
        assert type(done).__name__ in {"DossierAdvanced", "ResultHandedOver"}, done
    assert done is not None
    return done.dossier


def brought(name: str = "Bản vẽ", **more: Any) -> DocumentReceipt:
    """A paper that came after it was asked for."""
    return DocumentReceipt(name=name, state=DocumentState.ORIGINAL, originals=1, copies=2, **more)


def lacking(name: str) -> DocumentReceipt:
    """A paper that was not there."""
    return DocumentReceipt(name=name, state=DocumentState.MISSING)


def supplied(
    day: OfficeDay,
    code: str,
    *documents: DocumentReceipt,
    version: int,
    end: SupplementEnd = SupplementEnd.GOES_ON,
    key: str | None = None,
    staff: StaffMember | None = None,
    **more: Any,
) -> Any:
    """The outcome of the citizen's bringing these papers."""
    return dossiers.receive_supplement(
        day.services,
        staff=staff or day.clerk(3),
        code=code,
        version=version,
        documents=documents,
        end=end,
        note=more.pop("note", None),
        idempotency_key=key or new_key(),
        **more,
    )


def handed_over(
    day: OfficeDay,
    code: str,
    *,
    version: int,
    key: str | None = None,
    staff: StaffMember | None = None,
    **more: Any,
) -> Any:
    taken: dict[str, Any] = {
        "receiver_name": "Trần Thị Minh Demo",
        "relation": ReceiverRelation.APPLICANT,
        "signature": SIGNATURE,
        "unsigned_because": None,
        "note": None,
        **more,
    }
    return handovers.hand_over_result(
        day.services,
        staff=staff or day.clerk(3),
        code=code,
        version=version,
        idempotency_key=key or new_key(),
        **taken,
    )


def offered(
    day: OfficeDay,
    code: str,
    *,
    version: int = 0,
    key: str | None = None,
    staff: StaffMember | None = None,
    content: bytes = RESULT,
    **more: Any,
) -> Any:
    """The outcome of asking where the result's file can be sent; no version is asked for."""
    file: dict[str, Any] = {
        "file_name": "ket-qua.pdf",
        "kind": FileKind.PDF,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        **more,
    }
    return files.offer_upload(
        day.services, staff=staff or day.clerk(3), code=code, idempotency_key=key or new_key(), **file
    )


def sent(day: OfficeDay, code: str, *, content: bytes = RESULT, **more: Any) -> str:
    """The upload to which the result's file was sent."""
    upload: str = offered(day, code, content=content, **more).upload.key
    assert isinstance(day.services.files, FolderFiles)
    day.services.files.keep(upload, content)
    return upload


def with_digitised_paper(day: OfficeDay, *, counter: int = 3) -> str:
    """The code of a dossier of which "Tờ khai" was digitised and "Ảnh" was not."""
    day.clerks[counter] = day.clerk(3)
    day.take(BIRTH, name="Trần Thị Minh Demo")
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, counter)
    papers = (digitised("Tờ khai"), DocumentReceipt(name="Ảnh", state=DocumentState.ORIGINAL))
    done: Any = dossiers.receive_dossier(
        day.services,
        staff=day.clerk(counter),
        number=counter,
        documents=papers,
        note=None,
        idempotency_key=new_key(),
    )
    day.at_counter("finish_service", counter)
    code: str = done.dossier.code
    return code


def attached(
    day: OfficeDay, code: str, *, upload: str, key: str | None = None, staff: StaffMember | None = None
) -> Any:
    return scans.attach_scan(
        day.services,
        staff=staff or day.clerk(3),
        code=code,
        upload=upload,
        idempotency_key=key or new_key(),
    )


def issued_online(day: OfficeDay, code: str, *, version: int, key: str | None = None, **more: Any) -> Any:
    file: dict[str, Any] = {
        "upload": "K" * 32,
        "issued_on": date(2026, 11, 23),
        "note": None,
        **more,
    }
    return handovers.issue_result_online(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=version,
        idempotency_key=key or new_key(),
        **file,
    )


def posted(day: OfficeDay, code: str, *, version: int, key: str | None = None, **more: Any) -> Any:
    parcel: dict[str, Any] = {
        "carrier": "Bưu điện Việt Nam",
        "tracking_number": "rr 123456785 vn",
        "note": None,
        **more,
    }
    return handovers.post_result(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=version,
        idempotency_key=key or new_key(),
        **parcel,
    )


def posting_ended(
    day: OfficeDay, code: str, *, version: int, is_delivered: bool = True, key: str | None = None
) -> Any:
    return handovers.end_posting(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=version,
        is_delivered=is_delivered,
        note=None,
        idempotency_key=key or new_key(),
    )


def open_codes(day: OfficeDay, staff: StaffMember) -> list[str]:
    found: list[str] = []
    for due in DossierDue:
        page, _ = dossiers.office_dossiers(day.services, staff=staff, due=due, first=50, after=None)
        found += [each.code for each in page]
    return found

"""Clerks attach the scan of a paper they digitised, and look at those of their office."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.domain.digitised_copies import DigitisedCopy
from api.domain.dossiers import Dossier
from api.domain.files import FileAddress, KeptFile, Scan, Upload, UploadState
from api.domain.staff import StaffMember
from api.storage import files as files_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.reading import get_dossier
from api.usecases.files import address_of, file_of, offered_upload, scan_refused, trouble_with
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    DossierIsUnknown,
    FileHasNotArrived,
    FileIsOfAnotherKind,
    InputIsInvalid,
)
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class ScanAttached:
    dossier: Dossier


NotAttached = DossierIsUnknown | FileHasNotArrived | FileIsOfAnotherKind | InputIsInvalid


def attach_scan(
    services: Services, *, staff: StaffMember, code: str, upload: str, idempotency_key: str
) -> ScanAttached | NotAttached:
    """The file sent to `upload` is the scan of its document from now on, in the place of an earlier one."""
    dossier = get_dossier(services, code=code)
    if dossier is None or dossier.office_id != staff.office_id:
        return DossierIsUnknown()
    intention = intend(
        mutation="attachScan",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"dossier": dossier.code, "upload": upload},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    for _ in tries():
        offered = offered_upload(upload)  # before asking what was done: that takes the upload away
        if recall(intention, now=now) is not None:
            return ScanAttached(dossier)
        if offered is None or offered.document is None:
            return FileHasNotArrived()
        trouble = trouble_with(services, offered, staff=staff, dossier=dossier, now=now, is_scan=True)
        refused = trouble or scan_refused(dossier, staff=staff, document=offered.document)
        if refused is not None:
            return refused
        was = files_storage.load_scan(dossier_code=dossier.code, document=offered.document)
        if was is not None and was.file.key == offered.key:  # attached since we looked
            continue
        scan = Scan(offered.document, file_of(offered), attached_at=now, clerk_name=staff.name)
        try:
            transact(
                files_storage.attach_scan(scan, dossier_code=dossier.code, was=was),
                files_storage.confirm_upload(offered.key),
                *([files_storage.replace_scan(_left(was.file, offered))] if was else []),
                remember(intention, outcome=offered.key, now=now),
            )
        except ConditionsFailed:  # sent twice, swept, or another scan of the same paper was quicker
            continue
        return ScanAttached(dossier)
    raise AssertionError("tries end by themselves")


def scans_of(dossier: Dossier, *, staff: StaffMember) -> Sequence[Scan]:
    """The scans of its papers, for the office that took them."""
    return files_storage.scans_of(dossier.code) if dossier.office_id == staff.office_id else ()


def scans_of_copies(copies: Sequence[DigitisedCopy]) -> Sequence[Scan | None]:
    """The scan of each copy, in their order; who asks must have been found to be of the copies' office."""
    papers = [(copy.dossier_code, copy.document) for copy in copies]
    found = files_storage.scans_of_papers(papers)
    return [found.get(paper) for paper in papers]


def scan_address(services: Services, scan: Scan) -> FileAddress:
    """Where the scan can be fetched for some minutes, by who was shown it."""
    return address_of(services, scan.file)


def _left(file: KeptFile, by: Upload) -> Upload:
    """The file of the earlier scan, which nothing names any more."""
    return replace(by, key=file.key, facts=file.facts, state=UploadState.LAPSED)

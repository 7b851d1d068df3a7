"""A place is offered for a file, what came is held against what was announced, and who may fetches it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.dossiers import Dossier
from api.domain.dossiers import StepIsNotAllowed as NoSuchStep
from api.domain.dossiers import handing_over as acts
from api.domain.files import (
    FileAddress,
    FileFault,
    FileIsInvalid,
    FileKind,
    KeptFile,
    Upload,
    UploadAddress,
    UploadState,
    file_facts,
    file_fault,
    may_still_be_confirmed,
)
from api.domain.staff import StaffMember
from api.domain.tickets import derive_code
from api.ports import Clock, Files
from api.storage import files as files_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.changing import unit_name
from api.usecases.dossiers.reading import get_dossier
from api.usecases.intentions import intend
from api.usecases.outcomes import (
    DossierIsElsewhere,
    DossierIsUnknown,
    FileHasNotArrived,
    FileIsOfAnotherKind,
    InputIsInvalid,
    ResultIsWithThePost,
    StepIsNotAllowed,
)
from api.usecases.services import Services

# 31 letters and digits: 158 bits, and nothing of whom the file is about.
KEY_LENGTH = 32
KEY_PATTERN = re.compile(r"[A-Z0-9]{32}")
SWEPT_AT_A_LOOK = 25

NotOffered = DossierIsUnknown | DossierIsElsewhere | StepIsNotAllowed | ResultIsWithThePost | InputIsInvalid


@dataclass(frozen=True, slots=True)
class UploadOffered:
    upload: Upload
    address: UploadAddress


@dataclass(frozen=True, slots=True)
class FileKeeping:
    """What sweeping needs: a clock and the place where files are kept."""

    clock: Clock
    files: Files


def offer_upload(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    file_name: str,
    kind: FileKind,
    size: int,
    sha256: str,
    idempotency_key: str,
    document: str | None = None,
) -> UploadOffered | NotOffered:
    """An address for the file of a result that is ready, or for the scan of a digitised `document`.

    It takes this very file and nothing else.
    """
    dossier = get_dossier(services, code=code)
    if dossier is None or not dossier.concerns(staff.office_id):
        return DossierIsUnknown()
    caller = f"{staff.office_id}|{staff.id}"
    request = {"dossier": dossier.code, "file": file_name, "kind": kind, "size": size, "sha256": sha256}
    if document is not None:
        request |= {"document": document}
    intention = intend(mutation="offerUpload", caller=caller, key=idempotency_key, request=request)
    if isinstance(intention, InputIsInvalid):
        return intention
    try:
        facts = file_facts(name=file_name, kind=kind, size=size, sha256=sha256)
    except FileIsInvalid as wrong:
        return InputIsInvalid(field=wrong.field, problem=wrong.problem)
    now = services.now()
    upload = Upload(
        # From the caller's key, so that a repetition leads to the same place.
        key=derive_code(
            secret=services.code_secret,
            purpose="file",
            parts=(dossier.code, caller, idempotency_key),
            length=KEY_LENGTH,
        ),
        dossier_code=dossier.code,
        office_id=staff.office_id,
        facts=facts,
        offered_at=now,
        document=document,
    )
    refused = None
    if recall(intention, now=now) is None:
        refused = (
            _result_refused(services, dossier, staff)
            if document is None
            else scan_refused(dossier, staff=staff, document=document)
        )
    if refused is not None:
        return refused
    try:
        transact(files_storage.offer_upload(upload), remember(intention, outcome=upload.key, now=now))
    except ConditionsFailed:
        if recall(intention, now=now) is None:  # a key of the day before, whose file is being swept away
            return InputIsInvalid(field="idempotencyKey", problem="idempotency_key")
    return UploadOffered(upload, services.files.upload_address(key=upload.key, facts=facts, now=now))


def _result_refused(
    services: Services, dossier: Dossier, staff: StaffMember
) -> DossierIsElsewhere | StepIsNotAllowed | ResultIsWithThePost | None:
    if dossier.holder_office_id != staff.office_id:
        return DossierIsElsewhere(office_name=unit_name(services, dossier))
    try:
        acts.refuse_unless_ready(dossier)
    except acts.ResultIsWithThePost:
        return ResultIsWithThePost()
    except NoSuchStep:
        return StepIsNotAllowed(allowed=dossier.next_steps)
    return None


def scan_refused(
    dossier: Dossier, *, staff: StaffMember, document: str
) -> DossierIsUnknown | InputIsInvalid | None:
    """Scans stay with the office that took the papers; of what it did not digitise there are none."""
    if dossier.office_id != staff.office_id:
        return DossierIsUnknown()
    if not any(paper.name == document and paper.is_digitised for paper in dossier.documents_now):
        return InputIsInvalid(field="document", problem="not_digitised")
    return None


def file_of(upload: Upload) -> KeptFile:
    """The file as a dossier names it, once it was found to be the announced one."""
    return KeptFile(key=upload.key, facts=upload.facts)


def offered_upload(key: str) -> Upload | None:
    """What was offered under this key, unless a dossier names its file already."""
    return files_storage.load_upload(key) if KEY_PATTERN.fullmatch(key) else None


def trouble_with(
    services: Services,
    upload: Upload,
    *,
    staff: StaffMember,
    dossier: Dossier,
    now: datetime,
    is_scan: bool = False,
) -> FileHasNotArrived | FileIsOfAnotherKind | None:
    """Why the dossier cannot name the upload's file; None when the announced file lies there.

    An upload of another office or dossier, or for something else, is as good as none.
    """
    is_own = (upload.office_id, upload.dossier_code) == (staff.office_id, dossier.code)
    is_meant = (upload.document is not None) == is_scan
    if not (is_own and is_meant) or not may_still_be_confirmed(upload, now=now):
        return FileHasNotArrived()
    match file_fault(upload.facts, services.files.look(upload.key)):
        case FileFault.NOT_THERE:
            return FileHasNotArrived()
        case FileFault.ANOTHER_KIND:
            return FileIsOfAnotherKind(kind=upload.facts.kind)
    return None


def address_of(services: Services, kept: KeptFile) -> FileAddress:
    """Where the file can be fetched for some minutes. Whoever asks must have been found to be allowed to."""
    return services.files.download_address(key=kept.key, facts=kept.facts, now=services.now())


def sweep_uploads(keeping: FileKeeping, *, first: int = SWEPT_AT_A_LOOK) -> int:
    """Take away files that no dossier came to name; how many. What is broken off is done next time."""
    swept = 0
    for upload in files_storage.uploads_to_sweep(now=keeping.clock.now(), first=first):
        if upload.state is UploadState.OFFERED:
            try:
                transact(files_storage.lapse_upload(replace(upload, state=UploadState.LAPSED)))
            except ConditionsFailed:  # confirmed at the last moment, or swept by somebody else
                continue
        keeping.files.remove(upload.key)
        transact(files_storage.forget_upload(upload.key))
        swept += 1
    return swept

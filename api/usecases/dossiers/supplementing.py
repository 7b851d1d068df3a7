"""A clerk takes the papers that a citizen brings after a request, and says how the dossier goes on."""

from collections.abc import Sequence
from datetime import datetime

from api.domain import dossiers as domain
from api.domain.calendar import local_day
from api.domain.dossiers import (
    DocumentReceipt,
    DocumentState,
    Dossier,
    SupplementEnd,
    missing_documents,
)
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage.transactions import Put
from api.usecases.digitised_copies import known_submitter, with_copies_on_file
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    clean_note,
    entry_by,
)
from api.usecases.dossiers.handed_in import as_asked, has_too_many, problem_of
from api.usecases.dossiers.reading import get_dossier
from api.usecases.outcomes import InputIsInvalid, StepIsNotAllowed
from api.usecases.services import Services


class SupplementReceived(DossierChanged):
    pass


def receive_supplement(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    documents: Sequence[DocumentReceipt],
    end: SupplementEnd,
    note: str | None,
    idempotency_key: str,
    citizen: str | None = None,
) -> SupplementReceived | NotChanged:
    """Take what the citizen brought: the dossier goes on, still waits, or she is asked again.

    `documents` that are missing still need not be named. `citizen` is the submitter's number or her card's
    text, by which digitised copies are found and kept, as at the intake.
    """
    brought = [document for document in documents if document.state is not DocumentState.MISSING]
    problem = problem_of(documents=brought, note=note)
    if problem is not None:
        return problem
    if len({document.name for document in brought}) < len(brought):
        return InputIsInvalid(field="documents", problem="documents_twice")
    if not brought and end is SupplementEnd.STILL_WAITS:
        return InputIsInvalid(field="documents", problem="nothing_brought")
    submitter = known_submitter(services, office_id=staff.office_id, citizen=citizen)
    if isinstance(submitter, InputIsInvalid):
        return submitter
    copies: list[Put] = []
    if submitter.digest is not None and (known := get_dossier(services, code=code)) is not None:
        copies = submitter.copies_to_remember(brought, dossier_code=known.code, on=services.today())

    def supplied(
        dossier: Dossier, office: Office, now: datetime
    ) -> Dossier | StepIsNotAllowed | InputIsInvalid:
        held = with_copies_on_file(brought, submitter=submitter, on=local_day(now))
        if held is None:
            return InputIsInvalid(field="documents", problem="on_file")
        move = entry_by(staff, step=dossier.step, at=now, note=note)
        try:
            done = domain.receive_supplement(
                dossier=dossier, move=move, brought=held, end=end, calendar=office.calendar
            )
        except domain.StepIsNotAllowed:
            return StepIsNotAllowed(allowed=dossier.next_steps)
        if has_too_many(done):
            return InputIsInvalid(field="documents", problem="documents")
        is_mute = clean_note(note) is None and not missing_documents(done.documents_now)
        if end is SupplementEnd.ASKED_AGAIN and is_mute:
            return InputIsInvalid(field="note", problem="papers_wanted")
        return done

    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="receiveSupplement",
        request={
            "documents": [as_asked(document) for document in brought],
            "end": end,
            "note": note,
            **({"citizen": submitter.digest} if submitter.digest is not None else {}),
        },
        idempotency_key=idempotency_key,
        change=supplied,
        also=copies,
    )
    return SupplementReceived(done.dossier) if isinstance(done, DossierChanged) else done

"""A clerk receives a dossier that was sent in, with what she says of its papers, or as it was registered."""

from collections.abc import Sequence
from datetime import datetime

from api.domain import dossiers as domain
from api.domain.calendar import local_day
from api.domain.dossiers import DocumentReceipt, Dossier, DossierMove
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage.transactions import Put
from api.usecases.digitised_copies import known_submitter, with_copies_on_file
from api.usecases.dossiers.changing import DossierChanged, NotChanged, change_dossier, entry_by
from api.usecases.dossiers.handed_in import as_asked, has_too_many, problem_of
from api.usecases.dossiers.reading import get_dossier
from api.usecases.dossiers.receiving import DossierReceived
from api.usecases.outcomes import InputIsInvalid, StepIsNotAllowed
from api.usecases.procedures import get_procedure
from api.usecases.services import Services


def receive_registered(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    idempotency_key: str,
    citizen: str | None = None,
) -> DossierReceived | NotChanged:
    """Receive what was sent in; papers that are missing are asked for at once, as at the counter.

    Of `documents` those not named stay as registered. `citizen` is the submitter's number or her card's text.
    """
    problem = problem_of(documents=documents, note=note)
    if problem is not None:
        return problem
    if len({document.name for document in documents}) < len(documents):
        return InputIsInvalid(field="documents", problem="documents_twice")
    submitter = known_submitter(services, office_id=staff.office_id, citizen=citizen)
    if isinstance(submitter, InputIsInvalid):
        return submitter
    copies: list[Put] = []
    if submitter.digest is not None and (known := get_dossier(services, code=code)) is not None:
        copies = submitter.copies_to_remember(documents, dossier_code=known.code, on=services.today())

    def received(
        dossier: Dossier, office: Office, now: datetime
    ) -> Dossier | StepIsNotAllowed | InputIsInvalid:
        held = with_copies_on_file(documents, submitter=submitter, on=local_day(now))
        if held is None:
            return InputIsInvalid(field="documents", problem="on_file")
        move = entry_by(staff, step=dossier.step, at=now, note=note)
        return as_received(dossier, move=move, documents=held, office=office)

    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="receiveRegistered",
        request={
            "documents": [as_asked(document) for document in documents],
            "note": note,
            **({"citizen": submitter.digest} if submitter.digest is not None else {}),
        },
        idempotency_key=idempotency_key,
        change=received,
        also=copies,
    )
    if isinstance(done, DossierChanged):
        return DossierReceived(done.dossier, clerk_name=staff.name)
    return done


def as_received(
    dossier: Dossier, *, move: DossierMove, documents: Sequence[DocumentReceipt], office: Office
) -> Dossier | StepIsNotAllowed | InputIsInvalid:
    """The dossier received at the move's moment, on the terms its procedure has then."""
    try:
        done = domain.receive(
            dossier=dossier,
            move=move,
            documents=documents,
            promise=_promise(dossier, office=office, at=move.at),
            calendar=office.calendar,
        )
    except domain.StepIsNotAllowed:
        return StepIsNotAllowed(allowed=dossier.next_steps)
    return InputIsInvalid(field="documents", problem="documents") if has_too_many(done) else done


def if_received_now(services: Services, dossier: Dossier) -> Dossier:
    """The dossier with what would be promised if it were received now."""
    office = services.office(dossier.office_id)
    if office is None:
        return dossier
    return domain.with_promise(dossier, _promise(dossier, office=office, at=services.now()))


def _promise(dossier: Dossier, *, office: Office, at: datetime) -> domain.Promise:
    procedure = get_procedure(office_id=office.id, code=dossier.procedure_code)
    return domain.promise_of(procedure, channel=dossier.channel, received_at=at, calendar=office.calendar)

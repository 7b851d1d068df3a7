"""A dossier that was sent in, online or by post, is registered: it waits to be received."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from api.domain.calendar import local_day
from api.domain.dossiers import DocumentReceipt, DocumentState, Dossier, Submission, dossier_code
from api.domain.dossiers.workflows import newest_workflow
from api.domain.email_addresses import parse_email
from api.domain.procedures import Channel
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage import portal_codes
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Put, transact
from api.usecases.appointments.persons import known_person
from api.usecases.dossiers.changing import announcing
from api.usecases.dossiers.handed_in import as_asked, problem_of
from api.usecases.dossiers.new_dossiers import competent_office, registered_dossier
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    DossierAlreadyRegistered,
    InputIsInvalid,
    OfficeIsUnknown,
    ProcedureIsNotOpen,
    ProcedureIsUnknown,
)
from api.usecases.procedures import get_procedure
from api.usecases.services import Services

# What lay longer somewhere was not sent in, it was found.
OLDEST_SUBMISSION = timedelta(days=60)
PORTAL_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9./-]{1,38}[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class DossierRegistered:
    dossier: Dossier


def register_dossier(
    services: Services,
    *,
    staff: StaffMember,
    procedure_code: str,
    channel: Channel,
    name: str,
    phone: str,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    idempotency_key: str,
    email: str | None = None,
    portal_code: str | None = None,
    submitted_at: datetime | None = None,
) -> (
    DossierRegistered
    | DossierAlreadyRegistered
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | ProcedureIsNotOpen
    | InputIsInvalid
):
    """Register what reached the clerk's office online or by post; without `submitted_at` it has just come.

    Its national status is 1. Nothing is promised before it is received; the citizen follows it by its code.
    """
    if channel is Channel.IN_PERSON:
        return InputIsInvalid(field="channel", problem="channel_at_counter")
    person = known_person(services, name=name, phone=phone, citizen=None, needs_citizen=False)
    if isinstance(person, InputIsInvalid):
        return person
    problem = problem_of(documents=documents, note=note)
    if problem is not None:
        return problem
    if any(document.state is DocumentState.ON_FILE for document in documents):
        return InputIsInvalid(field="documents", problem="on_file")
    if len({document.name for document in documents}) < len(documents):
        return InputIsInvalid(field="documents", problem="documents_twice")
    address = parse_email(email) if email and email.strip() else None
    if address is None and email and email.strip():
        return InputIsInvalid(field="email", problem="email")
    at_portal = portal_code.strip().upper() if portal_code and portal_code.strip() else None
    if at_portal is not None and not PORTAL_CODE.fullmatch(at_portal):
        return InputIsInvalid(field="portalCode", problem="portal_code")
    intention = intend(
        mutation="registerDossier",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={
            "procedure": procedure_code,
            "channel": channel,
            **person.request,
            "documents": [as_asked(document) for document in documents],
            "note": note,
            "email": address,
            "portalCode": at_portal,
            "submittedAt": submitted_at,
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if (known := _known(recall(intention, now=now))) is not None:
        return DossierRegistered(known)
    came = _moment_of(submitted_at, now=now)
    if came is None:
        return InputIsInvalid(field="submittedAt", problem="submitted_at")
    office = services.office(staff.office_id)
    if office is None:
        return OfficeIsUnknown()
    procedure = get_procedure(office_id=office.id, code=procedure_code)
    if procedure is None:
        return ProcedureIsUnknown()
    if newest_workflow(procedure.workflow).registration is None:
        return InputIsInvalid(field="procedure", problem="counter_only")
    if not procedure.accepts_on(local_day(came)):
        return ProcedureIsNotOpen(opens_on=procedure.accepts_from, closes_on=procedure.accepts_until)
    draft = registered_dossier(
        office=office,
        competent_office_id=competent_office(services, procedure),
        procedure=procedure,
        person=person,
        email=address,
        staff=staff,
        documents=documents,
        note=note,
        channel=channel,
        submission=Submission(at=came, portal_code=at_portal),
        now=now,
    )
    day = f"{local_day(now):%y%m%d}"
    for _ in tries():
        last = dossiers_storage.dossiers_issued(agency_code=office.agency_code, day=day)
        code = dossier_code(agency_code=office.agency_code, received_on=local_day(now), sequence=last + 1)
        dossier = draft(code)
        try:
            transact(
                dossiers_storage.create_dossier(dossier),
                dossiers_storage.issue_dossier_number(agency_code=office.agency_code, day=day, last=last),
                remember(intention, outcome=code, now=now),
                *announcing(dossier, was_version=0),
                *_standing_for(dossier),
            )
        except ConditionsFailed as failed:
            if WRITE_NAME in failed.names and (known := _known(recall(intention, now=now))) is not None:
                return DossierRegistered(known)
            if portal_codes.WRITE_NAME in failed.names and at_portal is not None:
                holder = portal_codes.dossier_of_portal(office_id=office.id, portal_code=at_portal)
                if (other := _known(holder)) is not None:
                    return DossierAlreadyRegistered(other)
        else:
            return DossierRegistered(dossier)
    raise AssertionError("tries end in StoreIsBusy")


def _known(code: str | None) -> Dossier | None:
    return dossiers_storage.load_dossier(code) if code is not None else None


def _moment_of(submitted_at: datetime | None, *, now: datetime) -> datetime | None:
    """When it was sent; None for a moment that cannot be."""
    if submitted_at is None:
        return now
    if submitted_at.tzinfo is None:
        return None
    came = submitted_at.astimezone(UTC)
    return came if now - OLDEST_SUBMISSION <= came <= now else None


def _standing_for(dossier: Dossier) -> list[Put]:
    at_portal = dossier.submission.portal_code if dossier.submission else None
    if at_portal is None:
        return []
    return [
        portal_codes.stand_for(office_id=dossier.office_id, portal_code=at_portal, dossier_code=dossier.code)
    ]

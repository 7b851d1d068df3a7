"""A clerk receives the dossier of the ticket at her counter."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.domain.calendar import local_day
from api.domain.dossiers import DocumentReceipt, Dossier, dossier_code
from api.domain.email_addresses import parse_email
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket, TicketState
from api.storage import dossiers as dossiers_storage
from api.storage import statistics as statistics_storage
from api.storage import tickets as tickets_storage
from api.storage import visit_services as services_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.counters import Desk, NotAtCounter, see_desk_with_ticket
from api.usecases.digitised_copies import Submitter, known_submitter, with_copies_on_file
from api.usecases.dossiers.changing import announcing, entering
from api.usecases.dossiers.handed_in import as_asked, problem_of
from api.usecases.dossiers.new_dossiers import competent_office, new_dossier
from api.usecases.intentions import Intention, intend, tries
from api.usecases.outcomes import (
    CounterHasNoTicket,
    CounterIsNotYours,
    CounterIsUnknown,
    DossierAlreadyReceived,
    InputIsInvalid,
    ProcedureIsNotOpen,
    ServiceIsNotHere,
)
from api.usecases.procedures import get_procedure
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class DossierReceived:
    dossier: Dossier
    clerk_name: str


def receive_dossier(
    services: Services,
    *,
    staff: StaffMember,
    number: int,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    idempotency_key: str,
    procedure_code: str | None = None,
    email: str | None = None,
    channel: Channel = Channel.IN_PERSON,
    citizen: str | None = None,
) -> (
    DossierReceived
    | DossierAlreadyReceived
    | CounterHasNoTicket
    | ProcedureIsNotOpen
    | ServiceIsNotHere
    | NotAtCounter
):
    """Receive the dossier of the ticket at this counter: code, due date and the list of what was handed in.

    `procedure_code` names one of the visit's services that this counter does; None is the ticket's own.
    `email` is where its letters go, if the citizen wants any.
    `citizen` is the submitter's number or her card's text: by it alone digitised copies are found and kept.
    When papers are missing the dossier is received and at once waits for the citizen: its clock stands still.
    """
    found = see_desk_with_ticket(services, staff=staff, number=number)
    if found is None:
        return CounterIsUnknown()
    desk, ticket = found
    if desk.counter is None or not desk.counter.is_open or desk.counter.clerk_id != staff.id:
        return CounterIsNotYours()
    problem = problem_of(documents=documents, note=note)
    if problem is not None:
        return problem
    address = parse_email(email) if email and email.strip() else None
    if address is None and email and email.strip():
        return InputIsInvalid(field="email", problem="email")
    submitter = known_submitter(services, office_id=staff.office_id, citizen=citizen)
    if isinstance(submitter, InputIsInvalid):
        return submitter
    intention = intend(
        mutation="receiveDossier",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={
            "counter": number,
            "documents": [as_asked(document) for document in documents],
            "note": note,
            **({"channel": channel} if channel is not Channel.IN_PERSON else {}),
            **({"citizen": submitter.digest} if submitter.digest is not None else {}),
            **({"procedure": procedure_code} if procedure_code is not None else {}),
            **({"email": address} if address is not None else {}),
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    wanted = procedure_code or (ticket.procedure_code if ticket else "")
    if ticket is None or not _is_here(desk, ticket, wanted) or _dossier_of(ticket, wanted) is not None:
        remembered = recall(intention, now=desk.as_of)
        if remembered is not None and (known := dossiers_storage.load_dossier(remembered)) is not None:
            return DossierReceived(known, clerk_name=staff.name)
        if ticket is None:
            return CounterHasNoTicket()
        if not _is_here(desk, ticket, wanted):
            return ServiceIsNotHere()
    procedure = get_procedure(office_id=desk.office.id, code=wanted)
    if procedure is not None and not procedure.accepts_on(local_day(desk.as_of)):
        return ProcedureIsNotOpen(opens_on=procedure.accepts_from, closes_on=procedure.accepts_until)
    known_documents = with_copies_on_file(documents, submitter=submitter, on=local_day(desk.as_of))
    if known_documents is None:
        return InputIsInvalid(field="documents", problem="on_file")
    return _receive(
        services,
        office=desk.office,
        procedure=procedure,
        procedure_code=wanted,
        ticket=ticket,
        staff=staff,
        documents=known_documents,
        note=note,
        email=address,
        channel=channel,
        submitter=submitter,
        intention=intention,
    )


def _receive(
    services: Services,
    *,
    office: Office,
    procedure: Procedure | None,
    procedure_code: str,
    ticket: Ticket,
    staff: StaffMember,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    email: str | None,
    channel: Channel,
    submitter: Submitter,
    intention: Intention,
) -> DossierReceived | DossierAlreadyReceived | CounterHasNoTicket:
    now = services.now()
    day = f"{local_day(now):%y%m%d}"
    draft = new_dossier(
        office=office,
        competent_office_id=competent_office(services, procedure),
        procedure=procedure,
        procedure_code=procedure_code,
        ticket=ticket,
        staff=staff,
        documents=documents,
        note=note,
        email=email,
        channel=channel,
        now=now,
    )
    for _ in tries():
        if (earlier := _dossier_of(ticket, procedure_code)) is not None:
            known = dossiers_storage.load_dossier(earlier)
            if known is not None:
                return DossierAlreadyReceived(known)
        if ticket.state not in (TicketState.CALLED, TicketState.SERVING):
            return CounterHasNoTicket()
        last = dossiers_storage.dossiers_issued(agency_code=office.agency_code, day=day)
        code = dossier_code(agency_code=office.agency_code, received_on=local_day(now), sequence=last + 1)
        dossier = draft(code)
        try:
            transact(
                dossiers_storage.create_dossier(dossier),
                dossiers_storage.issue_dossier_number(agency_code=office.agency_code, day=day, last=last),
                _giving(ticket, procedure_code=procedure_code, dossier_code=code),
                remember(intention, outcome=code, now=now),
                *entering(dossier),
                statistics_storage.wait_to_be_counted(dossier),
                *announcing(dossier, was_version=0),
                *submitter.copies_to_remember(documents, dossier_code=code, on=local_day(now)),
            )
        except ConditionsFailed as failed:
            if WRITE_NAME in failed.names and (remembered := recall(intention, now=now)) is not None:
                return DossierReceived(
                    dossiers_storage.load_dossier(remembered) or dossier, clerk_name=staff.name
                )
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
        else:
            return DossierReceived(dossier, clerk_name=staff.name)
    raise AssertionError("tries end in StoreIsBusy")


def _is_here(desk: Desk, ticket: Ticket, procedure_code: str) -> bool:
    """Whether that is the ticket's own service, or one that this counter does in the same go."""
    described = desk.office.counter(desk.number)
    refused = described.refused_procedures if described else ()
    together = ticket.services.served_together(group_id=ticket.group_id, refused_procedures=refused)
    return procedure_code in {ticket.procedure_code, *(service.procedure_code for service in together)}


def _dossier_of(ticket: Ticket, procedure_code: str) -> str | None:
    if procedure_code == ticket.procedure_code:
        return ticket.dossier_code
    service = ticket.services.of(procedure_code)
    return service.dossier_code if service else None


def _giving(ticket: Ticket, *, procedure_code: str, dossier_code: str) -> Write:
    if procedure_code == ticket.procedure_code:
        return tickets_storage.give_dossier(was=ticket, dossier_code=dossier_code)
    given = ticket.services.with_dossier(procedure_code=procedure_code, dossier_code=dossier_code)
    return services_storage.change_services(was=ticket, to=given)

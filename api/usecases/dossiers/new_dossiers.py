"""A dossier as it is when it comes: received at the counter, or sent in and registered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from api.domain.dossiers import (
    DocumentReceipt,
    Dossier,
    Submission,
    advance,
    all_digitised,
    answer_due,
    missing_documents,
    promise_of,
    with_promise,
)
from api.domain.dossiers.workflows import ONE_STOP, newest_workflow
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.usecases.appointments.persons import Person
from api.usecases.dossiers.changing import entry_by
from api.usecases.services import Services


def competent_office(services: Services, procedure: Procedure | None) -> str | None:
    """Which other office decides its dossiers; handed off to nobody they would never come back."""
    competent = procedure.competent_office if procedure else None
    return competent if competent is not None and services.office(competent) is not None else None


def new_dossier(
    *,
    office: Office,
    competent_office_id: str | None,
    procedure: Procedure | None,
    procedure_code: str,
    ticket: Ticket,
    staff: StaffMember,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    email: str | None,
    channel: Channel,
    now: datetime,
) -> Callable[[str], Dossier]:
    """The dossier as it will be once its number is known."""
    workflow = newest_workflow(procedure.workflow if procedure else ONE_STOP)
    intake = workflow.intake
    promise = promise_of(procedure, channel=channel, received_at=now, calendar=office.calendar)
    entry = entry_by(staff, step=intake.id, at=now, note=note)
    received = replace(entry, papers=intake.papers, notices=intake.notices)

    def with_code(code: str) -> Dossier:
        dossier = Dossier(
            code=code,
            office_id=office.id,
            procedure_code=procedure_code,
            procedure_name=procedure.name if procedure else procedure_code,
            ticket_code=ticket.code,
            received_at=now,
            deadline=None,
            due_at=None,
            documents=tuple(documents),
            moves=(received,),
            name=ticket.name,
            phone=ticket.phone,
            email=email,
            workflow_id=workflow.id,
            workflow_version=workflow.version,
            competent_office_id=competent_office_id,
            sector=procedure.sector if procedure else "",
            channel=channel,
            is_digitised=all_digitised(documents),
        )
        dossier = with_promise(dossier, promise)
        due_at = dossier.reckoned_due(calendar=office.calendar, now=now)
        dossier = replace(dossier, due_at=due_at, moves=(replace(received, due_at=due_at),))
        missing, supplement = missing_documents(documents), workflow.supplement_after(intake.id)
        if not missing or supplement is None:
            return dossier
        asked = entry_by(staff, step=supplement, at=now, note=note)
        return advance(dossier=dossier, move=asked, calendar=office.calendar)

    return with_code


def registered_dossier(
    *,
    office: Office,
    competent_office_id: str | None,
    procedure: Procedure,
    person: Person,
    email: str | None,
    staff: StaffMember,
    documents: Sequence[DocumentReceipt],
    note: str | None,
    channel: Channel,
    submission: Submission,
    now: datetime,
) -> Callable[[str], Dossier]:
    """The dossier that was sent in, as it will be once its number is known: nothing is promised yet."""
    workflow = newest_workflow(procedure.workflow)
    first = workflow.step(workflow.start)
    entry = entry_by(staff, step=first.id, at=now, note=note)

    def with_code(code: str) -> Dossier:
        return Dossier(
            code=code,
            office_id=office.id,
            procedure_code=procedure.code,
            procedure_name=procedure.name,
            ticket_code="",
            received_at=now,
            deadline=None,
            due_at=None,
            documents=tuple(documents),
            moves=(replace(entry, papers=first.papers, notices=first.notices),),
            name=person.name,
            phone=person.phone,
            email=email,
            workflow_id=workflow.id,
            workflow_version=workflow.version,
            competent_office_id=competent_office_id,
            sector=procedure.sector,
            channel=channel,
            is_digitised=all_digitised(documents),
            submission=submission,
            answer_by=answer_due(at=submission.at, calendar=office.calendar),
        )

    return with_code

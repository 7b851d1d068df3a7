"""A dossier as it is when it is received."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from api.domain.dossiers import (
    DocumentReceipt,
    Dossier,
    advance,
    all_digitised,
    missing_documents,
    promised_deadline,
)
from api.domain.dossiers.workflows import ONE_STOP, newest_workflow
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.usecases.dossiers.changing import entry_by


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
    deadline = None
    if procedure is not None:
        deadline = promised_deadline(
            procedure=procedure, channel=channel, received_at=now, calendar=office.calendar
        )
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
            deadline=deadline,
            due_at=None,
            documents=tuple(documents),
            moves=(received,),
            name=ticket.name,
            phone=ticket.phone,
            email=email,
            workflow_id=workflow.id,
            workflow_version=workflow.version,
            cut_off=procedure.cut_off if procedure else None,
            is_committed=procedure is not None and deadline != procedure.deadline(channel),
            competent_office_id=competent_office_id,
            sector=procedure.sector if procedure else "",
            channel=channel,
            is_digitised=all_digitised(documents),
        )
        due_at = dossier.reckoned_due(calendar=office.calendar, now=now)
        dossier = replace(dossier, due_at=due_at, moves=(replace(received, due_at=due_at),))
        missing, supplement = missing_documents(documents), workflow.supplement_after(intake.id)
        if not missing or supplement is None:
            return dossier
        asked = entry_by(staff, step=supplement, at=now, note=note)
        return advance(dossier=dossier, move=asked, calendar=office.calendar)

    return with_code

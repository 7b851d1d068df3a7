"""Who is here joins the line."""

from api.domain.hall import Hall, LineEntry
from api.domain.offices import Office
from api.domain.queue import PriorityClass
from api.domain.tickets import Ticket, short_code
from api.storage import hall as hall_storage
from api.storage.transactions import Put, Update


def join(hall: Hall, ticket: Ticket) -> tuple[Put, Update]:
    """The writes that put a numbered ticket into the line."""
    return (
        hall_storage.join_line(office_id=hall.office_id, on=hall.day, entry=arrived(ticket)),
        hall_storage.issue_number(
            office_id=hall.office_id,
            on=hall.day,
            group_id=ticket.group_id,
            last=hall.issued(ticket.group_id),
        ),
    )


def arrived(ticket: Ticket) -> LineEntry:
    """The line's entry of a ticket that is here; one that was sent or went on waits by its arrival alone."""
    return LineEntry(
        code=ticket.code,
        group_id=ticket.group_id,
        has_arrived=True,
        number=ticket.number,
        appointment_at=None if ticket.was_transferred or ticket.services.done else ticket.appointment_at,
        arrived_at=ticket.checked_in_at,
        name=ticket.name,
        procedure_code=ticket.procedure_code,
        short_code=short_code(ticket.code),
        priority=ticket.priority,
        sent_to=ticket.sent_to,
        dossier_code=ticket.dossier_code,
        has_outlook=ticket.outlook is not None,
        places=ticket.services.own_places(ticket.places),
        services=ticket.services,
    )


def serves(office: Office, priority: PriorityClass | None) -> bool:
    """Whether the office calls that class early; None asks for nothing."""
    return priority is None or priority in office.queue_policy.priority_classes

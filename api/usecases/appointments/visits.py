"""A ticket with its office and group, its code, and its entry among the expected."""

from api.domain.hall import LineEntry
from api.domain.offices import Office, ServiceGroup
from api.domain.tickets import CODE_LENGTH, Ticket, derive_code, parse_ticket_code, short_code
from api.storage import tickets as tickets_storage
from api.usecases.intentions import Intention
from api.usecases.services import Services


def new_ticket_code(services: Services, intention: Intention) -> str:
    """The code of the ticket this wish leads to: a retry finds the same one, nobody else can guess it."""
    return derive_code(
        secret=services.code_secret,
        purpose="ticket",
        parts=[intention.scope, intention.key],
        length=CODE_LENGTH,
    )


def find_booking(services: Services, code: str) -> tuple[Ticket, Office, ServiceGroup] | None:
    """A ticket by its code, with its office and group."""
    parsed = parse_ticket_code(code)
    ticket = tickets_storage.load_ticket(parsed) if parsed else None
    office = services.office(ticket.office_id) if ticket else None
    group = office.group(ticket.group_id) if ticket and office else None
    return (ticket, office, group) if ticket and office and group else None


def expected(ticket: Ticket) -> LineEntry:
    """The hall's entry of a ticket that is booked and not here yet."""
    return LineEntry(
        code=ticket.code,
        group_id=ticket.group_id,
        has_arrived=False,
        number=None,
        appointment_at=ticket.appointment_at,
        arrived_at=None,
        name=ticket.name,
        procedure_code=ticket.procedure_code,
        short_code=short_code(ticket.code),
        places=ticket.places,
    )

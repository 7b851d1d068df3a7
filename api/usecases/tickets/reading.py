"""A ticket by its code."""

from api.domain.tickets import Ticket
from api.usecases.appointments import find_booking
from api.usecases.services import Services


def get_ticket(services: Services, *, code: str) -> Ticket | None:
    """The ticket of this code; whoever holds the code is its holder."""
    found = find_booking(services, code)
    return found[0] if found else None

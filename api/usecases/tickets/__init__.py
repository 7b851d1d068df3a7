"""Tickets: read one, take one in the hall, check in with one."""

from api.usecases.tickets.arriving import arrived
from api.usecases.tickets.checking_in import CheckedIn, check_in
from api.usecases.tickets.reading import get_ticket
from api.usecases.tickets.taking import NUMBERS_BEFORE_OPENING, TicketTaken, take_ticket, why_no_numbers_now

__all__ = [
    "NUMBERS_BEFORE_OPENING",
    "CheckedIn",
    "TicketTaken",
    "arrived",
    "check_in",
    "get_ticket",
    "take_ticket",
    "why_no_numbers_now",
]

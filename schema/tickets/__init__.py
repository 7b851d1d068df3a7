"""Tickets and everything a citizen does with one, in the public schema."""

from schema.tickets.operations import TicketMutation, TicketQuery
from schema.tickets.types import HallCode, Ticket

__all__ = ["HallCode", "Ticket", "TicketMutation", "TicketQuery"]

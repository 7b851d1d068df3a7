"""The whole table at rest: its items by kind, and the tickets among them."""

from typing import Any

from api.domain.tickets import Ticket
from api.storage import keys
from api.storage.tables import Base
from api.storage.tickets import TicketItem, load_ticket


def items_of(model: type[Any]) -> list[Any]:
    return [item for item in Base.scan(consistent_read=True) if isinstance(item, model)]


def all_tickets() -> list[Ticket]:
    found = [load_ticket(item.pk.removeprefix(keys.ticket(""))) for item in items_of(TicketItem)]
    return [ticket for ticket in found if ticket is not None]

"""The whole table at rest: its items by kind, and the tickets among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from api.domain.tickets import Ticket
from api.storage import keys
from api.storage.tables import Base
from api.storage.tickets import TicketItem, load_ticket

_read: list[Base] | None = None


@contextmanager
def read_once() -> Iterator[None]:
    """Nobody writes meanwhile: every question about the items is answered from one reading of the table."""
    global _read
    _read = _all_items()
    try:
        yield
    finally:
        _read = None


def items_of(model: type[Any]) -> list[Any]:
    return [item for item in (_all_items() if _read is None else _read) if isinstance(item, model)]


def all_tickets() -> list[Ticket]:
    found = [load_ticket(item.pk.removeprefix(keys.ticket(""))) for item in items_of(TicketItem)]
    return [ticket for ticket in found if ticket is not None]


def _all_items() -> list[Base]:
    return list(Base.scan(consistent_read=True))

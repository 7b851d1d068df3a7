"""How a ticket stands: moved by the rules from one place to another, and put back again."""

from collections.abc import Sequence
from typing import Any

from api.domain.tickets import LeftNumber, Ticket
from api.storage import keys
from api.storage.codec import encode, services_text
from api.storage.ticket_items import TicketItem, window_text
from api.storage.transactions import Update

Values = list[tuple[Any, Any]]


def change_ticket(*, was: Ticket, to: Ticket) -> Update:
    """It stands elsewhere now, as the rules made of it; fails when anything befell it since it was read."""
    before, after = _standing(was), _standing(to)
    unchanged = TicketItem.state == was.state.value
    for attribute, value in before:
        unchanged &= attribute.does_not_exist() if value is None else attribute == value
    pairs = zip([*before, *_forecast(was)], [*after, *_forecast(to)], strict=True)
    actions = [
        attribute.remove() if value is None else attribute.set(value)
        for (_, earlier), (attribute, value) in pairs
        if value != earlier
    ]
    item = TicketItem(keys.ticket(was.code), keys.TICKET)
    return Update("ticket", item, [TicketItem.state.set(to.state.value), *actions], unchanged)


def _standing(ticket: Ticket) -> Values:
    """Each attribute besides the state with its value, None when it is absent."""
    return [
        (TicketItem.group_id, ticket.group_id),
        (TicketItem.number, ticket.number),
        (TicketItem.left_numbers, _texts(ticket.left_numbers)),
        (TicketItem.kept_numbers, _texts(ticket.kept_numbers)),
        (TicketItem.procedure_code, ticket.procedure_code),
        (TicketItem.dossier_code, ticket.dossier_code),
        (TicketItem.services, services_text(ticket.services)),
        (TicketItem.priority, ticket.priority.value if ticket.priority else None),
        (TicketItem.counter, ticket.counter),
        (TicketItem.called_at, ticket.called_at),
        (TicketItem.started_at, ticket.started_at),
        (TicketItem.ended_at, ticket.ended_at),
        (TicketItem.sent_to, ticket.sent_to),
        (TicketItem.returned_at, ticket.returned_at),
    ]


def _forecast(ticket: Ticket) -> Values:
    """What was foreseen of its wait on arrival: it follows from the rest."""
    return [
        (TicketItem.outlook, encode(ticket.outlook) if ticket.outlook else None),
        (TicketItem.told, window_text(ticket.told) if ticket.told else None),
    ]


def _texts(numbers: Sequence[LeftNumber]) -> list[str] | None:
    return [f"{one.group_id}#{one.number}" for one in numbers] or None

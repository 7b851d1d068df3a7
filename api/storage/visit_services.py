"""The services of one visit: added to the ticket and to its place in the line."""

from datetime import date

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.tickets import Ticket
from api.domain.visit_services import VisitServices
from api.storage import keys
from api.storage.codec import services_text
from api.storage.hall import LineItem
from api.storage.ticket_items import TicketItem
from api.storage.transactions import Update, is_still


def change_services(*, was: Ticket, to: VisitServices) -> Update:
    """Another service, or a dossier of one; fails when the ticket was called, moved or changed meanwhile."""
    unchanged = (
        (TicketItem.state == was.state.value)
        & (TicketItem.group_id == was.group_id)
        & (TicketItem.procedure_code == was.procedure_code)
        & is_still(TicketItem.services, services_text(was.services))
    )
    return _update_ticket(was.code, [_set_services(to)], unchanged)


def change_services_in_line(*, office_id: str, on: date, was: Ticket, to: VisitServices) -> Update:
    """Who waits has more to do, for the forecast and for who calls her; fails once she has been called."""
    item = LineItem(keys.hall(office_id=office_id, on=on), keys.line(group_id=was.group_id, code=was.code))
    here = LineItem.has_arrived == True  # noqa: E712 — a DynamoDB condition, not a comparison
    return Update("line", item, [LineItem.services.set(services_text(to) or "")], here)


def _set_services(services: VisitServices) -> Action:
    text = services_text(services)
    action: Action = TicketItem.services.set(text) if text else TicketItem.services.remove()
    return action


def _update_ticket(code: str, actions: list[Action], condition: Condition) -> Update:
    return Update("ticket", TicketItem(keys.ticket(code), keys.TICKET), actions, condition)

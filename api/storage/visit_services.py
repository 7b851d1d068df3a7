"""The services of one visit: added to the ticket wherever it stands, and the ticket going on to the next."""

from datetime import date

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.tickets import Ticket, TicketState
from api.domain.visit_services import VisitServices
from api.storage import keys
from api.storage.codec import services_text
from api.storage.counters import CounterItem
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


def change_services_at_counter(*, office_id: str, on: date, number: int, code: str, places: int) -> Update:
    """Who is at this counter takes so many services' time there; what was done before can't be undone.

    Fails when she has left it.
    """
    item = CounterItem(keys.hall(office_id=office_id, on=on), keys.counter(number))
    actions: list[Action] = [CounterItem.ticket_places.set(places), CounterItem.acts.remove()]
    return Update("counter", item, actions, CounterItem.ticket_code == code)


def go_on(*, was: Ticket, to: Ticket) -> Update:
    """From a finished service to the next line, or back when undone; fails when it stands elsewhere."""
    unchanged = (
        (TicketItem.state == was.state.value)
        & (TicketItem.group_id == was.group_id)
        & (TicketItem.number == was.number)
        & (TicketItem.procedure_code == was.procedure_code)
        & is_still(TicketItem.services, services_text(was.services))
    )
    at_counter = to.state is not TicketState.WAITING
    actions: list[Action] = [
        TicketItem.state.set(to.state.value),
        TicketItem.group_id.set(to.group_id),
        TicketItem.number.set(to.number or 0),
        TicketItem.procedure_code.set(to.procedure_code),
        _set_services(to.services),
        TicketItem.left_numbers.set([f"{left.group_id}#{left.number}" for left in to.left_numbers])
        if to.left_numbers
        else TicketItem.left_numbers.remove(),
        TicketItem.dossier_code.set(to.dossier_code) if to.dossier_code else TicketItem.dossier_code.remove(),
        TicketItem.counter.set(to.counter or 0) if at_counter else TicketItem.counter.remove(),
        TicketItem.called_at.set(to.called_at) if to.called_at else TicketItem.called_at.remove(),
        TicketItem.started_at.set(to.started_at) if to.started_at else TicketItem.started_at.remove(),
        # What was forecast on arrival was another line's wait.
        TicketItem.outlook.remove(),
        TicketItem.sent_to.remove(),
    ]
    return _update_ticket(was.code, actions, unchanged)


def _set_services(services: VisitServices) -> Action:
    text = services_text(services)
    action: Action = TicketItem.services.set(text) if text else TicketItem.services.remove()
    return action


def _update_ticket(code: str, actions: list[Action], condition: Condition) -> Update:
    return Update("ticket", TicketItem(keys.ticket(code), keys.TICKET), actions, condition)

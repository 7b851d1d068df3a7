"""Tickets: one citizen's visit from booking to the end, found by its unguessable code."""

from collections.abc import Iterable
from datetime import datetime

from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.tickets import OfficeNotice, Ticket, TicketState
from api.domain.visit_services import VisitServices
from api.storage import keys
from api.storage.codec import encode, services_text
from api.storage.idempotency import IdempotencyKeyReused, Intention
from api.storage.tables import epoch
from api.storage.ticket_items import TicketItem, ticket_of, window_text
from api.storage.transactions import Put, Update, is_new, is_still

KEPT_IN_SECONDS = 400 * 24 * 3600


def load_ticket(code: str) -> Ticket | None:
    try:
        return ticket_of(TicketItem.get(keys.ticket(code), keys.TICKET, consistent_read=True))
    except DoesNotExist:
        return None


def load_tickets(codes: Iterable[str]) -> dict[str, Ticket]:
    """Several at once, by code, as they stand at this moment; unknown codes are absent."""
    wanted = [(keys.ticket(code), keys.TICKET) for code in codes]
    found = [ticket_of(item) for item in TicketItem.batch_get(wanted, consistent_read=True)]
    return {ticket.code: ticket for ticket in found}


def load_ticket_of(intention: Intention, *, code: str) -> Ticket | None:
    """The ticket that this wish led to before; raises `IdempotencyKeyReused` when another wish did."""
    try:
        item = TicketItem.get(keys.ticket(code), keys.TICKET, consistent_read=True)
    except DoesNotExist:
        return None
    if item.request != intention.digest:
        raise IdempotencyKeyReused
    return ticket_of(item)


def create_ticket(ticket: Ticket, *, intention: Intention) -> Put:
    """Write the new ticket of a wish; fails when its code exists, that is when the same key came before."""
    item = TicketItem(
        keys.ticket(ticket.code),
        keys.TICKET,
        office_id=ticket.office_id,
        day=ticket.day.isoformat(),
        group_id=ticket.group_id,
        procedure_code=ticket.procedure_code,
        state=ticket.state.value,
        number=ticket.number,
        appointment_at=ticket.appointment_at,
        appointment_ends_at=ticket.appointment_ends_at,
        places=ticket.places,
        name=ticket.name,
        phone=ticket.phone,
        citizen_digest=ticket.citizen_digest,
        booked_by=ticket.booked_by,
        created_at=ticket.created_at,
        checked_in_at=ticket.checked_in_at,
        priority=ticket.priority.value if ticket.priority else None,
        outlook=encode(ticket.outlook) if ticket.outlook else None,
        told=window_text(ticket.told) if ticket.told else None,
        request=intention.digest,
        expires_at=epoch(ticket.created_at) + KEPT_IN_SECONDS,
    )
    return Put("ticket", item, is_new())


def move_appointment(*, was: Ticket, to: Ticket) -> Update:
    """Another time for a booked ticket; fails when it was moved, cancelled or used meanwhile."""
    return _update(was.code, [*_new_times(to), TicketItem.notice.remove()], _is_booked_at(was.appointment_at))


def move_by_office(*, was: Ticket, to: Ticket, notice: OfficeNotice) -> Update:
    """The office gives a booked ticket another time; fails when anything happened to it meanwhile."""
    actions = [*_new_times(to), TicketItem.notice.set(encode(notice))]
    return _update(was.code, actions, _is_booked_at(notice.was_at))


def tell_holder(*, code: str, notice: OfficeNotice) -> Update:
    """The office asks for another time; fails when the ticket was moved, cancelled or used meanwhile."""
    return _update(code, [TicketItem.notice.set(encode(notice))], _is_booked_at(notice.was_at))


def _new_times(to: Ticket) -> list[Action]:
    actions: list[Action] = [TicketItem.day.set(to.day.isoformat())]
    if to.appointment_at and to.appointment_ends_at:
        actions += [
            TicketItem.appointment_at.set(to.appointment_at),
            TicketItem.appointment_ends_at.set(to.appointment_ends_at),
        ]
    return actions


def cancel_ticket(*, code: str, was: TicketState, now: datetime) -> Update:
    return _move(code, was=was, to=TicketState.CANCELLED, and_set=[TicketItem.ended_at.set(now)])


def take_booking_back(*, was: Ticket, now: datetime) -> Update:
    """Booked by mistake; fails when anything happened to it meanwhile."""
    actions: list[Action] = [TicketItem.state.set(TicketState.CANCELLED.value), TicketItem.ended_at.set(now)]
    untouched = _is_booked_at(was.appointment_at) & TicketItem.notice.does_not_exist()
    return _update(was.code, actions, untouched)


def check_in_ticket(
    *,
    code: str,
    appointment_at: datetime | None,
    number: int,
    priority: PriorityClass | None,
    outlook: Outlook | None,
    told: CallWindow | None,
    now: datetime,
) -> Update:
    """She is here; fails when her appointment has been moved meanwhile."""
    actions: list[Action] = [
        TicketItem.state.set(TicketState.WAITING.value),
        TicketItem.number.set(number),
        TicketItem.checked_in_at.set(now),
    ]
    if priority is not None:
        actions.append(TicketItem.priority.set(priority.value))
    if outlook is not None:
        actions.append(TicketItem.outlook.set(encode(outlook)))
    if told is not None:
        actions.append(TicketItem.told.set(window_text(told)))
    return _update(code, actions, _is_booked_at(appointment_at))


def call_ticket(*, code: str, counter: int, now: datetime) -> Update:
    actions: list[Action] = [TicketItem.counter.set(counter), TicketItem.called_at.set(now)]
    return _move(code, was=TicketState.WAITING, to=TicketState.CALLED, and_set=actions)


def start_ticket(*, code: str, now: datetime) -> Update:
    return _move(
        code, was=TicketState.CALLED, to=TicketState.SERVING, and_set=[TicketItem.started_at.set(now)]
    )


def end_ticket(*, was: Ticket, at: TicketState, to: TicketState, now: datetime) -> Update:
    """Done, or not shown up, from the state `at`; fails when another service was added meanwhile."""
    as_read = is_still(TicketItem.services, services_text(was.services))
    actions: list[Action] = [TicketItem.state.set(to.value), TicketItem.ended_at.set(now)]
    return _update(was.code, actions, (TicketItem.state == at.value) & as_read)


def uncall_ticket(*, code: str, counter: int, services: VisitServices) -> Update:
    """The call is undone: she waits again; fails when it has led to a dossier since, or to more to do."""
    was_called = is_still(TicketItem.services, services_text(services)) & (
        (TicketItem.state == TicketState.CALLED.value)
        & (TicketItem.counter == counter)
        & TicketItem.dossier_code.does_not_exist()
    )
    actions: list[Action] = [
        TicketItem.state.set(TicketState.WAITING.value),
        TicketItem.counter.remove(),
        TicketItem.called_at.remove(),
    ]
    return _update(code, actions, was_called)


def unstart_ticket(*, code: str) -> Update:
    """The start is undone: she has been called and is not at the counter yet."""
    return _move(
        code, was=TicketState.SERVING, to=TicketState.CALLED, and_set=[TicketItem.started_at.remove()]
    )


def reopen_ticket(*, code: str, was: TicketState, to: TicketState, counter: int) -> Update:
    """The end at that counter is undone, a no-show or a finished visit."""
    return _update(
        code,
        [TicketItem.state.set(to.value), TicketItem.ended_at.remove()],
        (TicketItem.state == was.value) & (TicketItem.counter == counter) & TicketItem.ended_at.exists(),
    )


def return_ticket(*, code: str, missed_at: datetime, now: datetime) -> Update:
    """Its holder missed her call at that moment and is here again; fails when she has returned before."""
    still_missed = (
        (TicketItem.state == TicketState.NO_SHOW.value)
        & (TicketItem.ended_at == missed_at)
        & TicketItem.returned_at.does_not_exist()
    )
    actions: list[Action] = [
        TicketItem.state.set(TicketState.WAITING.value),
        TicketItem.returned_at.set(now),
        TicketItem.counter.remove(),
        TicketItem.called_at.remove(),
        TicketItem.started_at.remove(),
        TicketItem.ended_at.remove(),
        # How long she is waited for now is her own doing: it teaches nothing.
        TicketItem.outlook.remove(),
        TicketItem.told.remove(),
    ]
    return _update(code, actions, still_missed)


def give_dossier(*, was: Ticket, dossier_code: str) -> Update:
    """The ticket leads to its dossier; fails when it already leads to one or is no longer at a counter."""
    at_counter = (
        TicketItem.state.is_in(TicketState.CALLED.value, TicketState.SERVING.value)
        & (TicketItem.procedure_code == was.procedure_code)
        & TicketItem.dossier_code.does_not_exist()
    )
    return _update(was.code, [TicketItem.dossier_code.set(dossier_code)], at_counter)


def _move(code: str, *, was: TicketState, to: TicketState, and_set: list[Action]) -> Update:
    return _update(code, [TicketItem.state.set(to.value), *and_set], TicketItem.state == was.value)


def _is_booked_at(moment: datetime | None) -> Condition:
    booked: Condition = (TicketItem.state == TicketState.BOOKED.value) & (TicketItem.appointment_at == moment)
    return booked


def _update(code: str, actions: list[Action], condition: Condition) -> Update:
    return Update("ticket", TicketItem(keys.ticket(code), keys.TICKET), actions, condition)

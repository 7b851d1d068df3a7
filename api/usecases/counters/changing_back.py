"""A ticket put back where it stood before an act, with its place in the hall; or never booked at all."""

from datetime import datetime

from api.domain.hall import Change, MadeBooking, MissedTicket
from api.domain.tickets import Ticket, TicketState, put_back
from api.storage import hall as hall_storage
from api.storage import queue as queue_storage
from api.storage import returns as returns_storage
from api.storage import standing as standing_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import Write
from api.usecases.appointments.visits import expected
from api.usecases.counters.presence import AtCounter
from api.usecases.places import leave_places, look_soon
from api.usecases.services import Services
from api.usecases.tickets import arrived


def changed_back(here: AtCounter, changed: Change) -> list[Write] | None:
    """Every write of the act turned round, but for the counter's; None when anything was built on it."""
    ticket = tickets_storage.load_ticket(changed.code)
    if ticket is None or not changed.stands(ticket):
        return None
    back = put_back(ticket, changed.before)
    in_hall = _line_back(here, ticket, back) if ticket.state is TicketState.WAITING else []
    return None if in_hall is None else [standing_storage.change_ticket(was=ticket, to=back), *in_hall]


def _line_back(here: AtCounter, ticket: Ticket, back: Ticket) -> list[Write] | None:
    """Her place in the line, which she is about to have as before; None when she has just been called."""
    entry = here.hall.entry(ticket.code)
    if entry is None:
        return None
    office_id, on = here.office.id, here.hall.day
    if back.state is TicketState.WAITING:
        return [queue_storage.set_priority(office_id=office_id, on=on, entry=entry, priority=back.priority)]
    writes: list[Write] = [hall_storage.leave_line(office_id=office_id, on=on, entry=entry)]
    if back.state is TicketState.NO_SHOW and back.ended_at is not None:
        missed = MissedTicket(entry=arrived(back), missed_at=back.ended_at)
        writes.append(returns_storage.park(office_id=office_id, on=on, missed=missed))
    return writes


def booking_back(services: Services, booked: MadeBooking, *, now: datetime) -> list[Write] | None:
    """The appointment is cancelled, as if no place had ever been taken; None when anybody has touched it."""
    ticket = tickets_storage.load_ticket(booked.code)
    if ticket is None or ticket.state is not TicketState.BOOKED or ticket.notice is not None:
        return None
    if ticket.appointment_at != booked.appointment_at:
        return None
    look_soon(services, ticket)
    return [
        tickets_storage.take_booking_back(was=ticket, now=now),
        hall_storage.leave_line(office_id=ticket.office_id, on=ticket.day, entry=expected(ticket)),
        *leave_places(services, ticket=ticket, cools_off=False),
    ]

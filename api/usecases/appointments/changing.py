"""A citizen moves a booking to another time, or gives it up."""

from dataclasses import dataclass, replace

from api.domain.appointments import slot_id
from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.tickets import Ticket, TicketState, may_change
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.appointments import refused_slots
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.finding import SlotProblem, find_row
from api.usecases.appointments.visits import expected, find_booking
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    InputIsInvalid,
    SlotIsFull,
    TicketCannotChange,
    TicketIsUnknown,
)
from api.usecases.places import (
    Row,
    TooManyBookings,
    leave_places,
    let_go,
    look_after_leaving,
    move_places,
    too_many,
)
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class AppointmentRescheduled:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    ticket: Ticket


def reschedule_appointment(
    services: Services, *, code: str, slot_id: str, idempotency_key: str
) -> (
    AppointmentRescheduled
    | TicketIsUnknown
    | TicketCannotChange
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | TooManyBookings
):
    """Move a booking to another slot of the same group: the new place is taken as the old one is left."""
    found = find_booking(services, code)
    if found is None:
        return TicketIsUnknown()
    ticket, office, group = found
    intention = intend(
        mutation="rescheduleAppointment",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code, "slot": slot_id},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if recall(intention, now=now) is not None:
        return AppointmentRescheduled(ticket)
    is_there = slot_id == slot_id_of(ticket)
    if is_there and may_change(ticket.state):
        return AppointmentRescheduled(ticket)
    if not may_change(ticket.state) or ticket.appointment_at is None or ticket.phone is None:
        return TicketCannotChange(ticket)
    row = find_row(office=office, group=group, slot_id=slot_id, places=ticket.places, now=now)
    if not isinstance(row, Row):
        return row
    moved = replace(
        ticket, appointment_at=row.starts[0], appointment_ends_at=row.ends_at, day=local_day(row.starts[0])
    )
    for _ in tries():
        try:
            transact(
                tickets_storage.move_appointment(was=ticket, to=moved),
                *hall_storage.expect_at_another_time(
                    office_id=office.id, was_on=ticket.day, on=moved.day, entry=expected(moved)
                ),
                *move_places(services, was=ticket, to=moved, row=row, limit=_limit(office)),
                remember(intention, outcome="moved", now=now),
            )
        except ConditionsFailed as failed:
            if recall(intention, now=now) is not None:
                return AppointmentRescheduled(tickets_storage.load_ticket(ticket.code) or moved)
            full = refused_slots(failed, row.starts)
            freed = [let_go(services, row=row, starts_at=at) for at in full]
            if any(freed):
                continue
            if "ticket" in failed.names:
                return TicketCannotChange(tickets_storage.load_ticket(ticket.code) or ticket)
            if full:
                return SlotIsFull()
            refusal = too_many(failed, limit=_limit(office))
            if refusal is not None:
                return refusal
            return TicketCannotChange(tickets_storage.load_ticket(ticket.code) or ticket)
        else:
            left = [at for at in ticket.slot_starts if at not in row.starts]
            look_after_leaving(services, ticket, starts=left)
            return AppointmentRescheduled(moved)
    raise AssertionError("tries end in StoreIsBusy")


def cancel_appointment(
    services: Services, *, code: str, idempotency_key: str
) -> AppointmentCancelled | TicketIsUnknown | TicketCannotChange | InputIsInvalid:
    """Cancel a booking, or leave the line; the place cools off before anybody else can have it."""
    found = find_booking(services, code)
    if found is None:
        return TicketIsUnknown()
    ticket, office, _ = found
    intention = intend(
        mutation="cancelAppointment",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    for _ in tries():
        if ticket.state not in (TicketState.BOOKED, TicketState.WAITING):
            break
        hall = hall_storage.load_hall(office_id=office.id, on=ticket.day)
        try:
            transact(
                tickets_storage.cancel_ticket(code=ticket.code, was=ticket.state, now=now),
                hall_storage.leave_line(
                    office_id=office.id, on=ticket.day, entry=hall.entry(ticket.code) or expected(ticket)
                ),
                *leave_places(services, ticket=ticket),
                remember(intention, outcome="cancelled", now=now),
            )
        except ConditionsFailed:
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
        else:
            look_after_leaving(services, ticket, starts=ticket.slot_starts)
            ticket = replace(ticket, state=TicketState.CANCELLED, ended_at=now)
            break
    return (
        AppointmentCancelled(ticket) if ticket.state is TicketState.CANCELLED else TicketCannotChange(ticket)
    )


def slot_id_of(ticket: Ticket) -> str | None:
    """The slot at which a booked ticket begins."""
    if ticket.appointment_at is None:
        return None
    return slot_id(group_id=ticket.group_id, starts_at=ticket.appointment_at)


def _limit(office: Office) -> int:
    return office.booking_policy.bookings_per_day

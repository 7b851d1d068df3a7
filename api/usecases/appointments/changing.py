"""A citizen moves a booking to another time, or gives it up."""

from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.appointments import find_slot
from api.domain.calendar import local_day
from api.domain.tickets import Ticket, TicketState, may_change
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.booking import SlotProblem, slot_problem
from api.usecases.appointments.visits import expected, find_booking
from api.usecases.intentions import Intention, intend, tries
from api.usecases.outcomes import (
    InputIsInvalid,
    PhoneHasTooManyBookings,
    SlotIsFull,
    SlotIsUnknown,
    TicketCannotChange,
    TicketIsUnknown,
)
from api.usecases.places import leave_place, take_place
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
    | PhoneHasTooManyBookings
):
    """Move a booking to another slot of the same group: the new place is taken before the old one is left."""
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
    if _recall_move(services, intention, ticket=ticket):
        return AppointmentRescheduled(ticket)
    slot = find_slot(office=office, slot_id=slot_id)
    is_there = slot is not None and (slot.group_id, slot.starts_at) == (group.id, ticket.appointment_at)
    if is_there and may_change(ticket.state):
        return AppointmentRescheduled(ticket)
    if not may_change(ticket.state) or ticket.appointment_at is None or ticket.phone is None:
        return TicketCannotChange(ticket)
    problem = slot_problem(office=office, group=group, slot_id=slot_id, now=now)
    if problem is not None or slot is None:
        return problem or SlotIsUnknown()
    refused = take_place(services, office_id=office.id, slot=slot, phone=ticket.phone, code=ticket.code)
    if refused is not None:
        return refused
    new_day = local_day(slot.starts_at)
    moved = replace(ticket, appointment_at=slot.starts_at, day=new_day)
    try:
        transact(
            tickets_storage.move_appointment(
                code=ticket.code, was_at=ticket.appointment_at, to_day=new_day, to=slot.starts_at
            ),
            *hall_storage.expect_at_another_time(
                office_id=office.id, was_on=ticket.day, on=new_day, entry=expected(moved)
            ),
            # Remembers the place that is left, so that a retry can give it back if the first time ended here.
            remember(intention, outcome=ticket.appointment_at.isoformat(), now=now),
        )
    except ConditionsFailed:
        current = tickets_storage.load_ticket(ticket.code) or ticket
        leave_place(services, ticket=current, group_id=group.id, starts_at=slot.starts_at, phone=ticket.phone)
        was_moved = _recall_move(services, intention, ticket=current)
        return AppointmentRescheduled(current) if was_moved else TicketCannotChange(current)
    leave_place(
        services, ticket=moved, group_id=group.id, starts_at=ticket.appointment_at, phone=ticket.phone
    )
    return AppointmentRescheduled(moved)


def cancel_appointment(
    services: Services, *, code: str, idempotency_key: str
) -> AppointmentCancelled | TicketIsUnknown | TicketCannotChange | InputIsInvalid:
    """Cancel a booking, or leave the line; the place is free again at once."""
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
                remember(intention, outcome="cancelled", now=now),
            )
        except ConditionsFailed:
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
        else:
            ticket = replace(ticket, state=TicketState.CANCELLED, ended_at=now)
            break
    if ticket.state is not TicketState.CANCELLED:
        return TicketCannotChange(ticket)
    # Also on a repetition, in case the first time ended here: giving back twice changes nothing.
    if ticket.appointment_at is not None and ticket.phone is not None:
        leave_place(
            services,
            ticket=ticket,
            group_id=ticket.booked_group_id,
            starts_at=ticket.appointment_at,
            phone=ticket.phone,
        )
    return AppointmentCancelled(ticket)


def _recall_move(services: Services, intention: Intention, *, ticket: Ticket) -> bool:
    """Whether this wish moved the ticket before; then the place it left is given back for certain."""
    left = recall(intention, now=services.now())
    if left is not None and ticket.phone is not None:
        leave_place(
            services,
            ticket=ticket,
            group_id=ticket.group_id,
            starts_at=datetime.fromisoformat(left),
            phone=ticket.phone,
        )
    return left is not None

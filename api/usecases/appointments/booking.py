"""A citizen books a place."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.appointments import HORIZON_DAYS, SlotRefusal, find_slot, slot_refusal
from api.domain.calendar import local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.people import parse_name, parse_phone
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.visits import expected, new_ticket_code
from api.usecases.intentions import intend
from api.usecases.outcomes import (
    InputIsInvalid,
    OfficeIsClosed,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    SlotIsFull,
    SlotIsPast,
    SlotIsTooFarAhead,
    SlotIsUnknown,
)
from api.usecases.places import leave_place, take_place
from api.usecases.procedures import get_procedure
from api.usecases.services import Services

SlotProblem = SlotIsUnknown | SlotIsPast | SlotIsTooFarAhead | OfficeIsClosed


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    ticket: Ticket


def book_appointment(
    services: Services,
    *,
    office_id: str,
    procedure_code: str,
    slot_id: str,
    name: str,
    phone: str,
    idempotency_key: str,
) -> (
    AppointmentBooked
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | PhoneHasTooManyBookings
):
    """Book a place: one conditional write on the slot decides, and the same key books once."""
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    procedure = get_procedure(office_id=office.id, code=procedure_code)
    group = office.group_of_sector(procedure.sector) if procedure else None
    if procedure is None or group is None:
        return ProcedureIsUnknown()
    known_name, known_phone = parse_name(name), parse_phone(phone)
    if known_name is None:
        return InputIsInvalid(field="name", problem="name")
    if known_phone is None:
        return InputIsInvalid(field="phone", problem="phone")
    intention = intend(
        mutation="bookAppointment",
        caller=office.id,
        key=idempotency_key,
        request={"procedure": procedure.code, "slot": slot_id, "name": known_name, "phone": known_phone},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    code = new_ticket_code(services, intention)
    problem = slot_problem(office=office, group=group, slot_id=slot_id, now=services.now())
    slot = find_slot(office=office, slot_id=slot_id)
    if problem is not None or slot is None:
        # A retry may come when the slot has begun: what was booked stays booked.
        earlier = tickets_storage.load_ticket_of(intention, code=code)
        return AppointmentBooked(earlier) if earlier else problem or SlotIsUnknown()
    refused = take_place(services, office_id=office.id, slot=slot, phone=known_phone, code=code)
    if refused is not None:
        return refused
    ticket = Ticket(
        code=code,
        office_id=office.id,
        day=local_day(slot.starts_at),
        group_id=group.id,
        procedure_code=procedure.code,
        state=TicketState.BOOKED,
        created_at=services.now(),
        appointment_at=slot.starts_at,
        name=known_name,
        phone=known_phone,
    )
    try:
        transact(
            tickets_storage.create_ticket(ticket, intention=intention),
            hall_storage.expect(office_id=office.id, on=ticket.day, entry=expected(ticket)),
        )
    except ConditionsFailed:
        # The key came before, and its ticket may have gone elsewhere: the retry must not hold the old place.
        earlier = tickets_storage.load_ticket(code) or ticket
        leave_place(services, ticket=earlier, group_id=group.id, starts_at=slot.starts_at, phone=known_phone)
        ticket = tickets_storage.load_ticket_of(intention, code=code) or ticket
    return AppointmentBooked(ticket)


def slot_problem(*, office: Office, group: ServiceGroup, slot_id: str, now: datetime) -> SlotProblem | None:
    match slot_refusal(office=office, slot_id=slot_id, group_id=group.id, now=now):
        case SlotRefusal.UNKNOWN:
            return SlotIsUnknown()
        case SlotRefusal.PAST:
            return SlotIsPast()
        case SlotRefusal.TOO_FAR_AHEAD:
            return SlotIsTooFarAhead(days=HORIZON_DAYS)
        case SlotRefusal.OFFICE_CLOSED:
            return OfficeIsClosed(opens_at=None)
        case None:
            return None

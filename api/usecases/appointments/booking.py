"""A citizen books a place, or several one after the other."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.appointments import (
    MOST_PLACES_OF_A_BOOKING,
    SlotRefusal,
    booking_opens_at,
    find_slots,
    parse_slot_id,
    slot_refusal,
)
from api.domain.calendar import local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.people import parse_name, parse_phone
from api.domain.procedures import Procedure
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.visits import expected, new_ticket_code
from api.usecases.intentions import Intention, intend
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
from api.usecases.places import Row, count, give_back, give_up_refused, holds_slot, row_of, take_places
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
    places: int = 1,
) -> (
    AppointmentBooked
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | PhoneHasTooManyBookings
):
    """Book a place in each of `places` slots that follow each other; the same key books once."""
    found = find_service(services, office_id=office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, procedure, group = found
    known_name, known_phone = parse_name(name), parse_phone(phone)
    if known_name is None:
        return InputIsInvalid(field="name", problem="name")
    if known_phone is None:
        return InputIsInvalid(field="phone", problem="phone")
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    intention = intend(
        mutation="bookAppointment",
        caller=office.id,
        key=idempotency_key,
        request={
            "procedure": procedure.code,
            "slot": slot_id,
            "name": known_name,
            "phone": known_phone,
            "places": places,
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    code = new_ticket_code(services, intention)
    row = find_row(office=office, group=group, slot_id=slot_id, places=places, now=services.now())
    if not isinstance(row, Row):
        # A retry may come when the slot has begun: what was booked stays booked.
        earlier = tickets_storage.load_ticket_of(intention, code=code)
        return AppointmentBooked(earlier) if earlier else row
    if take_places(services, row=row, code=code) is None:
        return SlotIsFull()
    ticket = Ticket(
        code=code,
        office_id=office.id,
        day=local_day(row.starts[0]),
        group_id=group.id,
        procedure_code=procedure.code,
        state=TicketState.BOOKED,
        created_at=services.now(),
        appointment_at=row.starts[0],
        appointment_ends_at=row.ends_at,
        places=places,
        name=known_name,
        phone=known_phone,
    )
    return _write(services, office=office, row=row, ticket=ticket, intention=intention)


def _write(
    services: Services, *, office: Office, row: Row, ticket: Ticket, intention: Intention
) -> AppointmentBooked | PhoneHasTooManyBookings:
    """Write the ticket whose places are claimed, and count it against its phone's day."""
    limit = office.booking_policy.bookings_per_day
    try:
        transact(
            tickets_storage.create_ticket(ticket, intention=intention),
            hall_storage.expect(office_id=office.id, on=ticket.day, entry=expected(ticket)),
            count(services, ticket=ticket, limit=limit),
        )
    except ConditionsFailed as failed:
        if "ticket" not in failed.names and give_up_refused(services, row=row, ticket=ticket):
            return PhoneHasTooManyBookings(limit=limit)
        earlier = tickets_storage.load_ticket(ticket.code)
        if earlier is None:
            return PhoneHasTooManyBookings(limit=limit)
        # The key came before, and its ticket may have gone elsewhere: the retry must not hold the old place.
        held = [at for at in row.starts if holds_slot(earlier, group_id=row.group_id, starts_at=at)]
        give_back(row=row, code=ticket.code, but=held)
        return AppointmentBooked(tickets_storage.load_ticket_of(intention, code=ticket.code) or earlier)
    return AppointmentBooked(ticket)


def find_service(
    services: Services, *, office_id: str, procedure_code: str
) -> tuple[Office, Procedure, ServiceGroup] | OfficeIsUnknown | ProcedureIsUnknown:
    """The office, its procedure and the group that handles it."""
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    procedure = services.procedure(office_id=office.id, code=procedure_code)
    group = office.group_of_sector(procedure.sector) if procedure else None
    return (office, procedure, group) if procedure and group else ProcedureIsUnknown()


def find_row(
    *, office: Office, group: ServiceGroup, slot_id: str, places: int, now: datetime
) -> Row | SlotProblem:
    """The slots to take from that one on, or why they cannot be booked now by anybody."""
    problem = slot_problem(office=office, group=group, slot_id=slot_id, now=now)
    if problem is not None:
        return problem
    slots = find_slots(office=office, slot_id=slot_id, places=places)
    return row_of(slots, office_id=office.id) if slots else SlotIsUnknown()


def slot_problem(*, office: Office, group: ServiceGroup, slot_id: str, now: datetime) -> SlotProblem | None:
    match slot_refusal(office=office, slot_id=slot_id, group_id=group.id, now=now):
        case SlotRefusal.UNKNOWN:
            return SlotIsUnknown()
        case SlotRefusal.PAST:
            return SlotIsPast()
        case SlotRefusal.TOO_FAR_AHEAD:
            return _too_far_ahead(office=office, slot_id=slot_id)
        case SlotRefusal.OFFICE_CLOSED:
            return OfficeIsClosed(opens_at=None)
        case None:
            return None


def _too_far_ahead(*, office: Office, slot_id: str) -> SlotIsTooFarAhead:
    policy, parsed = office.booking_policy, parse_slot_id(slot_id)
    try:
        opens_at = booking_opens_at(policy=policy, day=local_day(parsed[1])) if parsed else None
    except OverflowError:  # near the year 9999
        opens_at = None
    return SlotIsTooFarAhead(days=policy.horizon_days, opens_at=opens_at)

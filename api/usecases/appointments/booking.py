"""A citizen books a place, or several one after the other."""

from dataclasses import dataclass

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, Mark
from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.people import parse_name, parse_phone
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.finding import SlotProblem, find_row, find_service
from api.usecases.appointments.holding import hold_code, known_hold
from api.usecases.appointments.visits import expected, new_ticket_code
from api.usecases.intentions import Intention, intend
from api.usecases.outcomes import (
    InputIsInvalid,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    SlotIsFull,
)
from api.usecases.places import (
    Row,
    count,
    give_up_refused,
    hold_again,
    leave_again,
    take_places,
)
from api.usecases.services import Services


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
    hold: str | None = None,
) -> (
    AppointmentBooked
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | PhoneHasTooManyBookings
):
    """Book a place in each of `places` slots that follow each other; the same key books once.

    With a `hold` of these places they become the booking; a hold that lapsed is no worse than none.
    """
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
    held = known_hold(hold, office_id=office.id, slot_id=slot_id, places=places) if hold else None
    if isinstance(held, InputIsInvalid):
        return held
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
    code = hold_code(services, held) if held else new_ticket_code(services, intention)
    row = find_row(office=office, group=group, slot_id=slot_id, places=places, now=services.now())
    if not isinstance(row, Row):
        # A retry may come when the slot has begun: what was booked stays booked.
        earlier = tickets_storage.load_ticket_of(intention, code=code)
        return AppointmentBooked(earlier) if earlier else row
    was_held = Mark(code, held.until) if held else None
    claimed = take_places(services, row=row, code=code, was_held=was_held)
    if claimed is None:
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
    return _write(
        services,
        office=office,
        row=row,
        ticket=ticket,
        intention=intention,
        claimed=claimed,
        was_held=was_held,
    )


def _write(
    services: Services,
    *,
    office: Office,
    row: Row,
    ticket: Ticket,
    intention: Intention,
    claimed: Mark,
    was_held: Mark | None,
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
        if "ticket" not in failed.names and was_held and services.now() < was_held.until:
            # She may still choose another phone, or cancel what she has: the places stay hers until then.
            hold_again(row=row, mark=was_held)
            return PhoneHasTooManyBookings(limit=limit)
        if "ticket" not in failed.names and give_up_refused(services, row=row, ticket=ticket):
            return PhoneHasTooManyBookings(limit=limit)
        earlier = tickets_storage.load_ticket(ticket.code)
        if earlier is None:
            return PhoneHasTooManyBookings(limit=limit)
        # The key came before, and its ticket may have gone elsewhere: the retry must not hold the old place.
        leave_again(services, row=row, mark=claimed, ticket=earlier)
        return AppointmentBooked(tickets_storage.load_ticket_of(intention, code=ticket.code) or earlier)
    return AppointmentBooked(ticket)

"""A place is booked, or several one after the other."""

from collections.abc import Callable
from dataclasses import dataclass

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, Mark
from api.domain.calendar import local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.procedures import Procedure
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.counters import COUNTER_WRITE
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.appointments.finding import SlotProblem, find_row, find_service
from api.usecases.appointments.holding import hold_code, known_hold
from api.usecases.appointments.persons import Person, known_person
from api.usecases.appointments.visits import expected, new_ticket_code
from api.usecases.intentions import Intention, intend, tries
from api.usecases.outcomes import (
    InputIsInvalid,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    SlotIsFull,
)
from api.usecases.places import (
    Row,
    TooManyBookings,
    count,
    give_up_refused,
    hold_again,
    leave_again,
    take_places,
    too_many,
)
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Booking:
    """What is to be booked; `booked_by` is the clerk, who may give out the reserve too.

    `noted` is the write that notes at the clerk's counter what she did, when she has one.
    """

    office: Office
    procedure: Procedure
    group: ServiceGroup
    slot_id: str
    places: int
    person: Person
    code: str
    was_held: Mark | None = None
    booked_by: str | None = None
    noted: Callable[[Ticket], Write | None] | None = None


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
    citizen: str | None = None,
) -> (
    AppointmentBooked
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | TooManyBookings
):
    """Book a place in each of `places` slots that follow each other; the same key books once.

    With a `hold` of these places they become the booking; a hold that lapsed is no worse than none.
    `citizen` is her number or her card's text: it is counted like her phone and not kept.
    """
    found = find_service(services, office_id=office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, procedure, group = found
    person = known_person(
        services,
        name=name,
        phone=phone,
        citizen=citizen,
        needs_citizen=office.booking_policy.needs_citizen_number,
    )
    if isinstance(person, InputIsInvalid):
        return person
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    held = known_hold(hold, office_id=office.id, slot_id=slot_id, places=places) if hold else None
    if isinstance(held, InputIsInvalid):
        return held
    intention = intend(
        mutation="bookAppointment",
        caller=office.id,
        key=idempotency_key,
        request={"procedure": procedure.code, "slot": slot_id, "places": places, **person.request},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    code = hold_code(services, held) if held else new_ticket_code(services, intention)
    booking = Booking(
        office=office,
        procedure=procedure,
        group=group,
        slot_id=slot_id,
        places=places,
        person=person,
        code=code,
        was_held=Mark(code, held.until) if held else None,
    )
    return book(services, booking=booking, intention=intention)


def book(
    services: Services, *, booking: Booking, intention: Intention
) -> AppointmentBooked | SlotProblem | SlotIsFull | TooManyBookings:
    """Book what was checked so far, under the code of its wish."""
    row = find_row(
        office=booking.office,
        group=booking.group,
        slot_id=booking.slot_id,
        places=booking.places,
        now=services.now(),
        with_reserve=booking.booked_by is not None,
    )
    if not isinstance(row, Row):
        # A retry may come when the slot has begun: what was booked stays booked.
        earlier = tickets_storage.load_ticket_of(intention, code=booking.code)
        return AppointmentBooked(earlier) if earlier else row
    claimed = take_places(services, row=row, code=booking.code, was_held=booking.was_held)
    if claimed is None:
        return SlotIsFull()
    ticket = Ticket(
        code=booking.code,
        office_id=booking.office.id,
        day=local_day(row.starts[0]),
        group_id=booking.group.id,
        procedure_code=booking.procedure.code,
        state=TicketState.BOOKED,
        created_at=services.now(),
        appointment_at=row.starts[0],
        appointment_ends_at=row.ends_at,
        places=booking.places,
        name=booking.person.name,
        phone=booking.person.phone,
        citizen_digest=booking.person.citizen_digest,
        booked_by=booking.booked_by,
    )
    for _ in tries():
        try:
            _write(services, booking=booking, ticket=ticket, intention=intention)
        except ConditionsFailed as failed:
            if failed.names == {COUNTER_WRITE}:
                continue  # its clerk has done something else there meanwhile
            return _not_written(
                services, booking, row=row, ticket=ticket, intention=intention, claimed=claimed, failed=failed
            )
        return AppointmentBooked(ticket)
    raise AssertionError("tries end in StoreIsBusy")


def _write(services: Services, *, booking: Booking, ticket: Ticket, intention: Intention) -> None:
    """Write the ticket whose places are claimed, and count it against its phone's and citizen's days."""
    noted = booking.noted(ticket) if booking.noted else None
    transact(
        tickets_storage.create_ticket(ticket, intention=intention),
        hall_storage.expect(office_id=ticket.office_id, on=ticket.day, entry=expected(ticket)),
        *count(services, ticket=ticket, limit=booking.office.booking_policy.bookings_per_day),
        *([noted] if noted else []),
    )


def _not_written(
    services: Services,
    booking: Booking,
    *,
    row: Row,
    ticket: Ticket,
    intention: Intention,
    claimed: Mark,
    failed: ConditionsFailed,
) -> AppointmentBooked | TooManyBookings:
    """The key came before, or her phone or number has enough: then the claimed places go back."""
    limit, was_held = booking.office.booking_policy.bookings_per_day, booking.was_held
    refusal = too_many(failed, limit=limit) or PhoneHasTooManyBookings(limit=limit)
    if "ticket" not in failed.names and was_held and services.now() < was_held.until:
        # She may still choose another phone, or cancel what she has: the places stay hers until then.
        hold_again(row=row, mark=was_held)
        return refusal
    if "ticket" not in failed.names and give_up_refused(services, row=row, ticket=ticket, failed=failed):
        return refusal
    earlier = tickets_storage.load_ticket(ticket.code)
    if earlier is None:
        return refusal
    # The key came before, and its ticket may have gone elsewhere: the retry must not hold the old place.
    leave_again(services, row=row, mark=claimed, ticket=earlier)
    return AppointmentBooked(tickets_storage.load_ticket_of(intention, code=ticket.code) or earlier)

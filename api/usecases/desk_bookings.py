"""A clerk books for who rings up or stands at her desk."""

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING
from api.domain.hall import CounterAct, DoneAct, MadeBooking
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.storage.transactions import Write
from api.usecases.appointments import AppointmentBooked, new_ticket_code
from api.usecases.appointments.booking import Booking, book
from api.usecases.appointments.finding import SlotProblem, find_service
from api.usecases.appointments.persons import known_person
from api.usecases.counters.presence import AtCounter, find_counter, noted_in_line
from api.usecases.intentions import intend
from api.usecases.outcomes import InputIsInvalid, OfficeIsUnknown, ProcedureIsUnknown, SlotIsFull
from api.usecases.places import TooManyBookings
from api.usecases.services import Services

MUTATION = "bookForCitizen"


def book_for_citizen(
    services: Services,
    *,
    staff: StaffMember,
    procedure_code: str,
    slot_id: str,
    name: str,
    phone: str,
    idempotency_key: str,
    places: int = 1,
    citizen: str | None = None,
    counter: int | None = None,
) -> (
    AppointmentBooked
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | TooManyBookings
):
    """A clerk books at her office, from the reserve too; while her `counter` is open, she can undo it there.

    The same limits hold as for a booking of one's own; the citizen's number is never asked for.
    """
    found = find_service(services, office_id=staff.office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, procedure, group = found
    person = known_person(services, name=name, phone=phone, citizen=citizen, needs_citizen=False)
    if isinstance(person, InputIsInvalid):
        return person
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    intention = intend(
        mutation=MUTATION,
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"procedure": procedure.code, "slot": slot_id, "places": places, **person.request},
    )
    if isinstance(intention, InputIsInvalid):
        return intention

    def noted(ticket: Ticket) -> Write | None:
        if counter is None or ticket.appointment_at is None:
            return None
        here = find_counter(services, MUTATION, staff=staff, number=counter, key=idempotency_key)
        if not isinstance(here, AtCounter):
            return None
        made = MadeBooking(code=ticket.code, appointment_at=ticket.appointment_at)
        return noted_in_line(here, DoneAct(act=CounterAct.BOOK, at=here.now, booked=made))

    booking = Booking(
        office=office,
        procedure=procedure,
        group=group,
        slot_id=slot_id,
        places=places,
        person=person,
        code=new_ticket_code(services, intention),
        booked_by=staff.id,
        noted=noted,
    )
    return book(services, booking=booking, intention=intention)

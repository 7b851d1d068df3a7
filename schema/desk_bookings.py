"""Clerks book for citizens: the times they may give, the reserve included, in the public schema."""

from typing import Annotated

import strawberry

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING
from api.usecases import appointments as usecases
from api.usecases.desk_bookings import book_for_citizen
from schema.context import Info
from schema.outcomes import (
    CitizenHasTooManyBookings,
    InputIsInvalid,
    OfficeIsClosed,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    SlotIsFull,
    SlotIsPast,
    SlotIsTooFarAhead,
    SlotIsUnknown,
    refusal,
)
from schema.pages import page_size
from schema.slots import SlotDayConnection
from schema.tickets.results import AppointmentBooked
from schema.tickets.types import Ticket


@strawberry.input(description="The office comes from the token.")
class BookForCitizenInput:
    procedure: strawberry.ID
    slot: strawberry.ID
    name: str
    phone: str
    places: int = 1
    citizen: str | None = strawberry.field(
        default=None, description="Her 12 digits, or the text of her card's QR code; counted, never kept."
    )
    counter: int | None = strawberry.field(
        default=None, description="One's own: while it is open, this can be undone there like any other act."
    )
    idempotency_key: str


BookForCitizenResult = Annotated[
    AppointmentBooked
    | SlotIsFull
    | SlotIsUnknown
    | SlotIsPast
    | SlotIsTooFarAhead
    | OfficeIsClosed
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | PhoneHasTooManyBookings
    | CitizenHasTooManyBookings
    | InputIsInvalid,
    strawberry.union("BookForCitizenResult"),
]


@strawberry.type
class DeskBookingQuery:
    @strawberry.field(
        description="Staff: days and times of one's own office with their free places, the reserve included."
    )
    def desk_slots(
        self,
        info: Info,
        procedure: strawberry.ID,
        first: int = 8,
        after: str | None = None,
        places: int = 1,
    ) -> SlotDayConnection:
        staff, services = info.context.staff(), info.context.services
        wanted = page_size(info, first)
        office = info.context.office(staff.office_id)
        known = info.context.procedure(office_id=office.id, code=procedure)
        group = office.group_of_sector(known.sector) if known else None
        if group is None or not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
            return SlotDayConnection.of([], first=wanted, after=after)
        days = usecases.slot_days(services, office=office, group=group, places=places, with_reserve=True)
        return SlotDayConnection.of(days, first=wanted, after=after)


@strawberry.type
class DeskBookingMutation:
    @strawberry.mutation(description="Staff: book for somebody at one's own office, from the reserve too.")
    def book_for_citizen(self, info: Info, input: BookForCitizenInput) -> BookForCitizenResult:  # noqa: A002
        done = book_for_citizen(
            info.context.services,
            staff=info.context.staff(),
            procedure_code=input.procedure,
            slot_id=input.slot,
            name=input.name,
            phone=input.phone,
            places=input.places,
            citizen=input.citizen,
            counter=input.counter,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.AppointmentBooked):
            return AppointmentBooked(ticket=Ticket.of(info, done.ticket))
        return refusal(info, done)

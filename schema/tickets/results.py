"""What can come of a citizen's wish about a ticket, and what she sends."""

from typing import Annotated

import strawberry

from api.domain.queue import PriorityClass
from schema.outcomes import (
    CitizenHasTooManyBookings,
    HallCodeIsExpired,
    InputIsInvalid,
    NobodyToLetFirst,
    OfficeIsClosed,
    OfficeIsUnknown,
    Outcome,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    SlotIsFull,
    SlotIsPast,
    SlotIsTooFarAhead,
    SlotIsUnknown,
    TicketCannotChange,
    TicketIsForAnotherDay,
    TicketIsForAnotherOffice,
    TicketIsUnknown,
    TodayIsByAppointment,
    TurnWasGivenTooOften,
)
from schema.tickets.types import Ticket
from schema.visit_services import ServiceCannotBeAdded, ServiceIsInVisit, VisitHasEnoughServices


@strawberry.type
class AppointmentBooked:
    ticket: Ticket


@strawberry.type
class AppointmentRescheduled:
    ticket: Ticket


@strawberry.type
class AppointmentCancelled:
    ticket: Ticket


@strawberry.type
class TicketTaken:
    ticket: Ticket


@strawberry.type
class CheckedIn:
    ticket: Ticket


@strawberry.type
class OthersGoFirst:
    ticket: Ticket


@strawberry.type
class ServiceAdded:
    ticket: Ticket


@strawberry.type
class AlreadyCheckedIn(Outcome):
    ticket: Ticket


@strawberry.input
class BookAppointmentInput:
    office: strawberry.ID
    procedure: strawberry.ID
    slot: strawberry.ID
    name: str
    phone: str
    places: int = strawberry.field(
        default=1, description="1 to 4: so many slots one after the other, for several people or dossiers."
    )
    hold: strawberry.ID | None = strawberry.field(
        default=None, description="The hold of these places, which becomes the booking."
    )
    citizen: str | None = strawberry.field(
        default=None,
        description="The 12 digits of one's identity card, or the text of its QR code; counted, never kept.",
    )
    idempotency_key: str


@strawberry.input
class RescheduleAppointmentInput:
    ticket: strawberry.ID
    slot: strawberry.ID
    idempotency_key: str


@strawberry.input
class CancelAppointmentInput:
    ticket: strawberry.ID
    idempotency_key: str


@strawberry.input
class TakeTicketInput:
    office: strawberry.ID
    procedure: strawberry.ID
    hall_code: str
    name: str | None = None
    phone: str | None = None
    priority: PriorityClass | None = strawberry.field(
        default=None, description="The class one belongs to, if the office serves it early."
    )
    idempotency_key: str


@strawberry.input
class CheckInInput:
    ticket: strawberry.ID = strawberry.field(
        description="The ticket's code, or its short code with `office`."
    )
    hall_code: str
    office: strawberry.ID | None = strawberry.field(
        default=None, description="The hall one stands in; needed with a short code."
    )
    priority: PriorityClass | None = strawberry.field(
        default=None, description="The class one belongs to, if the office serves it early."
    )
    idempotency_key: str


@strawberry.input
class LetOthersGoFirstInput:
    ticket: strawberry.ID
    idempotency_key: str


@strawberry.input
class AddServiceInput:
    ticket: strawberry.ID
    procedure: strawberry.ID
    idempotency_key: str


BookAppointmentResult = Annotated[
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
    strawberry.union("BookAppointmentResult"),
]


RescheduleAppointmentResult = Annotated[
    AppointmentRescheduled
    | SlotIsFull
    | SlotIsUnknown
    | SlotIsPast
    | SlotIsTooFarAhead
    | OfficeIsClosed
    | PhoneHasTooManyBookings
    | CitizenHasTooManyBookings
    | TicketIsUnknown
    | TicketCannotChange
    | InputIsInvalid,
    strawberry.union("RescheduleAppointmentResult"),
]


CancelAppointmentResult = Annotated[
    AppointmentCancelled | TicketIsUnknown | TicketCannotChange | InputIsInvalid,
    strawberry.union("CancelAppointmentResult"),
]


TakeTicketResult = Annotated[
    TicketTaken
    | HallCodeIsExpired
    | OfficeIsClosed
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | TodayIsByAppointment
    | InputIsInvalid,
    strawberry.union("TakeTicketResult"),
]


CheckInResult = Annotated[
    CheckedIn
    | AlreadyCheckedIn
    | HallCodeIsExpired
    | TicketIsUnknown
    | TicketIsForAnotherDay
    | TicketIsForAnotherOffice
    | TicketCannotChange
    | InputIsInvalid,
    strawberry.union("CheckInResult"),
]


LetOthersGoFirstResult = Annotated[
    OthersGoFirst
    | NobodyToLetFirst
    | TurnWasGivenTooOften
    | TicketIsUnknown
    | TicketCannotChange
    | InputIsInvalid,
    strawberry.union("LetOthersGoFirstResult"),
]


AddServiceResult = Annotated[
    ServiceAdded
    | ServiceIsInVisit
    | VisitHasEnoughServices
    | ServiceCannotBeAdded
    | ProcedureIsUnknown
    | TicketIsUnknown
    | TicketIsForAnotherDay
    | InputIsInvalid,
    strawberry.union("AddServiceResult"),
]

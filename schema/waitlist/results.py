"""What the waitlist's mutations answer."""

from typing import Annotated

import strawberry

from schema.outcomes import (
    CitizenHasTooManyBookings,
    InputIsInvalid,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    TicketCannotChange,
    TicketIsUnknown,
)
from schema.tickets.results import AppointmentBooked
from schema.waitlist.outcomes import (
    EarlierTimesAreNotOffered,
    OfferHasLapsed,
    PhoneWaitsAlready,
    TimesAreFree,
    WaitlistIsFull,
    WishHasEnded,
    WishIsUnknown,
)
from schema.waitlist.types import Wish


@strawberry.type
class WaitlistJoined:
    wish: Wish


@strawberry.type
class EarlierTimeWished:
    wish: Wish


@strawberry.type
class OfferDeclined:
    wish: Wish


@strawberry.type
class WaitlistLeft:
    wish: Wish


JoinWaitlistResult = Annotated[
    WaitlistJoined
    | TimesAreFree
    | WaitlistIsFull
    | PhoneWaitsAlready
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid,
    strawberry.union("JoinWaitlistResult"),
]
WishForEarlierResult = Annotated[
    EarlierTimeWished
    | TimesAreFree
    | EarlierTimesAreNotOffered
    | WaitlistIsFull
    | PhoneWaitsAlready
    | TicketIsUnknown
    | TicketCannotChange
    | InputIsInvalid,
    strawberry.union("WishForEarlierResult"),
]
AcceptOfferResult = Annotated[
    AppointmentBooked
    | OfferHasLapsed
    | WishIsUnknown
    | PhoneHasTooManyBookings
    | CitizenHasTooManyBookings
    | InputIsInvalid,
    strawberry.union("AcceptOfferResult"),
]
DeclineOfferResult = Annotated[
    OfferDeclined | OfferHasLapsed | WishIsUnknown | InputIsInvalid, strawberry.union("DeclineOfferResult")
]
LeaveWaitlistResult = Annotated[
    WaitlistLeft | WishHasEnded | WishIsUnknown | InputIsInvalid, strawberry.union("LeaveWaitlistResult")
]

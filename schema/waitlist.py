"""Waiting for a freed time, in the public schema."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import strawberry

from api.domain import waitlist as domain
from api.domain.appointments import DayPart
from api.domain.calendar import local_clock
from api.domain.waitlist import MOST_WISHES_OF_A_PHONE, WishEnd
from api.usecases import appointments, outcomes
from api.usecases import waitlist as usecases
from schema.context import Info
from schema.messages import say
from schema.outcomes import (
    InputIsInvalid,
    OfficeIsUnknown,
    Outcome,
    PhoneHasTooManyBookings,
    ProcedureIsUnknown,
    refusal,
)
from schema.procedures import Procedure
from schema.tickets import Ticket
from schema.tickets.results import AppointmentBooked


class WishState(StrEnum):
    """Where a wish stands."""

    WAITING = "WAITING"
    OFFERED = "OFFERED"
    BOOKED = "BOOKED"
    LEFT = "LEFT"
    OVER = "OVER"


strawberry.enum(WishState, description="OVER: its days have passed, or it answered to no offer.")


@strawberry.type(description="Places held for one person of the waitlist until a moment.")
class Offer:
    slot: strawberry.ID
    starts_at: datetime
    ends_at: datetime
    until: datetime = strawberry.field(description="Then the next in turn has them.")


@strawberry.type(description="Somebody's wait for a freed time. Whoever holds its code is its holder.")
class Wish:
    seen: strawberry.Private[usecases.SeenWish]

    @strawberry.field
    def code(self) -> strawberry.ID:
        return strawberry.ID(self.seen.wish.code)

    @strawberry.field
    def state(self) -> WishState:
        wish = self.seen.wish
        if wish.end is not None:
            return WishState.BOOKED if wish.end is WishEnd.BOOKED else WishState.LEFT
        if self.seen.offer is not None:
            return WishState.OFFERED
        return WishState.WAITING if wish.is_waiting(now=self.seen.as_of) else WishState.OVER

    @strawberry.field
    def office_id(self) -> strawberry.ID:
        return strawberry.ID(self.seen.wish.office_id)

    @strawberry.field
    def office_name(self, info: Info) -> str:
        return info.context.office(self.seen.wish.office_id).name

    @strawberry.field(description="Null when the office no longer handles it.")
    def procedure(self, info: Info) -> Procedure | None:
        wish = self.seen.wish
        found = info.context.procedure(office_id=wish.office_id, code=wish.procedure_code)
        return Procedure.of(found, office=info.context.office(wish.office_id)) if found else None

    @strawberry.field
    def first_day(self) -> date:
        return self.seen.wish.first_day

    @strawberry.field
    def last_day(self) -> date:
        return self.seen.wish.last_day

    @strawberry.field(description="Null: any time of these days.")
    def part(self) -> DayPart | None:
        return self.seen.wish.part

    @strawberry.field
    def places(self) -> int:
        return self.seen.wish.places

    @strawberry.field(description="How many joined earlier and wait for times this one waits for too.")
    def people_ahead(self) -> int:
        return self.seen.people_ahead

    @strawberry.field(description="What can be accepted now.")
    def offer(self) -> Offer | None:
        return _offer(self.seen.offer)

    @strawberry.field(description="The last offer that nobody answered in time; null when it was answered.")
    def lapsed_offer(self) -> Offer | None:
        offers = self.seen.wish.offers
        last = offers[-1] if offers and self.seen.offer is None and self.seen.wish.end is None else None
        return _offer(last) if last and not last.is_declined else None

    @strawberry.field(description="The ticket it became.")
    def ticket(self) -> strawberry.ID | None:
        wish = self.seen.wish
        return strawberry.ID(wish.offers[-1].code) if wish.end is WishEnd.BOOKED else None

    @strawberry.field(description="The moment of this answer, to reckon from.")
    def as_of(self) -> datetime:
        return self.seen.as_of


def _offer(offer: domain.Offer | None) -> Offer | None:
    if offer is None:
        return None
    return Offer(
        slot=strawberry.ID(offer.slot_id),
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        until=offer.until,
    )


@strawberry.type
class TimesAreFree(Outcome):
    starts_at: datetime


@strawberry.type
class WaitlistIsFull(Outcome):
    pass


@strawberry.type
class PhoneWaitsAlready(Outcome):
    limit: int


@strawberry.type
class WishIsUnknown(Outcome):
    pass


@strawberry.type
class WishHasEnded(Outcome):
    pass


@strawberry.type
class OfferHasLapsed(Outcome):
    pass


@strawberry.type
class WaitlistJoined:
    wish: Wish


@strawberry.type
class OfferDeclined:
    wish: Wish


@strawberry.type
class WaitlistLeft:
    wish: Wish


@strawberry.input
class JoinWaitlistInput:
    office: strawberry.ID
    procedure: strawberry.ID
    first_day: date
    last_day: date
    part: DayPart | None = strawberry.field(default=None, description="Without one: any time of these days.")
    places: int = 1
    name: str
    phone: str
    idempotency_key: str


@strawberry.input
class AcceptOfferInput:
    wish: strawberry.ID
    slot: strawberry.ID = strawberry.field(description="Which offer is taken: that of this slot.")
    idempotency_key: str


@strawberry.input
class DeclineOfferInput:
    wish: strawberry.ID
    slot: strawberry.ID = strawberry.field(description="Which offer is passed on: that of this slot.")
    idempotency_key: str


@strawberry.input
class LeaveWaitlistInput:
    wish: strawberry.ID
    idempotency_key: str


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
AcceptOfferResult = Annotated[
    AppointmentBooked | OfferHasLapsed | WishIsUnknown | PhoneHasTooManyBookings | InputIsInvalid,
    strawberry.union("AcceptOfferResult"),
]
DeclineOfferResult = Annotated[
    OfferDeclined | OfferHasLapsed | WishIsUnknown | InputIsInvalid, strawberry.union("DeclineOfferResult")
]
LeaveWaitlistResult = Annotated[
    WaitlistLeft | WishHasEnded | WishIsUnknown | InputIsInvalid, strawberry.union("LeaveWaitlistResult")
]


@strawberry.type
class WaitlistQuery:
    @strawberry.field(description="An entry of the waitlist by its code; null when there is none.")
    def wish(self, info: Info, code: strawberry.ID) -> Wish | None:
        seen = usecases.see_wish(info.context.services, code=code)
        return Wish(seen=seen) if seen else None


@strawberry.type
class WaitlistMutation:
    @strawberry.mutation(description="Wait for a time that somebody gives back; each is offered in turn.")
    def join_waitlist(self, info: Info, input: JoinWaitlistInput) -> JoinWaitlistResult:  # noqa: A002
        done = usecases.join_waitlist(
            info.context.services,
            office_id=input.office,
            procedure_code=input.procedure,
            first_day=input.first_day,
            last_day=input.last_day,
            part=input.part,
            places=input.places,
            name=input.name,
            phone=input.phone,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.WaitlistJoined):
            return WaitlistJoined(wish=Wish(seen=done.seen))
        return _refusal(info, done)

    @strawberry.mutation(description="Take the offered places: they become a booking.")
    def accept_offer(self, info: Info, input: AcceptOfferInput) -> AcceptOfferResult:  # noqa: A002
        done = usecases.accept_offer(
            info.context.services,
            code=input.wish,
            slot_id=input.slot,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, appointments.AppointmentBooked):
            return AppointmentBooked(ticket=Ticket.of(info, done.ticket))
        return _refusal(info, done)

    @strawberry.mutation(description="Pass the offered places on; one's turn for other times is kept.")
    def decline_offer(self, info: Info, input: DeclineOfferInput) -> DeclineOfferResult:  # noqa: A002
        done = usecases.decline_offer(
            info.context.services,
            code=input.wish,
            slot_id=input.slot,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.OfferDeclined):
            return OfferDeclined(wish=Wish(seen=done.seen))
        return _refusal(info, done)

    @strawberry.mutation(description="Wait no more.")
    def leave_waitlist(self, info: Info, input: LeaveWaitlistInput) -> LeaveWaitlistResult:  # noqa: A002
        done = usecases.leave_waitlist(
            info.context.services, code=input.wish, idempotency_key=input.idempotency_key
        )
        if isinstance(done, usecases.WaitlistLeft):
            return WaitlistLeft(wish=Wish(seen=done.seen))
        return _refusal(info, done)


def _refusal(info: Info, outcome: object) -> Any:
    language = info.context.language
    match outcome:
        case outcomes.TimesAreFree(starts_at):
            when = f"{local_clock(starts_at):%H:%M %d/%m}"
            return TimesAreFree(message=say("TimesAreFree", language, when=when), starts_at=starts_at)
        case outcomes.PhoneWaitsAlready():
            limit = MOST_WISHES_OF_A_PHONE
            return PhoneWaitsAlready(message=say("PhoneWaitsAlready", language, limit=limit), limit=limit)
        case outcomes.WaitlistIsFull():
            return WaitlistIsFull(message=say("WaitlistIsFull", language))
        case outcomes.WishIsUnknown():
            return WishIsUnknown(message=say("WishIsUnknown", language))
        case outcomes.WishHasEnded():
            return WishHasEnded(message=say("WishHasEnded", language))
        case outcomes.OfferHasLapsed():
            return OfferHasLapsed(message=say("OfferHasLapsed", language))
        case _:
            return refusal(info, outcome)

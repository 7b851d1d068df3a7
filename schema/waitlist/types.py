"""A wait for a freed time, and what it is offered, in the schema."""

from datetime import date, datetime
from enum import StrEnum

import strawberry

from api.domain import waitlist as domain
from api.domain.appointments import DayPart
from api.domain.waitlist import WishEnd
from api.usecases import waitlist as usecases
from schema.context import Info
from schema.procedures import Procedure


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
        if wish.end is not WishEnd.BOOKED:
            return None
        return strawberry.ID(wish.ticket or wish.offers[-1].code)

    @strawberry.field(description="The ticket an offer would move to an earlier time; null: it books anew.")
    def moves(self) -> strawberry.ID | None:
        return strawberry.ID(self.seen.wish.ticket) if self.seen.wish.ticket else None

    @strawberry.field(description="The time that ticket had when it began to wait, kept until it moves.")
    def before(self) -> datetime | None:
        return self.seen.wish.before

    @strawberry.field(description="How many more offers there may be.")
    def offers_left(self) -> int:
        return max(0, self.seen.wish.most_offers - len(self.seen.wish.offers))

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

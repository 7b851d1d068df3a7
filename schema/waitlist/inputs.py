"""What the waitlist's mutations are given."""

from datetime import date

import strawberry

from api.domain.appointments import DayPart


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
    citizen: str | None = strawberry.field(
        default=None, description="Her 12-digit number, or the text of her card's QR code; kept as a digest."
    )
    idempotency_key: str


@strawberry.input
class WishForEarlierInput:
    ticket: strawberry.ID
    first_day: date | None = strawberry.field(default=None, description="Without one: from today on.")
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

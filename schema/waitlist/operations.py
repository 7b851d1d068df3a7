"""The waitlist's questions and acts in the schema."""

import strawberry

from api.usecases import appointments
from api.usecases import waitlist as usecases
from schema.context import Info
from schema.tickets import Ticket
from schema.tickets.results import AppointmentBooked
from schema.waitlist.inputs import (
    AcceptOfferInput,
    DeclineOfferInput,
    JoinWaitlistInput,
    LeaveWaitlistInput,
    WishForEarlierInput,
)
from schema.waitlist.outcomes import waitlist_refusal
from schema.waitlist.results import (
    AcceptOfferResult,
    DeclineOfferResult,
    EarlierTimeWished,
    JoinWaitlistResult,
    LeaveWaitlistResult,
    OfferDeclined,
    WaitlistJoined,
    WaitlistLeft,
    WishForEarlierResult,
)
from schema.waitlist.types import Wish


@strawberry.type
class WaitlistQuery:
    @strawberry.field(description="An entry of the waitlist by its code; null when there is none.")
    def wish(self, info: Info, code: strawberry.ID) -> Wish | None:
        seen = usecases.see_wish(info.context.services, code=code)
        return Wish(seen=seen) if seen else None

    @strawberry.field(description="The wish for an earlier time of a ticket; null when it never had one.")
    def earlier_wish(self, info: Info, ticket: strawberry.ID) -> Wish | None:
        seen = usecases.see_earlier_wish(info.context.services, code=ticket)
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
            citizen=input.citizen,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.WaitlistJoined):
            return WaitlistJoined(wish=Wish(seen=done.seen))
        return waitlist_refusal(info, done)

    @strawberry.mutation(
        description="Wait for a time before one's appointment, which is kept until an offer is taken."
    )
    def wish_for_earlier(self, info: Info, input: WishForEarlierInput) -> WishForEarlierResult:  # noqa: A002
        done = usecases.wish_for_earlier(
            info.context.services,
            code=input.ticket,
            first_day=input.first_day,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.EarlierTimeWished):
            return EarlierTimeWished(wish=Wish(seen=done.seen))
        return waitlist_refusal(info, done)

    @strawberry.mutation(description="Take the offered places: they become a booking, or its new time.")
    def accept_offer(self, info: Info, input: AcceptOfferInput) -> AcceptOfferResult:  # noqa: A002
        done = usecases.accept_offer(
            info.context.services,
            code=input.wish,
            slot_id=input.slot,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, appointments.AppointmentBooked):
            return AppointmentBooked(ticket=Ticket.of(info, done.ticket))
        return waitlist_refusal(info, done)

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
        return waitlist_refusal(info, done)

    @strawberry.mutation(description="Wait no more.")
    def leave_waitlist(self, info: Info, input: LeaveWaitlistInput) -> LeaveWaitlistResult:  # noqa: A002
        done = usecases.leave_waitlist(
            info.context.services, code=input.wish, idempotency_key=input.idempotency_key
        )
        if isinstance(done, usecases.WaitlistLeft):
            return WaitlistLeft(wish=Wish(seen=done.seen))
        return waitlist_refusal(info, done)

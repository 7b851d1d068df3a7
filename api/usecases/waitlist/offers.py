"""A citizen takes an offered time or passes it on, or waits no more."""

from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.appointments import Mark, find_slots
from api.domain.calendar import local_day
from api.domain.tickets import Ticket, TicketState
from api.domain.waitlist import Offer, Wish, WishEnd, with_offer_declined
from api.storage import appointments as places_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage import waitlist as waitlist_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, Update, transact
from api.usecases.appointments import AppointmentBooked
from api.usecases.appointments.visits import expected
from api.usecases.handing import look_into
from api.usecases.intentions import tries
from api.usecases.outcomes import (
    InputIsInvalid,
    OfferHasLapsed,
    WishHasEnded,
    WishIsUnknown,
)
from api.usecases.places import (
    TooManyBookings,
    count,
    hold_again,
    leave_again,
    row_of,
    take_places,
    too_many,
)
from api.usecases.services import Services
from api.usecases.waitlist.earlier import move_earlier
from api.usecases.waitlist.reading import (
    SeenWish,
    digest_of,
    intend_for,
    last_offer,
    load_wish,
    seen_now,
)


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    seen: SeenWish


@dataclass(frozen=True, slots=True)
class WaitlistLeft:
    seen: SeenWish


def accept_offer(
    services: Services, *, code: str, slot_id: str, idempotency_key: str
) -> AppointmentBooked | WishIsUnknown | OfferHasLapsed | TooManyBookings | InputIsInvalid:
    """The held places become a booking, or a booking's new time; accepted again it is the same one."""
    wish = load_wish(services, code)
    if wish is None:
        return WishIsUnknown()
    intention = intend_for("acceptOffer", wish, slot_id=slot_id, key=idempotency_key)
    if isinstance(intention, InputIsInvalid):
        return intention
    if wish.ticket is not None:
        return move_earlier(services, wish=wish, slot_id=slot_id, intention=intention)
    offer = last_offer(wish, slot_id=slot_id)
    earlier = tickets_storage.load_ticket(offer.code) if offer else None
    if earlier is not None:
        return AppointmentBooked(earlier)
    office = services.office(wish.office_id)
    slots = find_slots(office=office, slot_id=slot_id, places=wish.places) if office else None
    if office is None or not slots or offer is None or offer != wish.open_offer(now=services.now()):
        return OfferHasLapsed()
    row, was_held = row_of(slots, office_id=office.id), Mark(offer.code, offer.until)
    claimed = take_places(services, row=row, code=offer.code, was_held=was_held)
    if claimed is None:
        return OfferHasLapsed()
    ticket = _ticket(wish, offer, now=services.now())
    limit = office.booking_policy.bookings_per_day
    try:
        transact(
            tickets_storage.create_ticket(ticket, intention=intention),
            hall_storage.expect(office_id=office.id, on=ticket.day, entry=expected(ticket)),
            *count(services, ticket=ticket, limit=limit),
            *waitlist_storage.end_wish(
                was=wish,
                to=replace(wish, end=WishEnd.BOOKED),
                digest=digest_of(services, wish),
                at=ticket.created_at,
            ),
        )
    except ConditionsFailed as failed:
        earlier = tickets_storage.load_ticket(ticket.code)
        if earlier is not None:
            return AppointmentBooked(earlier)
        if waitlist_storage.WISH_WRITE in failed.names:
            # Declined in another window meanwhile: the places go on in turn.
            leave_again(services, row=row, mark=claimed, ticket=None)
            return OfferHasLapsed()
        hold_again(row=row, mark=was_held)
        return too_many(failed, limit=limit) or OfferHasLapsed()
    return AppointmentBooked(ticket)


def decline_offer(
    services: Services, *, code: str, slot_id: str, idempotency_key: str
) -> OfferDeclined | WishIsUnknown | OfferHasLapsed | InputIsInvalid:
    """Pass the offered time on; the wish keeps its turn for other times."""
    for _ in tries():
        wish = load_wish(services, code)
        if wish is None:
            return WishIsUnknown()
        intention = intend_for("declineOffer", wish, slot_id=slot_id, key=idempotency_key)
        if isinstance(intention, InputIsInvalid):
            return intention
        now, offer = services.now(), last_offer(wish, slot_id=slot_id)
        if offer is not None and offer.is_declined:
            _hand_on(services, wish, offer)
            return OfferDeclined(seen_now(services, wish))
        if offer is None or offer != wish.open_offer(now=now):
            return OfferHasLapsed()
        declined = with_offer_declined(wish)
        try:
            transact(
                *_holds_end(wish, offer, now=now),
                *waitlist_storage.change_wish(was=wish, to=declined, at=now),
                remember(intention, outcome="declined", now=now),
            )
        except ConditionsFailed as failed:
            if waitlist_storage.WISH_WRITE not in failed.names and recall(intention, now=now) is None:
                return OfferHasLapsed()  # taken in another window, or let go
        else:
            _hand_on(services, wish, offer)
            return OfferDeclined(seen_now(services, declined))
    raise AssertionError("tries end in StoreIsBusy")


def leave_waitlist(
    services: Services, *, code: str, idempotency_key: str
) -> WaitlistLeft | WishIsUnknown | WishHasEnded | InputIsInvalid:
    """Wait no more; a time that was offered goes on in turn."""
    for _ in tries():
        wish = load_wish(services, code)
        if wish is None:
            return WishIsUnknown()
        intention = intend_for("leaveWaitlist", wish, slot_id="", key=idempotency_key)
        if isinstance(intention, InputIsInvalid):
            return intention
        if wish.end is WishEnd.BOOKED:
            return WishHasEnded()
        if wish.end is WishEnd.LEFT:
            for last in wish.offers[-1:]:
                _hand_on(services, wish, last)
            return WaitlistLeft(seen_now(services, wish))
        now = services.now()
        left, offer = replace(wish, end=WishEnd.LEFT), wish.open_offer(now=now)
        try:
            transact(
                *(_holds_end(wish, offer, now=now) if offer else ()),
                *waitlist_storage.end_wish(was=wish, to=left, digest=digest_of(services, wish), at=now),
                remember(intention, outcome="left", now=now),
            )
        except ConditionsFailed:
            continue
        if offer:
            _hand_on(services, wish, offer)
        return WaitlistLeft(seen_now(services, left))
    raise AssertionError("tries end in StoreIsBusy")


def _ticket(wish: Wish, offer: Offer, *, now: datetime) -> Ticket:
    return Ticket(
        code=offer.code,
        office_id=wish.office_id,
        day=local_day(offer.starts_at),
        group_id=wish.group_id,
        procedure_code=wish.procedure_code,
        state=TicketState.BOOKED,
        created_at=now,
        appointment_at=offer.starts_at,
        appointment_ends_at=offer.ends_at,
        places=wish.places,
        name=wish.name,
        phone=wish.phone,
        citizen_digest=wish.citizen_digest,
    )


def _starts(wish: Wish, offer: Offer) -> list[datetime]:
    length = (offer.ends_at - offer.starts_at) / wish.places
    return [offer.starts_at + place * length for place in range(wish.places)]


def _holds_end(wish: Wish, offer: Offer, *, now: datetime) -> list[Update]:
    return [
        places_storage.end_hold(
            office_id=wish.office_id,
            group_id=wish.group_id,
            starts_at=at,
            mark=Mark(offer.code, offer.until),
            now=now,
        )
        for at in _starts(wish, offer)
    ]


def _hand_on(services: Services, wish: Wish, offer: Offer) -> None:
    """The next in turn has it at once; were this left out, whoever looks next would see to it."""
    office = services.office(wish.office_id)
    slots = find_slots(office=office, slot_id=offer.slot_id, places=wish.places) if office else None
    for slot in slots or ():
        look_into(services, office_id=wish.office_id, group_id=wish.group_id, starts_at=slot.starts_at)

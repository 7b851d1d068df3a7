"""A citizen waits for a freed time: joins, sees her turn and her offer, takes it or passes it on, leaves."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, DayPart, Mark, find_slots, listed_days
from api.domain.calendar import at_local, local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.people import parse_name, parse_phone, phone_digest
from api.domain.tickets import CODE_LENGTH, Ticket, TicketState, derive_code, parse_ticket_code
from api.domain.waitlist import Offer, Wish, WishEnd, ahead_of, wants, with_offer_declined
from api.storage import appointments as places_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage import waitlist as waitlist_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, Update, transact
from api.usecases.appointments import AppointmentBooked, slot_days
from api.usecases.appointments.finding import find_service
from api.usecases.appointments.visits import expected
from api.usecases.handing import hand_on_day, look_into
from api.usecases.intentions import Intention, intend, tries
from api.usecases.outcomes import (
    InputIsInvalid,
    OfferHasLapsed,
    OfficeIsUnknown,
    PhoneHasTooManyBookings,
    PhoneWaitsAlready,
    ProcedureIsUnknown,
    TimesAreFree,
    WaitlistIsFull,
    WishHasEnded,
    WishIsUnknown,
)
from api.usecases.places import count, hold_again, leave_again, row_of, take_places
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class SeenWish:
    """A wish at the moment `as_of`: how many are before it, and what it is offered."""

    wish: Wish
    people_ahead: int
    offer: Offer | None
    as_of: datetime


@dataclass(frozen=True, slots=True)
class WaitlistJoined:
    seen: SeenWish


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    seen: SeenWish


@dataclass(frozen=True, slots=True)
class WaitlistLeft:
    seen: SeenWish


def join_waitlist(
    services: Services,
    *,
    office_id: str,
    procedure_code: str,
    first_day: date,
    last_day: date,
    name: str,
    phone: str,
    idempotency_key: str,
    part: DayPart | None = None,
    places: int = 1,
) -> (
    WaitlistJoined
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | TimesAreFree
    | WaitlistIsFull
    | PhoneWaitsAlready
):
    """Wait for a freed time of these days; who could book one of them at once is told to."""
    found = find_service(services, office_id=office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, procedure, group = found
    known_name, known_phone = parse_name(name), parse_phone(phone)
    if known_name is None:
        return InputIsInvalid(field="name", problem="name")
    if known_phone is None:
        return InputIsInvalid(field="phone", problem="phone")
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    intention = intend(
        mutation="joinWaitlist",
        caller=office.id,
        key=idempotency_key,
        request={
            "procedure": procedure.code,
            "days": [first_day, last_day],
            "part": part,
            "places": places,
            "name": known_name,
            "phone": known_phone,
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    wish = Wish(
        code=_new_code(services, intention),
        office_id=office.id,
        group_id=group.id,
        procedure_code=procedure.code,
        joined_at=now,
        first_day=first_day,
        last_day=last_day,
        part=part,
        places=places,
        name=known_name,
        phone=known_phone,
    )
    earlier = waitlist_storage.load_wish_of(intention, code=wish.code)
    if earlier is not None:
        return WaitlistJoined(_seen(services, earlier))
    days = listed_days(policy=office.booking_policy, now=now)
    if not days[0] <= first_day <= last_day <= days[-1]:
        return InputIsInvalid(field="lastDay", problem="waitlist_days")
    free = _first_free(services, office=office, group=group, wish=wish)
    return TimesAreFree(free) if free else _join(services, wish, intention=intention)


def see_wish(services: Services, *, code: str) -> SeenWish | None:
    """A wish by its code; whoever looks hands on what became vacant for those who wait for the same days."""
    wish = _load(code)
    if wish is None:
        return None
    now = services.now()
    if wish.is_waiting(now=now):
        first = max(wish.first_day, local_day(now))
        hand_on_day(
            services,
            wish=wish,
            since=max(now, at_local(first, datetime.min.time())),
            until=at_local(wish.last_day + timedelta(days=1), datetime.min.time()),
        )
        wish = _load(code) or wish
    return _seen(services, wish)


def accept_offer(
    services: Services, *, code: str, slot_id: str, idempotency_key: str
) -> AppointmentBooked | WishIsUnknown | OfferHasLapsed | PhoneHasTooManyBookings | InputIsInvalid:
    """The held places become a booking, under the limits of any other; accepted again it is the same one."""
    wish = _load(code)
    if wish is None:
        return WishIsUnknown()
    intention = _intend("acceptOffer", wish, slot_id=slot_id, key=idempotency_key)
    if isinstance(intention, InputIsInvalid):
        return intention
    offer = _last_offer(wish, slot_id=slot_id)
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
                was=wish, to=replace(wish, end=WishEnd.BOOKED), digest=_digest(services, wish)
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
        return PhoneHasTooManyBookings(limit=limit)
    return AppointmentBooked(ticket)


def decline_offer(
    services: Services, *, code: str, slot_id: str, idempotency_key: str
) -> OfferDeclined | WishIsUnknown | OfferHasLapsed | InputIsInvalid:
    """Pass the offered time on; the wish keeps its turn for other times."""
    for _ in tries():
        wish = _load(code)
        if wish is None:
            return WishIsUnknown()
        intention = _intend("declineOffer", wish, slot_id=slot_id, key=idempotency_key)
        if isinstance(intention, InputIsInvalid):
            return intention
        now, offer = services.now(), _last_offer(wish, slot_id=slot_id)
        if offer is not None and offer.is_declined:
            _hand_on(services, wish, offer)
            return OfferDeclined(_seen(services, wish))
        if offer is None or offer != wish.open_offer(now=now):
            return OfferHasLapsed()
        declined = with_offer_declined(wish)
        try:
            transact(
                *_holds_end(wish, offer, now=now),
                *waitlist_storage.change_wish(was=wish, to=declined),
                remember(intention, outcome="declined", now=now),
            )
        except ConditionsFailed as failed:
            if waitlist_storage.WISH_WRITE not in failed.names and recall(intention, now=now) is None:
                return OfferHasLapsed()  # taken in another window, or let go
        else:
            _hand_on(services, wish, offer)
            return OfferDeclined(_seen(services, declined))
    raise AssertionError("tries end in StoreIsBusy")


def leave_waitlist(
    services: Services, *, code: str, idempotency_key: str
) -> WaitlistLeft | WishIsUnknown | WishHasEnded | InputIsInvalid:
    """Wait no more; a time that was offered goes on in turn."""
    for _ in tries():
        wish = _load(code)
        if wish is None:
            return WishIsUnknown()
        intention = _intend("leaveWaitlist", wish, slot_id="", key=idempotency_key)
        if isinstance(intention, InputIsInvalid):
            return intention
        if wish.end is WishEnd.BOOKED:
            return WishHasEnded()
        if wish.end is WishEnd.LEFT:
            for last in wish.offers[-1:]:
                _hand_on(services, wish, last)
            return WaitlistLeft(_seen(services, wish))
        now = services.now()
        left, offer = replace(wish, end=WishEnd.LEFT), wish.open_offer(now=now)
        try:
            transact(
                *(_holds_end(wish, offer, now=now) if offer else ()),
                *waitlist_storage.end_wish(was=wish, to=left, digest=_digest(services, wish)),
                remember(intention, outcome="left", now=now),
            )
        except ConditionsFailed:
            continue
        if offer:
            _hand_on(services, wish, offer)
        return WaitlistLeft(_seen(services, left))
    raise AssertionError("tries end in StoreIsBusy")


def _join(
    services: Services, wish: Wish, *, intention: Intention
) -> WaitlistJoined | WaitlistIsFull | PhoneWaitsAlready:
    digest = _digest(services, wish)
    failed: frozenset[str] = frozenset()
    for _ in range(2):
        try:
            transact(*waitlist_storage.join(wish, digest=digest, intention=intention))
        except ConditionsFailed as refused:
            earlier = waitlist_storage.load_wish_of(intention, code=wish.code)
            if earlier is not None:
                return WaitlistJoined(_seen(services, earlier))
            failed = refused.names
            if not waitlist_storage.drop_what_is_over(wish, digest=digest, now=services.now()):
                break
        else:
            return WaitlistJoined(_seen(services, wish))
    return PhoneWaitsAlready() if waitlist_storage.PHONE_WRITE in failed else WaitlistIsFull()


def _seen(services: Services, wish: Wish) -> SeenWish:
    now = services.now()
    ahead = 0
    if wish.is_waiting(now=now):
        waitlist = waitlist_storage.load_waitlist(office_id=wish.office_id, group_id=wish.group_id, now=now)
        ahead = ahead_of(wish, waitlist.wishes, now=now)
    return SeenWish(wish=wish, people_ahead=ahead, offer=wish.open_offer(now=now), as_of=now)


def _first_free(services: Services, *, office: Office, group: ServiceGroup, wish: Wish) -> datetime | None:
    """The first time she could book at once."""
    days = slot_days(services, office=office, group=group, places=wish.places)
    free = (slot for day in days for slot in day.slots if slot.free_places and wants(wish, slot.slot))
    first = next(free, None)
    return first.slot.starts_at if first else None


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


def _last_offer(wish: Wish, *, slot_id: str) -> Offer | None:
    return wish.offers[-1] if wish.offers and wish.offers[-1].slot_id == slot_id else None


def _intend(mutation: str, wish: Wish, *, slot_id: str, key: str) -> Intention | InputIsInvalid:
    return intend(mutation=mutation, caller=wish.code, key=key, request={"wish": wish.code, "slot": slot_id})


def _load(code: str) -> Wish | None:
    parsed = parse_ticket_code(code)
    return waitlist_storage.load_wish(parsed) if parsed else None


def _new_code(services: Services, intention: Intention) -> str:
    return derive_code(
        secret=services.code_secret,
        purpose="wish",
        parts=[intention.scope, intention.key],
        length=CODE_LENGTH,
    )


def _digest(services: Services, wish: Wish) -> str:
    return phone_digest(secret=services.code_secret, phone=wish.phone)

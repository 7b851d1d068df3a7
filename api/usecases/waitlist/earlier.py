"""Who has an appointment waits for an earlier one; an offer taken moves the appointment."""

from dataclasses import dataclass, replace
from datetime import date

from api.domain.appointments import Mark, find_slots
from api.domain.calendar import local_day
from api.domain.tickets import CODE_LENGTH, TicketState, derive_code, parse_ticket_code
from api.domain.waitlist import EARLIER_TIMES_BEGIN_AFTER, Wish, WishEnd, with_offers_closed
from api.storage import appointments as places_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage import waitlist as waitlist_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments import AppointmentBooked
from api.usecases.appointments.visits import expected, find_booking
from api.usecases.intentions import Intention, intend, tries
from api.usecases.outcomes import (
    EarlierTimesAreNotOffered,
    InputIsInvalid,
    OfferHasLapsed,
    PhoneWaitsAlready,
    TicketCannotChange,
    TicketIsUnknown,
    TimesAreFree,
    WaitlistIsFull,
)
from api.usecases.places import (
    TooManyBookings,
    claim_mark,
    cool_off,
    count,
    look_after_leaving,
    row_of,
    too_many,
    uncount,
)
from api.usecases.services import Services
from api.usecases.waitlist.joining import first_free
from api.usecases.waitlist.reading import SeenWish, digest_of, last_offer, load_wish, see_wish, seen_now


@dataclass(frozen=True, slots=True)
class EarlierTimeWished:
    seen: SeenWish


def see_earlier_wish(services: Services, *, code: str) -> SeenWish | None:
    """The wish for an earlier time of the ticket with that code."""
    parsed = parse_ticket_code(code)
    return see_wish(services, code=_wish_code(services, parsed)) if parsed else None


def wish_for_earlier(
    services: Services, *, code: str, idempotency_key: str, first_day: date | None = None
) -> (
    EarlierTimeWished
    | TicketIsUnknown
    | TicketCannotChange
    | EarlierTimesAreNotOffered
    | TimesAreFree
    | WaitlistIsFull
    | PhoneWaitsAlready
    | InputIsInvalid
):
    """Wait for a time before one's appointment, from `first_day` on; the appointment is kept meanwhile.

    A ticket has one such wish. Taken up again it goes to the end of the line and keeps what it was offered.
    """
    found = find_booking(services, code)
    if found is None:
        return TicketIsUnknown()
    ticket, office, group = found
    intention = intend(
        mutation="wishForEarlier",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code, "first_day": first_day},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    limit = office.booking_policy.earlier_offers
    for _ in tries():
        now = services.now()
        was = load_wish(services, _wish_code(services, ticket.code))
        if was is not None and (recall(intention, now=now) is not None or was.is_waiting(now=now)):
            return EarlierTimeWished(seen_now(services, was))
        if ticket.state is not TicketState.BOOKED or ticket.appointment_at is None or ticket.phone is None:
            return TicketCannotChange(ticket)
        today = local_day(now)
        if first_day is not None and not today <= first_day <= ticket.day:
            return InputIsInvalid(field="firstDay", problem="waitlist_days")
        offered = with_offers_closed(was) if was else ()
        is_soon = ticket.appointment_at <= now + EARLIER_TIMES_BEGIN_AFTER
        if is_soon or len(offered) >= limit or (was is not None and was.end is None):
            return EarlierTimesAreNotOffered(limit=limit)
        wish = Wish(
            code=_wish_code(services, ticket.code),
            office_id=office.id,
            group_id=group.id,
            procedure_code=ticket.procedure_code,
            joined_at=now,
            first_day=first_day or today,
            last_day=ticket.day,
            part=None,
            places=ticket.places,
            name=ticket.name or "",
            phone=ticket.phone,
            offers=offered,
            ticket=ticket.code,
            before=ticket.appointment_at,
            most_offers=limit,
        )
        free = first_free(services, office=office, group=group, wish=wish)
        if free is not None:
            return TimesAreFree(free)
        refusal = _join(services, wish, was=was, intention=intention)
        if refusal is not None:
            return refusal
    raise AssertionError("tries end in StoreIsBusy")


def _join(
    services: Services, wish: Wish, *, was: Wish | None, intention: Intention
) -> EarlierTimeWished | WaitlistIsFull | PhoneWaitsAlready | None:
    """None: something changed meanwhile, so another look is worth it."""
    now, digest = services.now(), digest_of(services, wish)
    try:
        transact(
            *waitlist_storage.join(wish, digest=digest, intention=intention, ended_before=was),
            remember(intention, outcome="wished", now=now),
        )
    except ConditionsFailed as failed:
        is_full = {waitlist_storage.PHONE_WRITE, waitlist_storage.GROUP_WRITE} & failed.names
        if not is_full or waitlist_storage.WISH_WRITE in failed.names:
            return None
        if waitlist_storage.drop_what_is_over(wish, digest=digest, now=now):
            return None
        return PhoneWaitsAlready() if waitlist_storage.PHONE_WRITE in failed.names else WaitlistIsFull()
    return EarlierTimeWished(seen_now(services, wish))


def move_earlier(
    services: Services, *, wish: Wish, slot_id: str, intention: Intention
) -> AppointmentBooked | OfferHasLapsed | TooManyBookings:
    """The held places become the ticket's as it leaves those it had, which cool off and go on in turn."""
    ticket_code = wish.ticket or ""
    for _ in tries():
        now = services.now()
        ticket = tickets_storage.load_ticket(ticket_code)
        known = load_wish(services, wish.code)
        if ticket is None or known is None:
            return OfferHasLapsed()
        offer = last_offer(known, slot_id=slot_id)
        is_taken = known.end is WishEnd.BOOKED and offer is not None
        if is_taken or recall(intention, now=now) is not None:
            return AppointmentBooked(tickets_storage.load_ticket(ticket_code) or ticket)
        office = services.office(known.office_id)
        slots = find_slots(office=office, slot_id=slot_id, places=known.places) if office else None
        if office is None or not slots or offer is None or offer != known.open_offer(now=now):
            return OfferHasLapsed()
        row = row_of(slots, office_id=office.id)
        seen = places_storage.load_slots(office_id=office.id, group_id=row.group_id, starts=row.starts)
        if not all(Mark(offer.code, offer.until) in seen[at].holds for at in row.starts):
            if load_wish(services, known.code) != known:
                continue  # taken or declined in another window since it was read
            return OfferHasLapsed()
        moved = replace(
            ticket,
            appointment_at=row.starts[0],
            appointment_ends_at=row.ends_at,
            day=local_day(row.starts[0]),
        )
        limit, mark = office.booking_policy.bookings_per_day, claim_mark(services, ticket.code)
        try:
            transact(
                tickets_storage.move_appointment(was=ticket, to=moved),
                *hall_storage.expect_at_another_time(
                    office_id=office.id, was_on=ticket.day, on=moved.day, entry=expected(moved)
                ),
                *(
                    places_storage.change_slot(
                        office_id=office.id,
                        group_id=row.group_id,
                        starts_at=at,
                        seen=seen[at],
                        changed=seen[at].taken_over(offer.code, by=mark),
                    )
                    for at in row.starts
                ),
                *cool_off(services, ticket, starts=ticket.slot_starts),
                *(() if ticket.day == moved.day else count(services, ticket=moved, limit=limit)),
                *(() if ticket.day == moved.day else uncount(services, ticket=ticket)),
                *waitlist_storage.end_wish(
                    was=known,
                    to=replace(known, end=WishEnd.BOOKED),
                    digest=digest_of(services, known),
                    at=now,
                ),
                remember(intention, outcome="moved", now=now),
            )
        except ConditionsFailed as failed:
            refusal = too_many(failed, limit=limit)
            if refusal is not None and recall(intention, now=now) is None:
                return refusal
        else:
            look_after_leaving(services, ticket, starts=ticket.slot_starts)
            return AppointmentBooked(moved)
    raise AssertionError("tries end in StoreIsBusy")


def _wish_code(services: Services, ticket_code: str) -> str:
    return derive_code(
        secret=services.code_secret, purpose="earlier", parts=[ticket_code], length=CODE_LENGTH
    )

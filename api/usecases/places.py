"""Places in a slot and in a phone's day: taken for a ticket, given back, let go when no ticket holds them."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from api.domain.appointments import MAX_BOOKINGS_PER_PHONE_AND_DAY, SlotTime
from api.domain.calendar import local_day
from api.domain.people import phone_digest
from api.domain.tickets import Ticket, TicketState
from api.storage import appointments as places
from api.storage import tickets as tickets_storage
from api.usecases.outcomes import PhoneHasTooManyBookings, SlotIsFull
from api.usecases.services import Services


def take_place(
    services: Services, *, office_id: str, slot: SlotTime, phone: str, code: str
) -> SlotIsFull | PhoneHasTooManyBookings | None:
    """Take the place, then count it against the phone's day; nothing stays taken when either is refused.

    Taking it again for the same ticket holds what is held.
    """
    day, now = local_day(slot.starts_at), services.now()
    taken = places.claim_slot(
        office_id=office_id,
        group_id=slot.group_id,
        starts_at=slot.starts_at,
        capacity=slot.capacity,
        code=code,
        now=now,
        unused=lambda codes: _without_ticket(
            codes,
            holds=lambda ticket: _is_in_slot(ticket, group_id=slot.group_id, starts_at=slot.starts_at),
        ),
    )
    if not taken:
        return SlotIsFull()
    counted = places.claim_phone_day(
        office_id=office_id,
        digest=_digest(services, phone),
        on=day,
        limit=MAX_BOOKINGS_PER_PHONE_AND_DAY,
        code=code,
        now=now,
        unused=lambda codes: _without_ticket(
            codes, holds=lambda ticket: _is_on_phone_day(ticket, phone=phone, day=day)
        ),
    )
    if counted:
        return None
    ticket = tickets_storage.load_ticket(code)
    if ticket is None or not _is_in_slot(ticket, group_id=slot.group_id, starts_at=slot.starts_at):
        places.release_slot(office_id=office_id, group_id=slot.group_id, starts_at=slot.starts_at, code=code)
    return PhoneHasTooManyBookings(limit=MAX_BOOKINGS_PER_PHONE_AND_DAY)


def leave_place(
    services: Services, *, ticket: Ticket, group_id: str, starts_at: datetime, phone: str
) -> None:
    """Give back what `ticket`, as it stands now, does not hold; giving back twice changes nothing."""
    if not _is_in_slot(ticket, group_id=group_id, starts_at=starts_at):
        places.release_slot(
            office_id=ticket.office_id, group_id=group_id, starts_at=starts_at, code=ticket.code
        )
    day = local_day(starts_at)
    if not _is_on_phone_day(ticket, phone=phone, day=day):
        places.release_phone_day(
            office_id=ticket.office_id, digest=_digest(services, phone), on=day, code=ticket.code
        )


def _is_in_slot(ticket: Ticket, *, group_id: str, starts_at: datetime) -> bool:
    return (
        ticket.state is not TicketState.CANCELLED
        and ticket.booked_group_id == group_id
        and ticket.appointment_at == starts_at
    )


def _is_on_phone_day(ticket: Ticket, *, phone: str, day: date) -> bool:
    return ticket.state is not TicketState.CANCELLED and ticket.phone == phone and ticket.day == day


def _without_ticket(codes: Collection[str], *, holds: Callable[[Ticket], bool]) -> set[str]:
    """Codes that took a place and whose ticket was never written, or has since gone elsewhere."""
    tickets = tickets_storage.load_tickets(codes)
    return {code for code in codes if code not in tickets or not holds(tickets[code])}


def _digest(services: Services, phone: str) -> str:
    return phone_digest(secret=services.code_secret, phone=phone)

"""Places in slots: taken for a ticket or held for somebody who is typing, and given back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.appointments import CLAIMS_ARE_SETTLED_AFTER, Mark, Occupancy, SlotTime
from api.domain.people import phone_digest
from api.domain.tickets import Ticket, TicketState
from api.storage import appointments as places_storage
from api.storage import booking_limits
from api.storage import tickets as tickets_storage
from api.storage.booking_limits import Counted
from api.storage.transactions import ConditionsFailed, Update
from api.usecases.outcomes import CitizenHasTooManyBookings, PhoneHasTooManyBookings
from api.usecases.services import Services

MOST_CLAIMS = 3
TooManyBookings = PhoneHasTooManyBookings | CitizenHasTooManyBookings


@dataclass(frozen=True, slots=True)
class Row:
    """Slots of one group that follow each other, and how full each of them may become for whoever asks."""

    office_id: str
    group_id: str
    starts: tuple[datetime, ...]
    ends_at: datetime
    capacity: int


def row_of(slots: Sequence[SlotTime], *, office_id: str, with_reserve: bool = False) -> Row:
    """The row as citizens may fill it, or as clerks may: `with_reserve`."""
    return Row(
        office_id=office_id,
        group_id=slots[0].group_id,
        starts=tuple(slot.starts_at for slot in slots),
        ends_at=slots[-1].ends_at,
        capacity=min(slot.places(with_reserve=with_reserve) for slot in slots),
    )


def take_places(services: Services, *, row: Row, code: str, was_held: Mark | None = None) -> Mark | None:
    """Claim a place in each slot of the row for the ticket of that code; None when one of them is full.

    Taking them again for the same ticket holds what is held. From now on a hold of them cannot be released.
    """
    mark = claim_mark(services, code)

    def claim() -> frozenset[datetime]:
        return places_storage.claim_places(
            office_id=row.office_id,
            group_id=row.group_id,
            starts=row.starts,
            capacity=row.capacity,
            mark=mark,
            was_held=was_held,
        )

    return mark if taken_after_looking(services, row=row, take=claim) else None


def taken_after_looking(services: Services, *, row: Row, take: Callable[[], Collection[datetime]]) -> bool:
    """Do `take`, which returns the slots that refused; look into those, and try again if one has room."""
    for _ in range(MOST_CLAIMS):
        refused = take()
        if not refused:
            return True
        freed = [let_go(services, row=row, starts_at=at) for at in refused]
        if not any(freed):
            return False
    return False


def claim_mark(services: Services, code: str) -> Mark:
    return Mark(code, services.now() + CLAIMS_ARE_SETTLED_AFTER)


def let_go(services: Services, *, row: Row, starts_at: datetime) -> bool:
    """Free what nobody holds any more in a slot that refused; whether there was anything.

    A slot is looked into when something can have changed by itself: at the end of the next mark seen there,
    and after a minute at the latest. In between a refused attempt costs no read.
    """
    slot, now = f"{row.office_id}/{row.group_id}/{starts_at.isoformat()}", services.now()
    if not services.looks.is_due(slot, now=now):
        return False
    try:
        seen, swept, is_swept = _sweep(row=row, starts_at=starts_at, now=now)
    except BaseException:
        services.looks.forget(slot)
        raise
    if not is_swept:
        services.looks.forget(slot)
        return True  # somebody changed it meanwhile: worth another try
    services.looks.look_again(slot, at=swept.next_look_at(now=now))
    return swept != seen


def _sweep(*, row: Row, starts_at: datetime, now: datetime) -> tuple[Occupancy, Occupancy, bool]:
    """The slot as seen, as it should be, and whether it is so now."""
    seen = places_storage.load_slots(office_id=row.office_id, group_id=row.group_id, starts=[starts_at])[
        starts_at
    ]
    asked = seen.lapsed(now=now) | seen.unproven(now=now)
    tickets = tickets_storage.load_tickets(asked)
    proven = {
        code
        for code in asked
        if code in tickets and holds_slot(tickets[code], group_id=row.group_id, starts_at=starts_at)
    }
    swept = seen.without(asked - proven, settled=proven)
    is_swept = swept == seen or places_storage.sweep_slot(
        office_id=row.office_id, group_id=row.group_id, starts_at=starts_at, seen=seen, swept=swept
    )
    return seen, swept, is_swept


def leave_places(services: Services, *, ticket: Ticket) -> list[Update]:
    """The writes by which a ticket leaves its slots and its days, for the transaction that ends it.

    Every place that a written ticket has is freed through here.
    """
    return [
        *leave_slots(ticket, starts=ticket.slot_starts),
        *(uncount(services, ticket=ticket) if ticket.appointment_at and ticket.phone else ()),
    ]


def move_places(services: Services, *, was: Ticket, to: Ticket, row: Row, limit: int) -> list[Update]:
    """The writes by which a booking changes its slots and its days; slots it keeps are not touched."""
    mark = claim_mark(services, to.code)
    return [
        *(
            places_storage.take_place(
                office_id=row.office_id,
                group_id=row.group_id,
                starts_at=at,
                capacity=row.capacity,
                mark=mark,
            )
            for at in row.starts
            if at not in was.slot_starts
        ),
        *leave_slots(was, starts=[at for at in was.slot_starts if at not in row.starts]),
        *(
            []
            if was.day == to.day
            else [*count(services, ticket=to, limit=limit), *uncount(services, ticket=was)]
        ),
    ]


def leave_slots(ticket: Ticket, *, starts: Collection[datetime]) -> list[Update]:
    return [
        places_storage.leave_place(
            office_id=ticket.office_id, group_id=ticket.booked_group_id, starts_at=at, code=ticket.code
        )
        for at in starts
    ]


def count(services: Services, *, ticket: Ticket, limit: int) -> list[Update]:
    """The writes that count a booking against its phone's day, and its citizen's."""
    return [
        booking_limits.count_booking(
            office_id=ticket.office_id,
            digest=digest,
            on=ticket.day,
            limit=limit,
            code=ticket.code,
            against=against,
        )
        for against, digest in _counted(services, ticket)
    ]


def uncount(services: Services, *, ticket: Ticket) -> list[Update]:
    return [
        booking_limits.uncount_booking(
            office_id=ticket.office_id, digest=digest, on=ticket.day, code=ticket.code, against=against
        )
        for against, digest in _counted(services, ticket)
    ]


def too_many(failed: ConditionsFailed, *, limit: int) -> TooManyBookings | None:
    """Whose day was full; None when something else did not hold."""
    if Counted.PHONE.value in failed.names:
        return PhoneHasTooManyBookings(limit=limit)
    return CitizenHasTooManyBookings(limit=limit) if Counted.CITIZEN.value in failed.names else None


def give_up_refused(services: Services, *, row: Row, ticket: Ticket, failed: ConditionsFailed) -> bool:
    """A day of its person was full: no request may write this ticket now, so its places go back.

    False when another request with the same key has written it, or when they must wait to be let go.
    """
    # All of its days are counted in one write: who is refused in one of them is not written at all.
    against, digest = next(
        (each for each in _counted(services, ticket) if each[0].value in failed.names),
        (Counted.PHONE, _digest(services, ticket)),
    )
    refused = booking_limits.refuse_booking(
        office_id=row.office_id, digest=digest, on=ticket.day, code=ticket.code, against=against
    )
    if refused:
        give_back(row=row, code=ticket.code)
    return refused


def hold_again(*, row: Row, mark: Mark) -> None:
    """No ticket came of the claim: the places are held as before."""
    places_storage.mark_held(office_id=row.office_id, group_id=row.group_id, starts=row.starts, mark=mark)


def give_back(*, row: Row, code: str, but: Collection[datetime] = ()) -> None:
    """Give back what a claim took and no ticket holds."""
    places_storage.give_places_back(
        office_id=row.office_id,
        group_id=row.group_id,
        starts=[at for at in row.starts if at not in but],
        code=code,
    )


def holds_slot(ticket: Ticket, *, group_id: str, starts_at: datetime) -> bool:
    return (
        ticket.state is not TicketState.CANCELLED
        and ticket.booked_group_id == group_id
        and starts_at in ticket.slot_starts
    )


def _counted(services: Services, ticket: Ticket) -> list[tuple[Counted, str]]:
    counted = [(Counted.PHONE, _digest(services, ticket))]
    if ticket.citizen_digest is not None:
        counted.append((Counted.CITIZEN, ticket.citizen_digest))
    return counted


def _digest(services: Services, ticket: Ticket) -> str:
    return phone_digest(secret=services.code_secret, phone=ticket.phone or "")

"""Places in slots: taken for a ticket or held for somebody who is typing, and given back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.domain.appointments import CLAIMS_ARE_SETTLED_AFTER, Mark, SlotTime
from api.domain.people import phone_digest
from api.domain.tickets import Ticket
from api.storage import appointments as places_storage
from api.storage import booking_limits
from api.storage import waitlist as waitlist_storage
from api.storage.booking_limits import Counted
from api.storage.transactions import ConditionsFailed, Update
from api.usecases.handing import holds_slot, look_into
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
    slot, now = _looked_at(row.office_id, row.group_id, starts_at), services.now()
    if not services.looks.is_due(slot, now=now):
        return False
    try:
        looked = look_into(services, office_id=row.office_id, group_id=row.group_id, starts_at=starts_at)
    except BaseException:
        services.looks.forget(slot)
        raise
    if not looked.is_written:
        services.looks.forget(slot)
        return True  # somebody changed it meanwhile: worth another try
    services.looks.look_again(slot, at=looked.left.next_look_at(now=now))
    return looked.left != looked.seen


def leave_places(services: Services, *, ticket: Ticket, cools_off: bool = True) -> list[Update]:
    """The writes by which a ticket leaves its slots and its days, for the transaction that ends it.

    Every place that a written ticket has is freed through here.
    """
    return [
        *leave_slots(services, ticket, starts=ticket.slot_starts, cools_off=cools_off),
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
        *leave_slots(services, was, starts=[at for at in was.slot_starts if at not in row.starts]),
        *(
            []
            if was.day == to.day
            else [*count(services, ticket=to, limit=limit), *uncount(services, ticket=was)]
        ),
    ]


def leave_slots(
    services: Services, ticket: Ticket, *, starts: Collection[datetime], cools_off: bool = True
) -> list[Update]:
    """Its places cool off, or can be had again at once, and whoever waits for them is to be looked at."""
    if not starts:
        return []
    left = waitlist_storage.place_left(
        office_id=ticket.office_id, group_id=ticket.booked_group_id, at=services.now()
    )
    return [*cool_off(services, ticket, starts=starts, is_needed=cools_off), left]


def cool_off(
    services: Services, ticket: Ticket, *, starts: Collection[datetime], is_needed: bool = True
) -> list[Update]:
    """None of its places can be handed on by arrangement."""
    office = services.office(ticket.office_id)
    cooling_minutes = office.booking_policy.cooling_minutes if office and is_needed else 0
    mark = Mark(ticket.code, services.now() + timedelta(minutes=cooling_minutes))
    return [
        places_storage.leave_place(
            office_id=ticket.office_id, group_id=ticket.booked_group_id, starts_at=at, mark=mark
        )
        for at in starts
    ]


def look_soon(services: Services, ticket: Ticket) -> None:
    """Whoever asks next for one of its slots looks into it, however lately somebody did."""
    for at in ticket.slot_starts:
        services.looks.forget(_looked_at(ticket.office_id, ticket.booked_group_id, at))


def look_after_leaving(services: Services, ticket: Ticket, *, starts: Collection[datetime]) -> None:
    """Where nothing cools off, what a ticket left goes on at once; elsewhere with whoever looks next."""
    office = services.office(ticket.office_id)
    group = office.group(ticket.booked_group_id) if office else None
    if office is None or group is None or office.booking_policy.cooling_minutes:
        return
    for at in starts:
        look_into(services, office_id=office.id, group_id=group.id, starts_at=at)


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


def leave_again(services: Services, *, row: Row, mark: Mark, ticket: Ticket | None) -> None:
    """A late repetition claimed what its ticket has left: that goes on as it would have without it."""
    starts = [
        at
        for at in row.starts
        if ticket is None or not holds_slot(ticket, group_id=row.group_id, starts_at=at)
    ]
    places_storage.leave_claimed(
        office_id=row.office_id, group_id=row.group_id, starts=starts, mark=mark, now=services.now()
    )
    for at in starts:
        look_into(services, office_id=row.office_id, group_id=row.group_id, starts_at=at)


def give_back(*, row: Row, code: str, but: Collection[datetime] = ()) -> None:
    """Give back what a claim took and no ticket holds."""
    places_storage.give_places_back(
        office_id=row.office_id,
        group_id=row.group_id,
        starts=[at for at in row.starts if at not in but],
        code=code,
    )


def _counted(services: Services, ticket: Ticket) -> list[tuple[Counted, str]]:
    counted = [(Counted.PHONE, _digest(services, ticket))]
    if ticket.citizen_digest is not None:
        counted.append((Counted.CITIZEN, ticket.citizen_digest))
    return counted


def _digest(services: Services, ticket: Ticket) -> str:
    return phone_digest(secret=services.code_secret, phone=ticket.phone or "")


def _looked_at(office_id: str, group_id: str, starts_at: datetime) -> str:
    return f"{office_id}/{group_id}/{starts_at.isoformat()}"

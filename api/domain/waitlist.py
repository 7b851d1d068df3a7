"""The waitlist: who waits for a freed place of which days, whose turn it is, and how long an offer stands.

Who has an appointment already may wait there for an earlier one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from api.domain.appointments import (
    EARLIEST_BOOKING_AHEAD_IN_MINUTES,
    DayPart,
    SlotTime,
    consecutive_slots,
)
from api.domain.calendar import at_local, local_clock, local_day
from api.domain.offices import BookingPolicy

MOST_WAITING_FOR_A_GROUP = 100
MOST_WISHES_OF_A_PHONE = 2
# Who answers none of so many would only keep the others waiting.
MOST_OFFERS_OF_A_WISH = 5
# Less is too short to read the page and to decide.
SHORTEST_OFFER = timedelta(minutes=2)
# Who sleeps cannot answer: between these hours nothing is offered but to who looks.
QUIET_FROM, QUIET_UNTIL = time(21), time(7)
# Who has an appointment is not asked to be there sooner than that.
EARLIER_TIMES_BEGIN_AFTER = timedelta(hours=1)


class WishEnd(StrEnum):
    """How a wish ended by its holder's own act."""

    BOOKED = "BOOKED"
    LEFT = "LEFT"


@dataclass(frozen=True, slots=True)
class Offer:
    """Places from a slot on, held for one wish until a UTC moment; `code` stands for them in the slots.

    The code is that of the ticket it becomes. `made_at` and the offer's place among its wish's offers name
    the event for whoever sends notices.
    """

    slot_id: str
    starts_at: datetime
    ends_at: datetime
    code: str
    made_at: datetime
    until: datetime
    is_declined: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody's wait for a freed time of a service group; `part` None: any time of those days.

    `name`, `phone` and `citizen_digest` are those of the booking it may become. `offers` are all it ever had,
    the oldest first. With a `ticket` it is for an earlier time than the one that ticket has, `before`: an
    offer taken moves the ticket.
    """

    code: str
    office_id: str
    group_id: str
    procedure_code: str
    joined_at: datetime
    first_day: date
    last_day: date
    part: DayPart | None
    places: int
    name: str
    phone: str
    offers: tuple[Offer, ...] = ()
    end: WishEnd | None = None
    citizen_digest: str | None = None
    ticket: str | None = None
    before: datetime | None = None
    most_offers: int = MOST_OFFERS_OF_A_WISH

    def open_offer(self, *, now: datetime) -> Offer | None:
        """The offer its holder can accept at this moment."""
        last = self.offers[-1] if self.offers and self.end is None else None
        return last if last and not last.is_declined and now < last.until else None

    def is_waiting(self, *, now: datetime) -> bool:
        """Whether it can be offered something more: not ended, not answered to, not over."""
        if self.end is not None or self.last_day < local_day(now):
            return False
        return len(self.offers) < self.most_offers or self.open_offer(now=now) is not None


def in_turn(wishes: Iterable[Wish], *, now: datetime) -> list[Wish]:
    """Those who wait, in the order in which they joined."""
    waiting = [wish for wish in wishes if wish.is_waiting(now=now)]
    return sorted(waiting, key=lambda wish: (wish.joined_at, wish.code))


def days_waited_for(wishes: Sequence[Wish], *, now: datetime) -> tuple[datetime, datetime]:
    """From now at the earliest to the end of the last day that any of them waits for."""
    first, last = min(wish.first_day for wish in wishes), max(wish.last_day for wish in wishes)
    midnight = datetime.min.time()
    return max(now, at_local(first, midnight)), at_local(last + timedelta(days=1), midnight)


def ahead_of(wish: Wish, wishes: Iterable[Wish], *, now: datetime) -> int:
    """How many joined earlier and wait for times that she waits for too."""
    return sum(
        1
        for other in in_turn(wishes, now=now)
        if (other.joined_at, other.code) < (wish.joined_at, wish.code)
        and other.first_day <= wish.last_day
        and wish.first_day <= other.last_day
        and (other.part is None or wish.part is None or other.part is wish.part)
    )


def wants(wish: Wish, slot: SlotTime) -> bool:
    """Whether the wish is for a time that begins with this slot, and ends before an appointment she has."""
    ends_at = slot.starts_at + wish.places * (slot.ends_at - slot.starts_at)
    if wish.before is not None and ends_at > wish.before:
        return False
    return wish.first_day <= local_day(slot.starts_at) <= wish.last_day and wish.part in (None, slot.part)


def may_be_offered(wish: Wish, slot: SlotTime, *, now: datetime) -> bool:
    """Whether it is hers when her turn comes: wanted, not offered before, and nothing else is open to her.

    Who declined a time, or let its offer lapse, is not asked about that time again.
    """
    if wish.ticket is not None and slot.starts_at < now + EARLIER_TIMES_BEGIN_AFTER:
        return False
    return (
        wish.is_waiting(now=now)
        and wish.open_offer(now=now) is None
        and wants(wish, slot)
        and all(offer.slot_id != slot.id for offer in wish.offers)
    )


def offer_until(*, policy: BookingPolicy, starts_at: datetime, now: datetime) -> datetime | None:
    """The end of an offer made now, in whole seconds; None when too little is left to decide.

    It ends when the slot can be booked no more: an offer never outlives its slot.
    """
    too_late_at = starts_at - timedelta(minutes=EARLIEST_BOOKING_AHEAD_IN_MINUTES)
    until = min(now + timedelta(minutes=policy.offer_minutes), too_late_at).replace(microsecond=0)
    return until if until - now >= SHORTEST_OFFER else None


def end_of_night(*, now: datetime) -> datetime | None:
    """Until when nothing is offered with nobody looking; None by day."""
    at = local_clock(now).time()
    if QUIET_UNTIL <= at < QUIET_FROM:
        return None
    return at_local(local_day(now) + timedelta(days=int(at >= QUIET_FROM)), QUIET_UNTIL)


def rows_with(
    slots: Sequence[SlotTime], *, starts_at: datetime, places: int
) -> tuple[tuple[SlotTime, ...], ...]:
    """Every row of so many consecutive slots of a day that the slot of that start is part of, in order."""
    rows = (consecutive_slots(slots, first=first, places=places) for first in slots)
    return tuple(row for row in rows if row and any(slot.starts_at == starts_at for slot in row))


def with_offer(wish: Wish, offer: Offer) -> Wish:
    return replace(wish, offers=(*wish.offers, offer))


def with_offer_declined(wish: Wish) -> Wish:
    """The last offer was not wanted. ValueError when there is none."""
    if not wish.offers:
        raise ValueError("nothing was offered")
    return replace(wish, offers=(*wish.offers[:-1], replace(wish.offers[-1], is_declined=True)))


def with_offers_closed(wish: Wish) -> tuple[Offer, ...]:
    """All that was offered, none of it open any more: for who left and comes back."""
    return tuple(replace(offer, is_declined=True) for offer in wish.offers)

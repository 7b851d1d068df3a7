"""Bookings that a change of their office leaves without their place, and the nearest free times for them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.appointments import find_slot, find_slots, slot_id, slot_times
from api.domain.calendar import Shift
from api.domain.offices import Office, why_no_appointments
from api.domain.offices.differences import Difference

DIGEST_LENGTH = 32
# Nobody is called up to say so: who is moved to an earlier time must have a day to see it.
NOTICE_OF_AN_EARLIER_TIME = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment somebody has: the starts of its slots in order; `booked_at` is when she booked it."""

    code: str
    group_id: str
    starts: tuple[datetime, ...]
    booked_at: datetime

    @property
    def starts_at(self) -> datetime:
        return self.starts[0]


@dataclass(frozen=True, slots=True)
class AffectedBooking:
    """A stranded booking as a manager may see it: by a reference that is no key to the ticket.

    `to` is the start of the nearest free time; None when there is none to move it to.
    """

    booking: Booking
    reference: str
    name: str | None
    phone: str | None
    procedure_code: str
    to: datetime | None


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What a change would do; `digest` stands for exactly these bookings at these times."""

    before: Office
    after: Office
    differences: tuple[Difference, ...]
    affected: tuple[AffectedBooking, ...]

    @property
    def digest(self) -> str:
        text = "".join(
            f"{one.reference}@{one.booking.starts_at.isoformat()};"
            for one in sorted(self.affected, key=lambda one: one.reference)
        )
        return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def days_with_other_times(*, before: Office, after: Office, days: Iterable[date]) -> tuple[date, ...]:
    """The days on which the bookable times of any group there was, or their places, differ."""
    there_were = {group.id for group in before.groups}
    differ: dict[tuple[tuple[Shift, ...], tuple[Shift, ...]], bool] = {}
    found = []
    for day in days:
        # The times of a day follow from its hours alone, and most days have the same.
        hours = _booking_hours(before, day), _booking_hours(after, day)
        if hours not in differ:
            differ[hours] = _times(before, there_were, day) != _times(after, there_were, day)
        if differ[hours]:
            found.append(day)
    return tuple(found)


def newly_stranded(*, before: Office, after: Office, bookings: Sequence[Booking]) -> tuple[Booking, ...]:
    """Bookings that have their place now and will not have it: the soonest first.

    Of those in one slot that becomes too small, who booked last is stranded.
    """
    lost = _stranded(after, bookings) - _stranded(before, bookings)
    found = [booking for booking in bookings if booking.code in lost]
    return tuple(sorted(found, key=lambda booking: (booking.starts_at, booking.booked_at, booking.code)))


def nearest_free(*, starts_at: datetime, free: Mapping[datetime, int], now: datetime) -> list[datetime]:
    """Starts with a free place, the nearest first; earlier ones only with a day's notice."""
    earliest = now + NOTICE_OF_AN_EARLIER_TIME
    open_starts = [
        start
        for start, places in free.items()
        if places > 0 and (start > starts_at or earliest <= start < starts_at)
    ]
    return sorted(open_starts, key=lambda start: (abs(start - starts_at), start < starts_at))


def plan_moves(
    *, office: Office, bookings: Iterable[Booking], free: Mapping[str, Mapping[datetime, int]], now: datetime
) -> dict[str, datetime]:
    """A free time for each booking, by code; each place is given once. `free` is by group and start.

    Who holds several slots in a row gets as many in a row.
    """
    left = {group_id: dict(places) for group_id, places in free.items()}
    planned: dict[str, datetime] = {}
    for booking in bookings:
        places = left.get(booking.group_id, {})
        for start in nearest_free(starts_at=booking.starts_at, free=places, now=now):
            first = slot_id(group_id=booking.group_id, starts_at=start)
            row = find_slots(office=office, slot_id=first, places=len(booking.starts))
            if row is not None and all(places.get(slot.starts_at, 0) > 0 for slot in row):
                planned[booking.code] = start
                for slot in row:
                    places[slot.starts_at] -= 1
                break
    return planned


def _booking_hours(office: Office, day: date) -> tuple[Shift, ...]:
    return () if why_no_appointments(office=office, day=day) else office.calendar.booking_shifts_on(day)


def _times(office: Office, group_ids: Set[str], day: date) -> set[tuple[str, datetime, datetime, int]]:
    return {
        (slot.group_id, slot.starts_at, slot.ends_at, slot.capacity)
        for group in office.groups
        if group.id in group_ids
        for slot in slot_times(office=office, group=group, day=day)
    }


def _stranded(office: Office, bookings: Sequence[Booking]) -> set[str]:
    in_slot: dict[tuple[str, datetime], list[Booking]] = defaultdict(list)
    for booking in bookings:
        for start in booking.starts:
            in_slot[booking.group_id, start].append(booking)
    lost: set[str] = set()
    for (group_id, starts_at), held in in_slot.items():
        places = _places(office, group_id=group_id, starts_at=starts_at)
        ranked = sorted(held, key=lambda booking: (booking.booked_at, booking.code))
        lost |= {booking.code for booking in ranked[places:]}
    return lost


def _places(office: Office, *, group_id: str, starts_at: datetime) -> int:
    slot = find_slot(office=office, slot_id=slot_id(group_id=group_id, starts_at=starts_at))
    return slot.capacity if slot else 0

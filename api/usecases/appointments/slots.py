"""What is free: days and times one can book."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.appointments import (
    SlotTime,
    booking_opens_at,
    consecutive_slots,
    free_places,
    is_quiet,
    is_too_late,
    listed_days,
    slot_times,
)
from api.domain.calendar import at_local
from api.domain.offices import Office, ServiceGroup, why_no_appointments
from api.storage import appointments as places_storage
from api.usecases.handing import waited_for
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A time one can come; `ends_at` is when an appointment of the asked places would be over.

    Of the free places `of_reserve` are given out by clerks alone; a citizen is shown none of those.
    """

    slot: SlotTime
    ends_at: datetime
    free_places: int
    is_quiet: bool
    of_reserve: int = 0


@dataclass(frozen=True, slots=True)
class SlotDay:
    """A day one may book, or may from `opens_at` on; `closed_vi` and `closed_en` say why it has no times."""

    day: date
    slots: tuple[FreeSlot, ...]
    closed_vi: str | None
    closed_en: str | None
    opens_at: datetime | None = None


def slot_days(
    services: Services,
    *,
    office: Office,
    group: ServiceGroup,
    days: int | None = None,
    places: int = 1,
    with_reserve: bool = False,
) -> tuple[SlotDay, ...]:
    """The first `days` days up to the horizon with their slots that have not begun, full ones included.

    With several `places`, only times after which as many slots follow each other. `with_reserve`: as clerks
    may book them.
    """
    now = services.now()
    wanted = listed_days(policy=office.booking_policy, now=now)[:days]
    occupied = places_storage.occupied_slots(
        office_id=office.id,
        group_id=group.id,
        since=at_local(wanted[0], datetime.min.time()),
        until=at_local(wanted[-1] + timedelta(days=1), datetime.min.time()),
    )
    taken = {starts_at: slot.taken(now=now) for starts_at, slot in occupied.items()}
    for starts_at in waited_for(services, office=office, group=group, occupied=occupied):
        taken[starts_at] = len(occupied[starts_at].holders)
    return tuple(
        _slot_day(
            office=office,
            group=group,
            day=day,
            taken=taken,
            now=now,
            places=places,
            with_reserve=with_reserve,
        )
        for day in wanted
    )


def next_free_slots(
    services: Services, *, office: Office, group: ServiceGroup, first: int
) -> tuple[FreeSlot, ...]:
    """The next slots with a free place, today and tomorrow."""
    days = slot_days(services, office=office, group=group, days=2)
    return tuple([slot for day in days for slot in day.slots if slot.free_places][:first])


def _slot_day(
    *,
    office: Office,
    group: ServiceGroup,
    day: date,
    taken: Mapping[datetime, int],
    now: datetime,
    places: int,
    with_reserve: bool,
) -> SlotDay:
    opens_at = booking_opens_at(policy=office.booking_policy, day=day)
    closed = office.calendar.why_closed(day)
    why = (closed.name_vi, closed.name_en) if closed else why_no_appointments(office=office, day=day)
    all_slots = slot_times(office=office, group=group, day=day) if opens_at <= now else ()
    return SlotDay(
        day=day,
        slots=tuple(_free_slots(all_slots, taken=taken, now=now, places=places, with_reserve=with_reserve)),
        closed_vi=why[0] if why else None,
        closed_en=why[1] if why else None,
        opens_at=opens_at if now < opens_at else None,
    )


def _free_slots(
    all_slots: tuple[SlotTime, ...],
    *,
    taken: Mapping[datetime, int],
    now: datetime,
    places: int,
    with_reserve: bool,
) -> Iterator[FreeSlot]:
    day_capacity = sum(slot.capacity for slot in all_slots)
    day_booked = sum(taken.get(slot.starts_at, 0) for slot in all_slots)
    for slot in all_slots:
        row = consecutive_slots(all_slots, first=slot, places=places)
        if row is None or is_too_late(starts_at=slot.starts_at, now=now):
            continue
        free, public = (_free(row, taken=taken, with_reserve=reserve) for reserve in (with_reserve, False))
        yield FreeSlot(
            slot=slot,
            ends_at=row[-1].ends_at,
            free_places=free,
            of_reserve=free - public,
            is_quiet=is_quiet(
                capacity=slot.capacity,
                booked=taken.get(slot.starts_at, 0),
                day_capacity=day_capacity,
                day_booked=day_booked,
            ),
        )


def _free(row: Iterable[SlotTime], *, taken: Mapping[datetime, int], with_reserve: bool) -> int:
    return min(
        free_places(capacity=slot.places(with_reserve=with_reserve), booked=taken.get(slot.starts_at, 0))
        for slot in row
    )

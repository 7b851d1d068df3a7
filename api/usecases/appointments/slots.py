"""What is free: days and times one can book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.appointments import (
    HORIZON_DAYS,
    SlotTime,
    bookable_days,
    free_places,
    is_quiet,
    is_too_late,
    slot_times,
)
from api.domain.calendar import at_local
from api.domain.offices import Office, ServiceGroup, why_no_appointments
from api.storage import appointments as places
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class FreeSlot:
    slot: SlotTime
    free_places: int
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class SlotDay:
    """A day one may book; on a day without bookable times `closed_vi` and `closed_en` say why."""

    day: date
    slots: tuple[FreeSlot, ...]
    closed_vi: str | None
    closed_en: str | None


def slot_days(
    services: Services, *, office: Office, group: ServiceGroup, days: int = HORIZON_DAYS + 1
) -> tuple[SlotDay, ...]:
    """The first `days` bookable days with their slots that have not begun, full ones included."""
    now = services.now()
    wanted = bookable_days(now=now)[:days]
    booked = places.booked_places(
        office_id=office.id,
        group_id=group.id,
        since=at_local(wanted[0], datetime.min.time()),
        until=at_local(wanted[-1] + timedelta(days=1), datetime.min.time()),
    )
    return tuple(_slot_day(office=office, group=group, day=day, booked=booked, now=now) for day in wanted)


def next_free_slots(
    services: Services, *, office: Office, group: ServiceGroup, first: int
) -> tuple[FreeSlot, ...]:
    """The next slots with a free place, today and tomorrow."""
    days = slot_days(services, office=office, group=group, days=2)
    return tuple([slot for day in days for slot in day.slots if slot.free_places][:first])


def _slot_day(
    *, office: Office, group: ServiceGroup, day: date, booked: Mapping[datetime, int], now: datetime
) -> SlotDay:
    all_slots = slot_times(office=office, group=group, day=day)
    day_capacity = sum(slot.capacity for slot in all_slots)
    day_booked = sum(booked.get(slot.starts_at, 0) for slot in all_slots)
    closed = office.calendar.why_closed(day)
    why = (closed.name_vi, closed.name_en) if closed else why_no_appointments(office=office, day=day)
    return SlotDay(
        day=day,
        slots=tuple(
            FreeSlot(
                slot=slot,
                free_places=free_places(capacity=slot.capacity, booked=taken),
                is_quiet=is_quiet(
                    capacity=slot.capacity, booked=taken, day_capacity=day_capacity, day_booked=day_booked
                ),
            )
            for slot in all_slots
            if not is_too_late(starts_at=slot.starts_at, now=now)
            for taken in [booked.get(slot.starts_at, 0)]
        ),
        closed_vi=why[0] if why else None,
        closed_en=why[1] if why else None,
    )

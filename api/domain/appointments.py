"""Appointments: which times can be booked, how far ahead, and why a time is refused."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from api.domain.calendar import at_local, local_clock, local_day
from api.domain.offices import Office, ServiceGroup, why_no_appointments

HORIZON_DAYS = 7
MAX_BOOKINGS_PER_PHONE_AND_DAY = 2
# Who is in the hall takes a number; with less notice a booking would be a way past those who already wait.
EARLIEST_BOOKING_AHEAD_IN_MINUTES = 15

_NOON = time(12)
_SLOT_ID = re.compile(r"([a-z0-9-]{1,40})@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z", re.ASCII)
# A slot is quiet when at most one place in four is taken.
_QUIET_SHARE = 4


class DayPart(StrEnum):
    """The part of the day a slot is shown under. NINTH_HOUR: beyond the statutory shifts."""

    MORNING = "MORNING"
    AFTERNOON = "AFTERNOON"
    NINTH_HOUR = "NINTH_HOUR"


class SlotRefusal(StrEnum):
    """Why a slot cannot be booked whoever asks. PAST includes a start within the shortest notice."""

    UNKNOWN = "UNKNOWN"
    PAST = "PAST"
    TOO_FAR_AHEAD = "TOO_FAR_AHEAD"
    OFFICE_CLOSED = "OFFICE_CLOSED"


@dataclass(frozen=True, slots=True)
class SlotTime:
    """A bookable time of one service group; `capacity` places, moments in UTC."""

    id: str
    group_id: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    part: DayPart


def slot_id(*, group_id: str, starts_at: datetime) -> str:
    """The slot's public name: civil-status@2026-11-23T02:45Z."""
    return f"{group_id}@{starts_at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='minutes')}Z"


def parse_slot_id(text: str) -> tuple[str, datetime] | None:
    """The group's id and the UTC start; None when the text names no slot."""
    found = _SLOT_ID.fullmatch(text)
    if found is None:
        return None
    try:
        return found[1], datetime.fromisoformat(f"{found[2]}+00:00")
    except ValueError:
        return None


def bookable_days(*, now: datetime) -> tuple[date, ...]:
    """Today and the seven days after it, working days or not."""
    today = local_day(now)
    return tuple(today + timedelta(days=ahead) for ahead in range(HORIZON_DAYS + 1))


def slot_times(*, office: Office, group: ServiceGroup, day: date) -> tuple[SlotTime, ...]:
    """The group's slots of the day in order, each wholly inside a booking shift.

    None when the office is closed, or serves that day by numbers alone.
    """
    if why_no_appointments(office=office, day=day):
        return ()
    length = timedelta(minutes=group.slot_minutes)
    statutory = office.calendar.shifts_on(day)
    slots = []
    for shift in office.calendar.booking_shifts_on(day):
        starts_at, closes_at = at_local(day, shift.opens_at), at_local(day, shift.closes_at)
        while starts_at + length <= closes_at:
            clock = local_clock(starts_at).time()
            if not any(hours.opens_at <= clock < hours.closes_at for hours in statutory):
                part = DayPart.NINTH_HOUR
            else:
                part = DayPart.MORNING if clock < _NOON else DayPart.AFTERNOON
            slots.append(
                SlotTime(
                    id=slot_id(group_id=group.id, starts_at=starts_at),
                    group_id=group.id,
                    starts_at=starts_at,
                    ends_at=starts_at + length,
                    capacity=group.slot_capacity,
                    part=part,
                )
            )
            starts_at += length
    return tuple(slots)


def find_slot(*, office: Office, slot_id: str) -> SlotTime | None:
    """The slot of that id, None when this office has no such slot."""
    parsed = parse_slot_id(slot_id)
    group = office.group(parsed[0]) if parsed else None
    if parsed is None or group is None:
        return None
    try:
        day = local_day(parsed[1])
    except OverflowError:
        return None
    slots = slot_times(office=office, group=group, day=day)
    return next((slot for slot in slots if slot.starts_at == parsed[1]), None)


def is_too_late(*, starts_at: datetime, now: datetime) -> bool:
    """Whether a slot has begun, or begins within the shortest notice."""
    return starts_at < now + timedelta(minutes=EARLIEST_BOOKING_AHEAD_IN_MINUTES)


def slot_refusal(*, office: Office, slot_id: str, group_id: str, now: datetime) -> SlotRefusal | None:
    """Why nobody may book this slot for this group now; None when only a free place is needed.

    The first that applies: not a slot of the group, past or about to begin, too far ahead, a day on which the
    office is closed, a time at which no slot begins.
    """
    parsed = parse_slot_id(slot_id)
    if parsed is None or parsed[0] != group_id or office.group(group_id) is None:
        return SlotRefusal.UNKNOWN
    starts_at = parsed[1]
    if is_too_late(starts_at=starts_at, now=now):
        return SlotRefusal.PAST
    # Before the calendar is asked: moments near the year 9999 have no local day.
    if starts_at >= at_local(bookable_days(now=now)[-1] + timedelta(days=1), time(0)):
        return SlotRefusal.TOO_FAR_AHEAD
    if not office.calendar.booking_shifts_on(local_day(starts_at)):
        return SlotRefusal.OFFICE_CLOSED
    return None if find_slot(office=office, slot_id=slot_id) else SlotRefusal.UNKNOWN


def free_places(*, capacity: int, booked: int) -> int:
    """Places left; none when more were booked than the capacity has since been lowered to."""
    return max(0, capacity - booked)


def is_quiet(*, capacity: int, booked: int, day_capacity: int, day_booked: int) -> bool:
    """Whether to recommend the slot: at most a quarter of it is taken while the day as a whole is busier.

    `day_capacity` and `day_booked` are the sums over the day's slots. On a day nobody has booked yet
    no slot is marked: a mark on everything says nothing.
    """
    return booked * _QUIET_SHARE <= capacity and day_booked * _QUIET_SHARE > day_capacity

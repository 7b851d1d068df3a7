"""Slots: the bookable times of a day, how many follow each other, and why a time is refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from api.domain.appointments.horizon import is_open_for_booking
from api.domain.calendar import at_local, local_day
from api.domain.offices import Office, ServiceGroup, why_no_appointments

# A family, or one person with several dossiers, at one desk in one go.
MOST_PLACES_OF_A_BOOKING = 4
# Who is in the hall takes a number; with less notice a booking would be a way past those who already wait.
EARLIEST_BOOKING_AHEAD_IN_MINUTES = 15

_NOON = time(12)
_SLOT_ID = re.compile(r"([a-z0-9-]{1,40})@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z", re.ASCII)
_TO_THE_MINUTE = len("2026-11-23T02:45")
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
    """A bookable time of one service group, moments in UTC.

    Of its `capacity` places the last `reserve` are given out by clerks alone.
    """

    id: str
    group_id: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    part: DayPart
    reserve: int = 0

    def places(self, *, with_reserve: bool) -> int:
        """How full it may become by citizens themselves, or by clerks: with the reserve."""
        return self.capacity if with_reserve else self.capacity - self.reserve


def slot_id(*, group_id: str, starts_at: datetime) -> str:
    """The slot's public name: civil-status@2026-11-23T02:45Z."""
    return f"{group_id}@{starts_at.astimezone(UTC).isoformat()[:_TO_THE_MINUTE]}Z"


def parse_slot_id(text: str) -> tuple[str, datetime] | None:
    """The group's id and the UTC start; None when the text names no slot."""
    found = _SLOT_ID.fullmatch(text)
    if found is None:
        return None
    try:
        return found[1], datetime.fromisoformat(f"{found[2]}+00:00")
    except ValueError:
        return None


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
        on_the_wall = datetime.combine(day, shift.opens_at)
        while (ends_at := starts_at + length) <= closes_at:
            clock = on_the_wall.time()
            if not any(hours.opens_at <= clock < hours.closes_at for hours in statutory):
                part = DayPart.NINTH_HOUR
            else:
                part = DayPart.MORNING if clock < _NOON else DayPart.AFTERNOON
            slots.append(
                SlotTime(
                    id=slot_id(group_id=group.id, starts_at=starts_at),
                    group_id=group.id,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    capacity=group.slot_capacity,
                    part=part,
                    reserve=group.reserve_places,
                )
            )
            starts_at, on_the_wall = ends_at, on_the_wall + length
    return tuple(slots)


def consecutive_slots(
    slots: Sequence[SlotTime], *, first: SlotTime, places: int
) -> tuple[SlotTime, ...] | None:
    """`places` of the day's slots from `first` on, each beginning when the one before ends.

    None when there are not as many: lunch and closing time end a row.
    """
    row = [slot for slot in slots if slot.starts_at >= first.starts_at][:places]
    follows = all(later.starts_at == earlier.ends_at for earlier, later in pairwise(row))
    return tuple(row) if len(row) == places and follows else None


def find_slots(*, office: Office, slot_id: str, places: int) -> tuple[SlotTime, ...] | None:
    """The slots that an appointment of so many places takes from that slot on; None when they don't fit."""
    first = find_slot(office=office, slot_id=slot_id)
    group = office.group(first.group_id) if first else None
    if first is None or group is None:
        return None
    day = slot_times(office=office, group=group, day=local_day(first.starts_at))
    return consecutive_slots(day, first=first, places=places)


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
    if not is_open_for_booking(policy=office.booking_policy, starts_at=starts_at, now=now):
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

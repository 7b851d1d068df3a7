"""Offices: their service groups, counters and opening hours."""

import re
from collections import Counter as Tally
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import Weekend, WorkingCalendar, local_clock, local_day
from api.domain.queue import CALLS_PER_PRIORITY_RANGE, LONGEST_WAIT_MINUTES_RANGE, QueuePolicy

ID_PATTERN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
LETTER_PATTERN = re.compile(r"[A-Z]")
AGENCY_CODE_PATTERN = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{1,4})*")
MOST_COUNTERS = 99
MOST_PLACES_IN_A_SLOT = 50
SLOT_MINUTES_RANGE = range(5, 121)
DESK_MINUTES_RANGE = range(1, 241)


class OfficeIsInvalid(ValueError):
    """An office cannot be served as described; the message lists everything there is to fix."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A desk in the hall and the service groups it may call."""

    number: int
    name_vi: str
    name_en: str
    group_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """Sectors that share one number series, one line and one set of slots.

    `slot_capacity` is places per slot, `slot_minutes` the length of a slot, `desk_minutes` the mean service
    time that is believed before the day's own services have been measured.
    """

    id: str
    letter: str
    name_vi: str
    name_en: str
    sectors: tuple[str, ...]
    slot_capacity: int
    slot_minutes: int
    desk_minutes: int


@dataclass(frozen=True, slots=True)
class Office:
    """A commune's one-stop desk. `agency_code` begins its dossier codes, like H17.45."""

    id: str
    name: str
    unit_vi: str
    unit_en: str
    address: str
    agency_code: str
    calendar: WorkingCalendar
    groups: tuple[ServiceGroup, ...]
    counters: tuple[Counter, ...]
    queue_policy: QueuePolicy = QueuePolicy()  # noqa: RUF009 — frozen

    def group(self, group_id: str) -> ServiceGroup | None:
        """The service group of that id, None when the office has none."""
        return next((group for group in self.groups if group.id == group_id), None)

    def counter(self, number: int) -> Counter | None:
        """The counter of that number, None when the hall has none."""
        return next((counter for counter in self.counters if counter.number == number), None)

    def counters_of(self, group_id: str) -> tuple[Counter, ...]:
        """The counters that may call the group, staffed or not."""
        return tuple(counter for counter in self.counters if group_id in counter.group_ids)

    def group_of_sector(self, sector: str) -> ServiceGroup | None:
        """The group that handles procedures of the sector, None when the office does not handle it."""
        return next((group for group in self.groups if sector in group.sectors), None)


@dataclass(frozen=True, slots=True)
class Opening:
    """Open until `until`; or closed for a reason until `opens_at` (None: no opening is known)."""

    is_open: bool
    until: datetime | None
    opens_at: datetime | None
    reason_vi: str | None
    reason_en: str | None


def opening(*, office: Office, now: datetime) -> Opening:
    """Whether the office serves at this moment, until when, or why not and when it opens next."""
    calendar = office.calendar
    if calendar.is_open_at(now):
        return Opening(
            is_open=True, until=calendar.open_until(now), opens_at=None, reason_vi=None, reason_en=None
        )
    reason_vi, reason_en = _why_closed(calendar=calendar, now=now)
    return Opening(
        is_open=False,
        until=None,
        opens_at=calendar.next_opening(after=now),
        reason_vi=reason_vi,
        reason_en=reason_en,
    )


def _why_closed(*, calendar: WorkingCalendar, now: datetime) -> tuple[str, str]:
    today = local_day(now)
    closed = calendar.why_closed(today)
    if isinstance(closed, Weekend):
        return "Cuối tuần", "Weekend"
    if closed is not None:
        return closed.name_vi, closed.name_en
    shifts = calendar.shifts_on(today)
    clock = local_clock(now).time()
    if any(shift.closes_at <= clock for shift in shifts) and any(clock < shift.opens_at for shift in shifts):
        return "Nghỉ trưa", "Lunch break"
    return "Ngoài giờ làm việc", "Outside working hours"


def validate_office(office: Office) -> None:
    """Raises OfficeIsInvalid naming every fault, so that whoever edits the office mends it in one go."""
    faults = [
        *_identity_faults(office),
        *_group_faults(office),
        *_counter_faults(office),
        *_policy_faults(office.queue_policy),
    ]
    if faults:
        raise OfficeIsInvalid("; ".join(faults))


def _identity_faults(office: Office) -> Iterable[str]:
    if not ID_PATTERN.fullmatch(office.id):
        yield f"office id {office.id!r}: use 1 to 40 of a-z, 0-9 and inner hyphens"
    if not AGENCY_CODE_PATTERN.fullmatch(office.agency_code):
        yield f"agency code {office.agency_code!r}: write it like H17.45"
    for field in ("name", "unit_vi", "unit_en", "address"):
        if not getattr(office, field).strip():
            yield f"{field} is empty"


def _group_faults(office: Office) -> Iterable[str]:
    groups = office.groups
    if not groups:
        yield "there is no service group"
    yield from _repeated("service group id", (group.id for group in groups))
    yield from _repeated("service group letter", (group.letter for group in groups))
    yield from _repeated("sector", (sector for group in groups for sector in group.sectors))
    for group in groups:
        if not ID_PATTERN.fullmatch(group.id):
            yield f"service group id {group.id!r}: use 1 to 40 of a-z, 0-9 and inner hyphens"
        if not LETTER_PATTERN.fullmatch(group.letter):
            yield f"service group {group.id}: letter {group.letter!r} must be one of A to Z"
        if not (group.name_vi.strip() and group.name_en.strip()):
            yield f"service group {group.id}: name it in Vietnamese and in English"
        if not 1 <= group.slot_capacity <= MOST_PLACES_IN_A_SLOT:
            yield f"service group {group.id}: slot_capacity must be 1 to {MOST_PLACES_IN_A_SLOT}"
        if group.slot_minutes not in SLOT_MINUTES_RANGE:
            yield f"service group {group.id}: slot_minutes must be 5 to 120"
        if group.desk_minutes not in DESK_MINUTES_RANGE:
            yield f"service group {group.id}: desk_minutes must be 1 to 240"
        if not office.counters_of(group.id):
            yield f"service group {group.id}: no counter serves it"


def _counter_faults(office: Office) -> Iterable[str]:
    yield from _repeated("counter number", (counter.number for counter in office.counters))
    for counter in office.counters:
        if not 1 <= counter.number <= MOST_COUNTERS:
            yield f"counter {counter.number}: the number must be 1 to {MOST_COUNTERS}"
        if not (counter.name_vi.strip() and counter.name_en.strip()):
            yield f"counter {counter.number}: name it in Vietnamese and in English"
        if not counter.group_ids:
            yield f"counter {counter.number}: it serves no group"
        yield from _repeated(f"group at counter {counter.number}", counter.group_ids)
        for group_id in counter.group_ids:
            if office.group(group_id) is None:
                yield f"counter {counter.number}: there is no service group {group_id!r}"


def _policy_faults(policy: QueuePolicy) -> Iterable[str]:
    yield from _repeated("priority class", policy.priority_classes)
    if policy.calls_per_priority not in CALLS_PER_PRIORITY_RANGE:
        yield "calls_per_priority must be 2 to 10"
    if policy.longest_wait_minutes not in LONGEST_WAIT_MINUTES_RANGE:
        yield "longest_wait_minutes must be 15 to 240"


def _repeated(what: str, values: Iterable[Hashable]) -> Iterable[str]:
    return (f"{what} {value!r} is used {times} times" for value, times in Tally(values).items() if times > 1)

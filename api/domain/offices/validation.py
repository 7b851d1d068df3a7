"""What makes an office unfit to serve; every fault is named at once."""

import re
from collections import Counter as Tally
from collections.abc import Hashable, Iterable, Mapping

from api.domain.calendar import WorkingCalendar
from api.domain.offices.booking_policy import RANGES, BookingPolicy
from api.domain.offices.office import Office
from api.domain.queue import QUEUE_RANGES, QueuePolicy

ID_PATTERN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
LETTER_PATTERN = re.compile(r"[A-Z]")
AGENCY_CODE_PATTERN = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{1,4})*")
MOST_COUNTERS = 99
MOST_PLACES_IN_A_SLOT = 50
MOST_REFUSED_PROCEDURES = 100
NO_CATALOGUE: Mapping[str, str] = {}
SLOT_MINUTES_RANGE = range(5, 121)
DESK_MINUTES_RANGE = range(1, 241)
DAYS_IN_A_WEEK = 7


class OfficeIsInvalid(ValueError):
    """An office cannot be served as described; the message lists everything there is to fix."""


def validate_office(office: Office, *, group_of_procedure: Mapping[str, str] = NO_CATALOGUE) -> None:
    """Raises OfficeIsInvalid naming every fault, so that whoever edits the office mends it in one go.

    `group_of_procedure` are the service groups of the catalogue's procedures, by code: with it a refused
    procedure must have a counter left in its own group, without it in any group of the counters that refuse.
    """
    faults = [
        *_identity_faults(office),
        *_calendar_faults(office.calendar),
        *_group_faults(office),
        *_counter_faults(office),
        *_refusal_faults(office, group_of_procedure=group_of_procedure),
        *_queue_policy_faults(office.queue_policy),
        *_booking_policy_faults(office.booking_policy),
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


def _calendar_faults(calendar: WorkingCalendar) -> Iterable[str]:
    if not calendar.shifts:
        yield "the calendar has no shifts: no day would be a working day"
    if calendar.weekend >= frozenset(range(DAYS_IN_A_WEEK)):
        yield "the weekend has all seven days: leave a weekday to work on"


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
        if not 0 <= group.reserve_places <= max(0, group.slot_capacity):
            yield f"service group {group.id}: reserve_places must be 0 to slot_capacity"
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


def _refusal_faults(office: Office, *, group_of_procedure: Mapping[str, str]) -> Iterable[str]:
    for counter in office.counters:
        yield from _repeated(f"procedure refused at counter {counter.number}", counter.refused_procedures)
        if len(counter.refused_procedures) > MOST_REFUSED_PROCEDURES:
            yield f"counter {counter.number}: it may refuse at most {MOST_REFUSED_PROCEDURES} procedures"
    for code in sorted({code for counter in office.counters for code in counter.refused_procedures}):
        own = group_of_procedure.get(code)
        groups = (
            {own}
            if own
            else {
                group_id
                for counter in office.counters
                if code in counter.refused_procedures
                for group_id in counter.group_ids
            }
        )
        if not any(
            counter.serves(group_id=group_id, procedure_code=code)
            for counter in office.counters
            for group_id in groups
        ):
            yield f"procedure {code}: every counter refuses it"


def _queue_policy_faults(policy: QueuePolicy) -> Iterable[str]:
    yield from _repeated("priority class", policy.priority_classes)
    for setting, allowed in QUEUE_RANGES.items():
        if getattr(policy, setting) not in allowed:
            yield f"{setting} must be {allowed[0]} to {allowed[-1]}"


def _booking_policy_faults(policy: BookingPolicy) -> Iterable[str]:
    for setting, allowed in RANGES.items():
        if getattr(policy, setting) not in allowed:
            yield f"{setting} must be {allowed[0]} to {allowed[-1]}"


def _repeated(what: str, values: Iterable[Hashable]) -> Iterable[str]:
    return (f"{what} {value!r} is used {times} times" for value, times in Tally(values).items() if times > 1)

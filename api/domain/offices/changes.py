"""What a manager can change about an office at once: applied whole, or refused with the fault."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from api.domain.calendar import Shift, ShiftsOverlap, local_day
from api.domain.offices import booking_policy
from api.domain.offices.booking_policy import BookingPolicy
from api.domain.offices.day_modes import DayCannotHaveMode, with_plan
from api.domain.offices.day_plan import DayMode, DayPlan
from api.domain.offices.kept_hours import DayIsOver, first_day_to_edit, with_kept_hours, with_shifts
from api.domain.offices.office import Counter, Office, ServiceGroup
from api.domain.offices.refusals import ChangeIsRefused
from api.domain.offices.report_targets import PERCENT_RANGE, ReportTargets
from api.domain.offices.reshaping import NewCounter, NewGroup, reshape, with_sectors
from api.domain.offices.validation import (
    MOST_PLACES_IN_A_SLOT,
    MOST_REFUSED_PROCEDURES,
    NO_CATALOGUE,
    SLOT_MINUTES_RANGE,
    OfficeIsInvalid,
    validate_office,
)
from api.domain.queue import QUEUE_RANGES, QueuePolicy

Part = TypeVar("Part")

LONGEST_NAME = 60
MOST_SHIFTS = 4
MOST_DAY_PLANS = 400
MOST_DAYS_IN_A_CHANGE = 31
# Beyond a year nobody plans, and the search for a working day must end.
FARTHEST_DAY = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """New places and sectors of one service group; what is None stays."""

    id: str
    slot_capacity: int | None = None
    reserve_places: int | None = None
    slot_minutes: int | None = None
    sectors: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CounterChange:
    """A counter's new names and groups, and the procedures it may not take; what is None stays."""

    number: int
    name_vi: str | None = None
    name_en: str | None = None
    group_ids: tuple[str, ...] | None = None
    refused_procedures: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """Everything a manager wants to be different; what is None or not named stays."""

    queue_policy: QueuePolicy | None = None
    booking_policy: BookingPolicy | None = None
    groups: tuple[GroupChange, ...] = ()
    counters: tuple[CounterChange, ...] = ()
    shifts: tuple[Shift, ...] | None = None
    days: tuple[DayPlan, ...] = ()
    report_targets: ReportTargets | None = None
    new_groups: tuple[NewGroup, ...] = ()
    removed_groups: tuple[str, ...] = ()
    new_counters: tuple[NewCounter, ...] = ()
    retired_counters: tuple[int, ...] = ()

    @property
    def asks_the_catalogue(self) -> bool:
        """Whether sectors and codes of procedures must be known to judge it."""
        shapes = self.new_groups or self.removed_groups or self.retired_counters
        return bool(self.groups or self.counters or shapes)


def apply_change(
    office: Office,
    change: OfficeChange,
    *,
    now: datetime,
    sector_of_procedure: Mapping[str, str] = NO_CATALOGUE,
) -> Office:
    """The office as it will be. Raises `ChangeIsRefused` for the first fault.

    Hours that deadlines have counted up to `now` stay; a day that has ended keeps its shifts.
    `sector_of_procedure` are the catalogue's procedures, by code: only those can be named as refused, and
    only their sectors given to a group.
    """
    for part in (_refuse_policies, _refuse_counters, _refuse_shifts, _refuse_targets):
        part(change)
    reshaped = reshape(
        office,
        new_groups=change.new_groups,
        removed_groups=change.removed_groups,
        new_counters=change.new_counters,
        retired_counters=change.retired_counters,
    )
    _refuse_procedures(reshaped, change, sector_of_procedure)
    changed = replace(
        reshaped,
        queue_policy=change.queue_policy or office.queue_policy,
        booking_policy=change.booking_policy or office.booking_policy,
        groups=_groups(reshaped, change, sectors={*sector_of_procedure.values(), *_sectors_of(office)}),
        counters=_counters(reshaped, change),
        report_targets=change.report_targets or office.report_targets,
    )
    if change.shifts is not None:
        first = first_day_to_edit(office.calendar, now=now)
        try:
            calendar = with_shifts(office.calendar, change.shifts, first=first)
        except ShiftsOverlap:
            raise ChangeIsRefused("shifts", "shifts") from None
        # A half day and a ninth hour are cut from the shifts: they follow them.
        plans = [plan for plan in changed.day_plans if plan.on >= first]
        changed = _planned(replace(changed, calendar=calendar), plans)
    changed = _planned(changed, _days(change, today=local_day(now)))
    try:
        calendar = with_kept_hours(changed.calendar, before=office.calendar, now=now)
    except DayIsOver:
        raise ChangeIsRefused("days", "day_is_over") from None
    changed = replace(changed, calendar=calendar)
    if len(changed.day_plans) > MOST_DAY_PLANS:
        raise ChangeIsRefused("days", "too_many_days")
    group_of_procedure = _group_of_procedure(changed, sector_of_procedure)
    _refuse_what_nobody_takes(changed, group_of_procedure)
    try:
        validate_office(changed, group_of_procedure=group_of_procedure)
    except OfficeIsInvalid:
        # Every single part was in order: only together they leave a group without a counter.
        raise ChangeIsRefused("counters", "group_without_counter") from None
    return changed


def _refuse_policies(change: OfficeChange) -> None:
    queue = change.queue_policy
    if queue is not None:
        for setting, allowed in QUEUE_RANGES.items():
            if getattr(queue, setting) not in allowed:
                raise ChangeIsRefused(_camel(setting), setting)
        if len(set(queue.priority_classes)) != len(queue.priority_classes):
            raise ChangeIsRefused("priorityClasses", "priority")
    if change.booking_policy is not None:
        for setting, allowed in booking_policy.RANGES.items():
            if getattr(change.booking_policy, setting) not in allowed:
                raise ChangeIsRefused(_camel(setting), setting)


def _refuse_counters(change: OfficeChange) -> None:
    for counter in change.counters:
        for name in (counter.name_vi, counter.name_en):
            if name is not None and not 1 <= len(name.strip()) <= LONGEST_NAME:
                raise ChangeIsRefused("counters", "counter_name")
        if counter.group_ids is not None and (
            not counter.group_ids or len(set(counter.group_ids)) != len(counter.group_ids)
        ):
            raise ChangeIsRefused("counters", "counter_groups")


def _group_of_procedure(office: Office, sector_of_procedure: Mapping[str, str]) -> Mapping[str, str]:
    groups = {code: office.group_of_sector(sector) for code, sector in sector_of_procedure.items()}
    return {code: group.id for code, group in groups.items() if group is not None}


def _sectors_of(office: Office) -> Iterator[str]:
    return (sector for group in office.groups for sector in group.sectors)


def _refuse_procedures(office: Office, change: OfficeChange, catalogue: Mapping[str, str]) -> None:
    """A procedure that left the catalogue may stay refused; a new one must be in it."""
    for asked in change.counters:
        counter = office.counter(asked.number)
        known = {*catalogue, *(counter.refused_procedures if counter else ())}
        codes = asked.refused_procedures or ()
        if set(codes) - known:
            raise ChangeIsRefused("counters", "refused_unknown")
        if len(codes) > MOST_REFUSED_PROCEDURES or len(set(codes)) != len(codes):
            raise ChangeIsRefused("counters", "refused_too_many")


def _refuse_what_nobody_takes(office: Office, group_of_procedure: Mapping[str, str]) -> None:
    for code in {code for counter in office.counters for code in counter.refused_procedures}:
        counters = office.counters_of(group_of_procedure.get(code, ""))
        if counters and all(code in counter.refused_procedures for counter in counters):
            raise ChangeIsRefused("counters", "refused_by_all")


def _refuse_shifts(change: OfficeChange) -> None:
    if change.shifts is not None and not 1 <= len(change.shifts) <= MOST_SHIFTS:
        raise ChangeIsRefused("shifts", "shifts")


def _refuse_targets(change: OfficeChange) -> None:
    targets = change.report_targets
    if targets is not None and not {targets.online_percent, targets.digitised_percent} <= set(PERCENT_RANGE):
        raise ChangeIsRefused("reportTargets", "report_targets")


def _groups(office: Office, change: OfficeChange, *, sectors: Collection[str]) -> tuple[ServiceGroup, ...]:
    wanted = _by(change.groups, lambda group: group.id, "groups")
    if wanted.keys() - {group.id for group in office.groups}:
        raise ChangeIsRefused("groups", "group")
    new = {group.id for group in change.new_groups}
    changed = (
        _group(group, wanted.get(group.id) or GroupChange(id=group.id))
        if group.id in wanted or group.id in new
        else group
        for group in office.groups
    )
    moved = {group.id: group.sectors for group in change.new_groups if group.sectors}
    moved |= {group.id: group.sectors for group in change.groups if group.sectors is not None}
    return with_sectors(changed, moved, known=sectors)


def _group(group: ServiceGroup, wanted: GroupChange) -> ServiceGroup:
    changed = replace(
        group,
        slot_capacity=_or(wanted.slot_capacity, group.slot_capacity),
        reserve_places=_or(wanted.reserve_places, group.reserve_places),
        slot_minutes=_or(wanted.slot_minutes, group.slot_minutes),
    )
    if not 1 <= changed.slot_capacity <= MOST_PLACES_IN_A_SLOT:
        raise ChangeIsRefused("slotCapacity", "slot_capacity")
    if not 0 <= changed.reserve_places <= changed.slot_capacity:
        raise ChangeIsRefused("reservePlaces", "reserve_places")
    if changed.slot_minutes not in SLOT_MINUTES_RANGE:
        raise ChangeIsRefused("slotMinutes", "slot_minutes")
    return changed


def _counters(office: Office, change: OfficeChange) -> tuple[Counter, ...]:
    wanted = _by(change.counters, lambda counter: str(counter.number), "counters")
    if wanted.keys() - {str(counter.number) for counter in office.counters}:
        raise ChangeIsRefused("counters", "counter")
    known = {group.id for group in office.groups}
    for counter_change in wanted.values():
        if set(counter_change.group_ids or ()) - known:
            raise ChangeIsRefused("counters", "group")
    return tuple(
        replace(
            counter,
            name_vi=(asked.name_vi or counter.name_vi).strip(),
            name_en=(asked.name_en or counter.name_en).strip(),
            group_ids=asked.group_ids or counter.group_ids,
            refused_procedures=(
                counter.refused_procedures if asked.refused_procedures is None else asked.refused_procedures
            ),
        )
        if (asked := wanted.get(str(counter.number)))
        else counter
        for counter in office.counters
    )


def _days(change: OfficeChange, *, today: date) -> Iterator[DayPlan]:
    if len(change.days) > MOST_DAYS_IN_A_CHANGE:
        raise ChangeIsRefused("days", "too_many_days")
    _by(change.days, lambda plan: plan.on.isoformat(), "days")
    for plan in change.days:
        # What has been is counted in deadlines already; it stays.
        if not today <= plan.on <= today + FARTHEST_DAY:
            raise ChangeIsRefused("days", "day")
        if max(len(plan.name_vi), len(plan.name_en)) > LONGEST_NAME:
            raise ChangeIsRefused("days", "day_name")
        vi = plan.name_vi.strip() or plan.mode.name_vi
        yield replace(
            plan, name_vi=vi, name_en=plan.name_en.strip() or plan.name_vi.strip() or plan.mode.name_en
        )


def _planned(office: Office, plans: Iterator[DayPlan] | list[DayPlan]) -> Office:
    for plan in plans:
        try:
            office = with_plan(office, plan)
        except DayCannotHaveMode:
            half = plan.mode in (DayMode.MORNING_ONLY, DayMode.AFTERNOON_ONLY)
            raise ChangeIsRefused("days", "half_day" if half else "day_is_closed") from None
    return office


def _by(parts: tuple[Part, ...], key: Callable[[Part], str], field: str) -> Mapping[str, Part]:
    found = {key(part): part for part in parts}
    if len(found) != len(parts):
        raise ChangeIsRefused(field, "named_twice")
    return found


def _or(wanted: int | None, known: int) -> int:
    return known if wanted is None else wanted


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)

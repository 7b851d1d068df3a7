"""Service groups and counters that come and go: what a new one needs, and what an old one leaves behind."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from api.domain.offices.office import Counter, Office, ServiceGroup
from api.domain.offices.refusals import ChangeIsRefused
from api.domain.offices.validation import (
    DESK_MINUTES_RANGE,
    ID_PATTERN,
    LETTER_PATTERN,
    MOST_COUNTERS,
)

LONGEST_NAME = 60
MOST_NEW = 30
MOST_SECTORS = 100


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A service group to add; `letter` begins its numbers. Its sectors leave the groups that had them."""

    id: str
    letter: str
    name_vi: str
    name_en: str
    slot_capacity: int
    slot_minutes: int
    desk_minutes: int
    sectors: tuple[str, ...] = ()
    reserve_places: int = 0


@dataclass(frozen=True, slots=True)
class NewCounter:
    """A counter to add, with the groups it serves."""

    number: int
    name_vi: str
    name_en: str
    group_ids: tuple[str, ...]


def reshape(
    office: Office,
    *,
    new_groups: Collection[NewGroup] = (),
    removed_groups: Collection[str] = (),
    new_counters: Collection[NewCounter] = (),
    retired_counters: Collection[int] = (),
) -> Office:
    """The office with those groups and counters, and without these. Raises `ChangeIsRefused`.

    A removed group leaves the counters that served it; whether anybody still uses it is asked elsewhere.
    """
    if max(len(new_groups), len(new_counters)) > MOST_NEW:
        raise ChangeIsRefused("groups" if len(new_groups) > MOST_NEW else "counters", "too_many_new")
    for group_id in removed_groups:
        if office.group(group_id) is None:
            raise ChangeIsRefused("groups", "group")
    for number in retired_counters:
        if office.counter(number) is None:
            raise ChangeIsRefused("counters", "counter")
    groups = [group for group in office.groups if group.id not in removed_groups]
    for new in new_groups:
        groups.append(_group(new, beside=groups))
    if not groups:
        raise ChangeIsRefused("groups", "last_group")
    counters = [
        replace(counter, group_ids=tuple(each for each in counter.group_ids if each not in removed_groups))
        for counter in office.counters
        if counter.number not in retired_counters
    ]
    for asked in new_counters:
        counters.append(_counter(asked, beside=counters, groups=groups))
    counters.sort(key=lambda counter: counter.number)
    return replace(office, groups=tuple(groups), counters=tuple(counters))


def with_sectors(
    groups: Iterable[ServiceGroup], wanted: Mapping[str, tuple[str, ...]], *, known: Collection[str]
) -> tuple[ServiceGroup, ...]:
    """The groups after those named in `wanted` got their sectors, which leave the groups that had them.

    `known` are the sectors there are; a group may keep one that has left the catalogue.
    """
    taken = [sector for sectors in wanted.values() for sector in sectors]
    if len(set(taken)) != len(taken):
        raise ChangeIsRefused("groups", "sector_twice")
    found: list[ServiceGroup] = []
    for group in groups:
        sectors = wanted.get(group.id)
        if sectors is None:
            sectors = tuple(each for each in group.sectors if each not in taken)
        elif len(sectors) > MOST_SECTORS:
            raise ChangeIsRefused("groups", "sector")
        found.append(replace(group, sectors=sectors))
    if set(taken) - set(known):
        raise ChangeIsRefused("groups", "sector")
    return tuple(found)


def _group(new: NewGroup, *, beside: Collection[ServiceGroup]) -> ServiceGroup:
    if not ID_PATTERN.fullmatch(new.id) or new.id in {group.id for group in beside}:
        raise ChangeIsRefused("groups", "group_id")
    if not LETTER_PATTERN.fullmatch(new.letter) or new.letter in {group.letter for group in beside}:
        raise ChangeIsRefused("groups", "group_letter")
    if new.desk_minutes not in DESK_MINUTES_RANGE:
        raise ChangeIsRefused("groups", "desk_minutes")
    return ServiceGroup(
        id=new.id,
        letter=new.letter,
        name_vi=_name(new.name_vi, "groups", "group_name"),
        name_en=_name(new.name_en, "groups", "group_name"),
        sectors=(),
        slot_capacity=new.slot_capacity,
        slot_minutes=new.slot_minutes,
        desk_minutes=new.desk_minutes,
        reserve_places=new.reserve_places,
    )


def _counter(new: NewCounter, *, beside: Collection[Counter], groups: Collection[ServiceGroup]) -> Counter:
    if not 1 <= new.number <= MOST_COUNTERS or new.number in {counter.number for counter in beside}:
        raise ChangeIsRefused("counters", "counter_number")
    if not new.group_ids or len(set(new.group_ids)) != len(new.group_ids):
        raise ChangeIsRefused("counters", "counter_groups")
    if set(new.group_ids) - {group.id for group in groups}:
        raise ChangeIsRefused("counters", "group")
    return Counter(
        number=new.number,
        name_vi=_name(new.name_vi, "counters", "counter_name"),
        name_en=_name(new.name_en, "counters", "counter_name"),
        group_ids=new.group_ids,
    )


def _name(written: str, field: str, problem: str) -> str:
    name = " ".join(written.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise ChangeIsRefused(field, problem)
    return name

"""Counters that close for a while: when, and what somebody who knows the odds expects of it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local
from api.local.simulate.wards import Ward

# A closing begins between these moments and lasts between so many minutes.
_EARLIEST, _LATEST = time(8, 30), time(15, 30)
_MINUTES = (30.0, 60.0)
# How far she is off who says when she will be back: a standard deviation.
_OFF_MINUTES = 5.0


@dataclass(frozen=True, slots=True)
class Closing:
    """`back_at` is what the clerk says on leaving; she is that nearly right."""

    begins: datetime
    ends: datetime
    back_at: datetime


def closings_of(ward: Ward, *, on: date, chance: random.Random) -> Mapping[int, Closing]:
    """Which counters close that day, and when."""
    found = {}
    for counter in ward.office.counters:
        begins = at_local(on, _EARLIEST) + (at_local(on, _LATEST) - at_local(on, _EARLIEST)) * chance.random()
        ends = begins + timedelta(minutes=chance.uniform(*_MINUTES))
        if chance.random() < ward.closing_chance:
            back_at = ends + timedelta(minutes=chance.gauss(0, _OFF_MINUTES))
            found[counter.number] = Closing(begins, ends, back_at)
    return found


def closing_to_come(
    ward: Ward, *, known: Closing | None, now: datetime, on: date, chance: random.Random
) -> Closing | None:
    """Drawn from what can be known at `now`: a closing under way ends some time, another may be to come."""
    if known is not None and known.begins <= now:
        if known.ends <= now:
            return None
        return replace(known, ends=_back(known, now=now, chance=chance))
    first, last = at_local(on, _EARLIEST), at_local(on, _LATEST)
    left = min(max((last - now) / (last - first), 0.0), 1.0)
    odds = ward.closing_chance * left
    if chance.random() * (1 - ward.closing_chance + odds) >= odds:
        return None
    begins = max(first, now) + (last - max(first, now)) * chance.random()
    ends = begins + timedelta(minutes=chance.uniform(*_MINUTES))
    return Closing(begins, ends, back_at=ends)


def _back(closing: Closing, *, now: datetime, chance: random.Random) -> datetime:
    """When she is back who said `back_at` and is not back yet."""
    shortest, longest = (timedelta(minutes=minutes) for minutes in _MINUTES)
    earliest, latest = max(now, closing.begins + shortest), closing.begins + longest
    for _ in range(50):
        ends = closing.back_at + timedelta(minutes=chance.gauss(0, _OFF_MINUTES))
        if earliest <= ends <= latest:
            return ends
    return latest if closing.back_at > latest else earliest

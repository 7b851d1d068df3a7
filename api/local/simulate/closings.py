"""Counters that close for a while: when, and what somebody who knows the odds expects of it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local
from api.local.simulate.wards import Ward

# A closing begins between these moments and lasts between so many minutes.
_EARLIEST, _LATEST = time(8, 30), time(15, 30)
_MINUTES = (30.0, 60.0)


@dataclass(frozen=True, slots=True)
class Closing:
    begins: datetime
    ends: datetime


def closings_of(ward: Ward, *, on: date, chance: random.Random) -> Mapping[int, Closing]:
    """Which counters close that day, and when."""
    found = {}
    for counter in ward.office.counters:
        begins = at_local(on, _EARLIEST) + (at_local(on, _LATEST) - at_local(on, _EARLIEST)) * chance.random()
        ends = begins + timedelta(minutes=chance.uniform(*_MINUTES))
        if chance.random() < ward.closing_chance:
            found[counter.number] = Closing(begins, ends)
    return found


def closing_to_come(
    ward: Ward, *, known: Closing | None, now: datetime, on: date, chance: random.Random
) -> Closing | None:
    """Drawn from what can be known at `now`: a closing under way ends some time, another may be to come."""
    if known is not None and known.begins <= now:
        if known.ends <= now:
            return None
        passed = (now - known.begins).total_seconds() / 60
        lasts = chance.uniform(max(passed, _MINUTES[0]), _MINUTES[1])
        return Closing(known.begins, known.begins + timedelta(minutes=lasts))
    first, last = at_local(on, _EARLIEST), at_local(on, _LATEST)
    left = min(max((last - now) / (last - first), 0.0), 1.0)
    odds = ward.closing_chance * left
    if chance.random() * (1 - ward.closing_chance + odds) >= odds:
        return None
    begins = max(first, now) + (last - max(first, now)) * chance.random()
    return Closing(begins, begins + timedelta(minutes=chance.uniform(*_MINUTES)))

"""Signs: the hall around one waiting person, as numbers that experience can weigh."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from api.domain.calendar import local_clock
from api.domain.queue.experience import LastCall
from api.domain.queue.order import WaitingTicket
from api.domain.queue.scenarios import StaffedCounter

# Counters that just began, and those that have taken twice as long as usual, say most about the next call.
_JUST_BEGUN = 0.15
_LONG = 2.0
# What is usual, so that signs lie around nought.
_USUAL_LOGARITHM = 0.7
_LONGEST_AGO = 8.0


class Line:
    """Everybody waiting, in the order of the calls, ready to be asked who stands where."""

    def __init__(self, in_order: Sequence[WaitingTicket]) -> None:
        self._places: dict[str, list[int]] = {}
        self._arrivals: dict[str, list[tuple[datetime, str]]] = {}
        self._place_of: dict[str, int] = {}
        for place, ticket in enumerate(in_order):
            self._place_of[ticket.code] = place
            self._places.setdefault(ticket.group_id, []).append(place)
            self._arrivals.setdefault(ticket.group_id, []).append((ticket.arrived_at, ticket.code))
        for group_id, arrivals in self._arrivals.items():
            # Two are enough to know who has waited longest beside somebody.
            self._arrivals[group_id] = sorted(arrivals)[:2]

    def ahead(self, *, code: str, group_ids: Iterable[str]) -> int:
        """How many people of these groups stand before this person."""
        place = self._place_of[code]
        return sum(bisect_left(self._places.get(group_id, ()), place) for group_id in group_ids)

    def number(self, group_ids: Iterable[str]) -> int:
        return sum(len(self._places.get(group_id, ())) for group_id in group_ids)

    def longest_wait(self, *, beside: str, group_ids: Iterable[str], now: datetime) -> float:
        """Seconds waited by whoever of these groups came first, not counting one person; 0 for nobody."""
        arrivals = [each for group_id in group_ids for each in self._arrivals.get(group_id, ())]
        return max(((now - at).total_seconds() for at, code in arrivals if code != beside), default=0.0)


def signs_of(
    *,
    ticket: WaitingTicket,
    line: Line,
    counters: Sequence[StaffedCounter],
    service_seconds: float,
    last_calls: Mapping[str, LastCall],
    classes: Sequence[str],
    now: datetime,
) -> dict[str, float]:
    """Numbers around nought by name, all of them free of scale: times count in services of `service_seconds`.

    The ticket stands in the line; `classes` name what else sets the person apart.
    """
    code, own_group = ticket.code, (ticket.group_id,)
    serving = [counter for counter in counters if ticket.group_id in counter.group_ids]
    own = [counter for counter in serving if counter.away_until is None]
    groups = {group_id for counter in serving for group_id in counter.group_ids} - {ticket.group_id}
    ahead = line.ahead(code=code, group_ids=own_group)
    behind = line.number(own_group) - ahead - 1
    longest_own = line.longest_wait(beside=code, group_ids=own_group, now=now)
    longest_rival = line.longest_wait(beside=code, group_ids=groups, now=now)
    elapsed = [
        (now - counter.busy_since).total_seconds() / service_seconds
        for counter in own
        if counter.busy_since is not None
    ]
    ahead_sign = math.log1p(ahead) - _USUAL_LOGARITHM
    signs = {
        "ahead": ahead_sign,
        "rivals": math.log1p(line.number(groups)) - _USUAL_LOGARITHM,
        "rivals ahead": math.log1p(line.ahead(code=code, group_ids=groups)),
        "behind": math.log1p(behind),
        "counters": math.log1p(len(own)) - 2 * _USUAL_LOGARITHM,
        "free": min(len(own) - len(elapsed), 4) / 2,
        "away": (len(serving) - len(own)) / 2,
        "just begun": sum(each < _JUST_BEGUN for each in elapsed) / 2,
        "long": sum(each > _LONG for each in elapsed) / 2,
        "elapsed": _log(_mean(elapsed)),
        "longest wait": _log(longest_own / service_seconds) + 1,
        "longest rival": _log(longest_rival / service_seconds) + 1,
        f"group {ticket.group_id}": 1.0,
        f"group {ticket.group_id} ahead": ahead_sign,
        f"hour {local_clock(now).hour}": 1.0,
    }
    for group_id, kind in ((ticket.group_id, "own"), *((group_id, "rival") for group_id in sorted(groups))):
        last = last_calls.get(group_id)
        if last is None:
            continue
        ago = max(now.timestamp() - last.at, 0.0) / service_seconds
        if ago > _LONGEST_AGO:
            continue
        fresh = math.exp(-ago)
        signs[f"{kind} called"] = max(signs.get(f"{kind} called", 0.0), fresh)
        if kind == "own":
            signs["last wait"] = (_log(last.waited / service_seconds) + 1) * math.exp(-ago / 4)
    for each in classes:
        signs[f"class {each}"] = 1.0
        signs[f"class {each} ahead"] = ahead_sign
    return {name: round(sign, 3) for name, sign in signs.items() if sign}


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _log(services: float) -> float:
    return math.log(max(services, 0.0) + 0.1)

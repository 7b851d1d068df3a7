"""Signs: the hall around one waiting person, as numbers that experience can weigh."""

import math
from collections.abc import Mapping, Sequence
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


def signs_of(
    *,
    ticket: WaitingTicket,
    in_order: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    service_seconds: float,
    last_calls: Mapping[str, LastCall],
    classes: Sequence[str],
    now: datetime,
) -> dict[str, float]:
    """Numbers around nought by name, all of them free of scale: times count in services of `service_seconds`.

    `in_order` is everybody waiting in the order of the calls; `classes` name what else sets the person apart.
    """
    place = next((place for place, other in enumerate(in_order) if other.code == ticket.code), len(in_order))
    own = [counter for counter in counters if ticket.group_id in counter.group_ids]
    groups = {group_id for counter in own for group_id in counter.group_ids} - {ticket.group_id}
    ahead = [other for other in in_order[:place] if other.group_id == ticket.group_id]
    behind = [other for other in in_order[place + 1 :] if other.group_id == ticket.group_id]
    rivals = [other for other in in_order if other.group_id in groups]
    elapsed = [
        (now - counter.busy_since).total_seconds() / service_seconds
        for counter in own
        if counter.busy_since is not None
    ]
    ahead_sign = math.log1p(len(ahead)) - _USUAL_LOGARITHM
    signs = {
        "ahead": ahead_sign,
        "rivals": math.log1p(len(rivals)) - _USUAL_LOGARITHM,
        "rivals ahead": math.log1p(sum(other in rivals for other in in_order[:place])),
        "behind": math.log1p(len(behind)),
        "counters": math.log1p(len(own)) - 2 * _USUAL_LOGARITHM,
        "free": min(len(own) - len(elapsed), 4) / 2,
        "just begun": sum(each < _JUST_BEGUN for each in elapsed) / 2,
        "long": sum(each > _LONG for each in elapsed) / 2,
        "elapsed": _log(_mean(elapsed)),
        "longest wait": _log(_longest([*ahead, *behind], service_seconds=service_seconds, now=now)) + 1,
        "longest rival": _log(_longest(rivals, service_seconds=service_seconds, now=now)) + 1,
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


def _longest(waiting: Sequence[WaitingTicket], *, service_seconds: float, now: datetime) -> float:
    return max(((now - other.arrived_at).total_seconds() / service_seconds for other in waiting), default=0.0)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _log(services: float) -> float:
    return math.log(max(services, 0.0) + 0.1)

"""`python -m api.local.backtest LOG`: how true the office's forecast is on a log of real calls."""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from api.domain.calendar import Shift, WorkingCalendar
from api.domain.queue import (
    Experience,
    Outlook,
    ServiceTimes,
    StaffedCounter,
    Visit,
    Wait,
    WaitingTicket,
    forecast_hall,
)
from api.local.call_log import LoggedCall, LogIsUnreadable, moments, read_call_log

# The log's own house rule: these callers are placed as if they had come a minute and a half earlier.
FAVOURED_PRIORITY = "2"
FAVOUR = timedelta(seconds=90)
# A server counts as staffed for a minute after a call, and serves what is one in twenty of her calls.
STAFFED_FOR = timedelta(minutes=1)
LEAST_SHARE = 0.05
# What anybody would guess of a telephone call before hearing one.
PRIOR_MINUTES = 3.0
BASELINE_SECONDS = 180
SCORE_FACTOR = 10

OURS = "ours"
AHEAD_BY_MEAN = "ahead x 180 s"
MEAN_OVER_SERVERS = "(ahead + 1) x mean / servers"
LAST_TO_ENTER = "last to enter service"

# A telephone line has no closing time that its log would tell.
_ALWAYS = WorkingCalendar(shifts=(Shift(time(0), time(23, 59, 59)),), weekend=frozenset())


@dataclass(frozen=True, slots=True)
class Judged:
    """One wait, in seconds, and what was forecast of it: by ours and by each baseline."""

    day: date
    waited: int
    forecasts: dict[str, Wait]


class Replay:
    """The log played day by day: at every moment it knows only what had happened by then."""

    def __init__(self) -> None:
        self.judged: list[Judged] = []
        self._experience = Experience()
        self._all_times = ServiceTimes()
        self._numbers: dict[str, int] = {}
        self._served_by: dict[str, Counter[str]] = defaultdict(Counter)
        self._last_wait = 0

    def play(self, calls: list[LoggedCall]) -> None:
        """One day. What was learned goes on to the next, the line and the counters do not."""
        self._waiting: dict[str, LoggedCall] = {}
        self._serving: dict[str, LoggedCall] = {}
        self._seen: dict[str, datetime] = {}
        self._made: dict[str, tuple[Outlook | None, dict[str, Wait]]] = {}
        for at, what, call in moments(calls):
            getattr(self, f"_{what}")(call, at)

    def _joined(self, call: LoggedCall, at: datetime) -> None:
        self._waiting[call.code] = call
        self._made[call.code] = self._forecast(call, at)

    def _left(self, call: LoggedCall, at: datetime) -> None:
        del self._waiting[call.code]
        outlook, forecasts = self._made.pop(call.code)
        if not call.was_served:
            return
        self.judged.append(Judged(day=call.day, waited=call.waited, forecasts=forecasts))
        self._last_wait = call.waited
        if outlook is not None:
            self._experience = self._experience.with_call(outlook, waited=call.waited, at=at)

    def _began(self, call: LoggedCall, at: datetime) -> None:
        server = call.server or ""
        self._serving[server] = call
        self._seen[server] = at
        self._served_by[server][call.group_id] += 1

    def _ended(self, call: LoggedCall, at: datetime) -> None:
        server = call.server or ""
        if self._serving.get(server) is call:
            del self._serving[server]
        self._seen[server] = at
        seconds = (call.ended_at - call.began_at).total_seconds()
        self._all_times = self._all_times.with_service(seconds)
        visit = Visit(
            group_id=call.group_id,
            procedure_code="",  # which the log does not tell
            counter=self._number(server),
            seconds=seconds,
            ended_at=at,
        )
        self._experience = self._experience.with_visit(visit, prior_minutes=PRIOR_MINUTES)

    def _forecast(self, call: LoggedCall, now: datetime) -> tuple[Outlook | None, dict[str, Wait]]:
        counters = self._counters(now, call.group_id)
        groups = {other.group_id for other in self._waiting.values()}
        groups |= {counter.busy_group_id for counter in counters if counter.busy_group_id}
        hall = forecast_hall(
            waiting=[_ticket(other) for other in self._waiting.values()],
            counters=counters,
            estimates={
                group: self._experience.lessons.estimate(group, prior_minutes=PRIOR_MINUTES)
                for group in groups
            },
            now=now,
            calendar=_ALWAYS,
            experience=self._experience,
            classes={other.code: (other.priority,) for other in self._waiting.values()},
        )
        place = next(place for place in hall.line if place.ticket.code == call.code)
        ahead = len(self._waiting) - 1
        mean = self._all_times.total_seconds / self._all_times.count if self._all_times.count else 0.0
        by_mean = (ahead + 1) * (mean or BASELINE_SECONDS) / max(len(counters), 1)
        nobody_serves = _around(by_mean)
        return place.outlook, {
            OURS: place.wait or nobody_serves,
            AHEAD_BY_MEAN: _around(ahead * BASELINE_SECONDS),
            MEAN_OVER_SERVERS: _around(by_mean),
            LAST_TO_ENTER: _around(self._last_wait),
        }

    def _number(self, server: str) -> int:
        """The counter that a server is: hers for all days."""
        return self._numbers.setdefault(server, len(self._numbers) + 1)

    def _counters(self, now: datetime, group_id: str) -> list[StaffedCounter]:
        """Who serves or did so a moment ago, each for the groups she has been seen to serve.

        A group that none of them has served yet is taken to be everybody's: somebody will.
        """
        counters = []
        for server in sorted(self._seen):
            current = self._serving.get(server)
            if current is None and now - self._seen[server] > STAFFED_FOR:
                continue
            served = self._served_by[server]
            counters.append(
                StaffedCounter(
                    number=self._number(server),
                    group_ids=tuple(
                        sorted(group for group in served if served[group] >= LEAST_SHARE * served.total())
                    ),
                    busy_since=current.began_at if current else None,
                    busy_group_id=current.group_id if current else None,
                )
            )
        if any(group_id in counter.group_ids for counter in counters):
            return counters
        return [replace(counter, group_ids=(*counter.group_ids, group_id)) for counter in counters]


def _ticket(call: LoggedCall) -> WaitingTicket:
    favour = FAVOUR if call.priority == FAVOURED_PRIORITY else timedelta()
    return WaitingTicket(
        code=call.code,
        group_id=call.group_id,
        number=call.number,
        arrived_at=call.joined_at - favour,
        appointment_at=None,
    )


def _around(seconds: float) -> Wait:
    """The usual window around a guess: from half of it to half as much again."""
    return Wait(low=seconds / 2, middle=seconds, high=seconds * 1.5)


def figures(judged: Sequence[Judged], *, forecast: str) -> dict[str, float]:
    """Mean absolute error, share inside, mean width and mean 80 % interval score; seconds and shares of 1."""
    errors, inside, widths, scores = 0.0, 0, 0.0, 0.0
    for each in judged:
        wait = each.forecasts[forecast]
        width = wait.high - wait.low
        errors += abs(each.waited - wait.middle)
        inside += wait.low <= each.waited <= wait.high
        widths += width
        scores += width + SCORE_FACTOR * max(wait.low - each.waited, each.waited - wait.high, 0.0)
    number = len(judged)
    return {
        "mae": round(errors / number, 2),
        "coverage": round(inside / number, 4),
        "width": round(widths / number, 2),
        "score": round(scores / number, 2),
    }


def of_days(judged: Sequence[Judged], days: Collection[date]) -> list[Judged]:
    return [each for each in judged if each.day in days]


def report(judged: Sequence[Judged]) -> dict[str, Any]:
    """The figures of ours and, by name, of the baselines."""
    baselines = (AHEAD_BY_MEAN, MEAN_OVER_SERVERS, LAST_TO_ENTER)
    return {
        "n": len(judged),
        **figures(judged, forecast=OURS),
        "baselines": {name: figures(judged, forecast=name) for name in baselines},
    }


def backtest(days: Iterable[list[LoggedCall]]) -> list[Judged]:
    """Everybody who waited and was served, in order of the calls, with what was forecast when they joined."""
    replay = Replay()
    for calls in days:
        replay.play(calls)
    return replay.judged


def main() -> None:
    """Print a table for people and, on the last line, one JSON object for programs."""
    parser = argparse.ArgumentParser(prog="python -m api.local.backtest", description=__doc__)
    parser.add_argument("log", type=Path, help="tab-separated log of calls, one customer a line")
    try:
        days = read_call_log(parser.parse_args().log)
    except LogIsUnreadable as reason:
        sys.exit(str(reason))
    judged = backtest(days.values())
    if not judged:
        sys.exit("Nobody in this log waited and was served.")
    print(
        f"{len(judged)} people on {len(days)} days; each forecast knows only what had happened before it.\n"
    )
    names = (OURS, AHEAD_BY_MEAN, MEAN_OVER_SERVERS, LAST_TO_ENTER)
    parts = [
        ("All days", judged),
        ("1st, 3rd, 5th … day", of_days(judged, list(days)[::2])),
        ("2nd, 4th, 6th … day", of_days(judged, list(days)[1::2])),
    ]
    for title, part in parts:
        print(f"{title:<30}{'MAE s':>9}{'inside':>9}{'width s':>9}{'score':>9}")
        for name in names if part else ():
            row = figures(part, forecast=name)
            print(
                f"{name:<30}{row['mae']:>9.1f}{row['coverage']:>9.1%}{row['width']:>9.1f}{row['score']:>9.1f}"
            )
        print()
    print(json.dumps(report(judged)))


if __name__ == "__main__":
    main()

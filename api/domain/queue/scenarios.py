"""Scenarios: the rest of a day in the hall, played through with one set of service times."""

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from statistics import NormalDist
from zlib import crc32

from api.domain.queue.order import DUE_AHEAD, LATE_GRACE, LineReason, WaitingTicket, line_reason
from api.domain.queue.service_times import Estimate, remaining_seconds
from api.domain.queue.serving_hours import ServingHours

SCENARIOS = 31
# Share of booked people who come, as far as the forecast reckons with them.
SHOW_UP_SHARE = 0.85

# Enough that people who wait at the same time rarely share their luck.
_DRAW_ROWS = 211
_BEHIND_EVERYBODY = 1_000_000


@dataclass(frozen=True, slots=True)
class StaffedCounter:
    """A counter with a clerk; `busy_since` and `busy_group_id` of the ticket there, None when it is free."""

    number: int
    group_ids: tuple[str, ...]
    busy_since: datetime | None
    busy_group_id: str | None


@dataclass(frozen=True, slots=True)
class ExpectedTicket:
    """Somebody booked for today who has not checked in: not in the line, but likely to go before others."""

    code: str
    group_id: str
    appointment_at: datetime


@dataclass(frozen=True, slots=True)
class Played:
    """Serving seconds from now until each call: by ticket code in order of the calls, and by joined group."""

    called_at: dict[str, float]
    joined_at: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody to be called: from `due` on with `rank`, before that only by a counter that would idle.

    `code` is None for who is expected; `joins` is true for who would take a number now, which costs no time.
    """

    group_id: str
    code: str | None
    due: float
    rank: tuple[int, float, int]
    row: int
    joins: bool = False

    @property
    def is_forecast(self) -> bool:
        """Whether somebody wants to know when this person is called."""
        return self.joins or self.code is not None


class Scenarios:
    """The hall as it stands, ready to be played through; every group that occurs needs an estimate."""

    def __init__(
        self,
        *,
        waiting: Sequence[WaitingTicket],
        expected: Sequence[ExpectedTicket],
        joining: Sequence[str],
        counters: Sequence[StaffedCounter],
        estimates: Mapping[str, Estimate],
        now: datetime,
        hours: ServingHours,
    ) -> None:
        self._counters = sorted(counters, key=lambda counter: counter.number)
        self._estimates = estimates
        self._log_sds = {group_id: believed.log_sd for group_id, believed in estimates.items()}
        self._now = now
        people = [_waiting_person(ticket, hours=hours) for ticket in waiting]
        people += [_joining_person(group_id, now=now) for group_id in joining]
        self._to_be_called = len(people)
        coming = [
            _expected_person(someone, hours=hours)
            for someone in expected
            if now <= someone.appointment_at + LATE_GRACE
        ]
        groups = sorted({group_id for counter in counters for group_id in counter.group_ids})
        # Three files per group, each in its own order: by appointment, by arrival, and who is yet to come.
        self._files = [
            sorted((person for person in file if person.group_id == group), key=lambda person: person.rank)
            for group in groups
            for file in (
                [person for person in people if person.rank[0] == 0],
                [person for person in people if person.rank[0] == 1],
                [person for person in coming if math.isfinite(person.due)],
            )
        ]
        self._files_of = [
            [3 * groups.index(group_id) + file for group_id in counter.group_ids for file in range(3)]
            for counter in self._counters
        ]

    def play(self, scenario: int | None) -> Played:
        """Scenario 0 to 30, or None: every service takes its mean and everybody who is booked comes."""
        played = Played(called_at={}, joined_at={})
        log_means = self._log_means(scenario)
        files = self._files if scenario is None else [_who_come(file, scenario) for file in self._files]
        heads = [0] * len(files)
        free = [(self._free_at(counter, scenario), place) for place, counter in enumerate(self._counters)]
        heapq.heapify(free)
        left = self._to_be_called
        while left and free:
            at, place = heapq.heappop(free)
            chosen, idle_until = _whom_to_call(at=at, files=files, heads=heads, numbers=self._files_of[place])
            if chosen is None:
                if idle_until < math.inf:
                    heapq.heappush(free, (idle_until, place))
                continue
            person = files[chosen][heads[chosen]]
            heads[chosen] += 1
            seconds = 0.0
            if person.joins:
                played.joined_at[person.group_id] = at
            else:
                seconds = self._service_seconds(person, scenario=scenario, log_means=log_means)
            if person.code is not None:
                played.called_at[person.code] = at
            left -= person.is_forecast
            heapq.heappush(free, (at + seconds, place))
        return played

    def _service_seconds(
        self, person: _Person, *, scenario: int | None, log_means: Mapping[str, float]
    ) -> float:
        if scenario is None:
            return self._estimates[person.group_id].mean_seconds
        luck = _draws()[person.row][scenario]
        return math.exp(log_means[person.group_id] + self._log_sds[person.group_id] * luck)

    def _log_means(self, scenario: int | None) -> dict[str, float]:
        """Each group's logarithmic mean, itself drawn: if it is off, all its services are slow together."""
        if scenario is None:
            return {}
        means = {}
        for group_id, believed in self._estimates.items():
            error = believed.mean_error_seconds / believed.mean_seconds
            luck = _draws()[crc32(f"mean of {group_id}".encode()) % _DRAW_ROWS][scenario]
            means[group_id] = believed.log_mean + error * luck - error * error / 2
        return means

    def _free_at(self, counter: StaffedCounter, scenario: int | None) -> float:
        if counter.busy_since is None or counter.busy_group_id is None:
            return 0.0
        return remaining_seconds(
            believed=self._estimates[counter.busy_group_id],
            elapsed=(self._now - counter.busy_since).total_seconds(),
            draw=None if scenario is None else _draws()[counter.number % _DRAW_ROWS][scenario],
        )


def _waiting_person(ticket: WaitingTicket, *, hours: ServingHours) -> _Person:
    by_appointment = ticket.appointment_at is not None and line_reason(ticket) is LineReason.APPOINTMENT
    turn = ticket.appointment_at if by_appointment and ticket.appointment_at else ticket.arrived_at
    return _Person(
        group_id=ticket.group_id,
        code=ticket.code,
        due=hours.seconds_until(turn - DUE_AHEAD) if by_appointment else 0.0,
        rank=(0 if by_appointment else 1, turn.timestamp(), ticket.number),
        # By number, not by place in line: a window must not jump because somebody else was called.
        row=(crc32(ticket.group_id.encode()) + ticket.number) % _DRAW_ROWS,
    )


def _expected_person(someone: ExpectedTicket, *, hours: ServingHours) -> _Person:
    return _Person(
        group_id=someone.group_id,
        code=None,
        due=hours.seconds_until(someone.appointment_at - DUE_AHEAD),
        rank=(0, someone.appointment_at.timestamp(), _BEHIND_EVERYBODY),
        row=crc32(someone.code.encode()) % _DRAW_ROWS,
    )


def _joining_person(group_id: str, *, now: datetime) -> _Person:
    return _Person(
        group_id=group_id, code=None, due=0.0, rank=(1, now.timestamp(), _BEHIND_EVERYBODY), row=0, joins=True
    )


def _whom_to_call(
    *, at: float, files: Sequence[Sequence[_Person]], heads: Sequence[int], numbers: Sequence[int]
) -> tuple[int | None, float]:
    """The file whose head a free counter calls; if there is none, until when it idles (maybe infinitely)."""
    chosen, best, idle_until = None, (math.inf, math.inf, math.inf), math.inf
    for number in numbers:
        if heads[number] == len(files[number]):
            continue
        person = files[number][heads[number]]
        rank: tuple[float, float, float] = person.rank
        if person.due > at:
            if person.code is None:
                idle_until = min(idle_until, person.due)
                continue
            rank = (2, *rank[1:])
        if rank < best:
            chosen, best = number, rank
    return chosen, idle_until


def _who_come(file: list[_Person], scenario: int) -> list[_Person]:
    luckiest = NormalDist().inv_cdf(SHOW_UP_SHARE)
    return [person for person in file if person.is_forecast or _draws()[-1 - person.row][scenario] < luckiest]


@cache
def _draws() -> tuple[tuple[float, ...], ...]:
    """Rows of 31 standard normal values, one per scenario, evenly spread in each row and shuffled.

    Shuffled by a fixed linear congruence: the same everywhere and always, since rules know no chance.
    """
    values = [NormalDist().inv_cdf((step + 0.5) / SCENARIOS) for step in range(SCENARIOS)]
    state, rows = 2026, []
    for _ in range(_DRAW_ROWS):
        for last in range(SCENARIOS - 1, 0, -1):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            other = (state >> 33) % (last + 1)
            values[last], values[other] = values[other], values[last]
        rows.append(tuple(values))
    return tuple(rows)

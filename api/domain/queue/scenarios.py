"""Scenarios: the rest of a day in the hall, played through with one set of service times."""

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist
from zlib import crc32

from api.domain.queue.luck import DRAW_ROWS, draws
from api.domain.queue.order import (
    LineReason,
    Tier,
    WaitingTicket,
    has_priority,
    line_reason,
    may_call,
    serves,
    waits_since,
    yields_to,
)
from api.domain.queue.policy import DUE_AHEAD, LATE_GRACE, QueuePolicy
from api.domain.queue.service_times import Estimate, remaining_seconds
from api.domain.queue.serving_hours import ServingHours

# Share of booked people who come, as far as the forecast reckons with them.
SHOW_UP_SHARE = 0.85

_BEHIND_EVERYBODY = 1_000_000


@dataclass(frozen=True, slots=True)
class StaffedCounter:
    """A counter with a clerk; `busy_since` and `busy_group_id` of the ticket there, None when it is free.

    A ticket of several `busy_places` is served as long as so many.

    `ordinary_calls` is how many people without a priority class it has called since the last with one.
    `refused_procedures` are those of its groups that it may not take.
    """

    number: int
    group_ids: tuple[str, ...]
    busy_since: datetime | None
    busy_group_id: str | None
    ordinary_calls: int = 0
    busy_places: int = 1
    refused_procedures: tuple[str, ...] = ()

    def serves(self, *, group_id: str, procedure_code: str) -> bool:
        """Whether it can and may."""
        return serves(
            group_id=group_id,
            procedure_code=procedure_code,
            group_ids=self.group_ids,
            refused_procedures=self.refused_procedures,
        )

    def may_call(self, ticket: WaitingTicket) -> bool:
        return may_call(
            ticket,
            counter=self.number,
            group_ids=self.group_ids,
            refused_procedures=self.refused_procedures,
        )


@dataclass(frozen=True, slots=True)
class ExpectedTicket:
    """Somebody booked for today who has not checked in: not in the line, but likely to go before others."""

    code: str
    group_id: str
    appointment_at: datetime
    procedure_code: str = ""
    places: int = 1


@dataclass(frozen=True, slots=True)
class Played:
    """Serving seconds from now until each call: by ticket code in order of the calls, and by joined group."""

    called_at: dict[str, float]
    joined_at: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody to be called: from `due` on with her own tier, before that only by a counter that would idle.

    From `long_from` on she has waited the longest wait. `turn` orders people of one tier; `key` is the
    ticket's or the booking's code. `is_expected`: booked and not here; `joins`: would take a number now,
    which costs no time. `let_first` are the keys of those she waits for because she gave them her turn.
    `may_call` are the places of the counters that may call her; her service lasts as long as `places`
    ordinary ones.
    """

    key: str
    group_id: str
    due: float
    long_from: float
    tier: Tier
    turn: tuple[float, int]
    row: int
    has_priority: bool = False
    is_expected: bool = False
    joins: bool = False
    let_first: tuple[str, ...] = ()
    may_call: frozenset[int] = frozenset()
    places: int = 1

    def rank(self, *, at: float, priority_is_due: bool) -> tuple[int, float, int]:
        """As the call order ranks her, `at` so many serving seconds from now."""
        if at >= self.long_from:
            return Tier.WAITED_LONG, *self.turn
        if self.due > at:
            return Tier.EARLY_APPOINTMENT, *self.turn
        return (Tier.PRIORITY if priority_is_due and self.has_priority else self.tier), *self.turn

    @property
    def is_forecast(self) -> bool:
        """Whether somebody wants to know when this person is called."""
        return not self.is_expected


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
        policy: QueuePolicy,
    ) -> None:
        self._counters = sorted(counters, key=lambda counter: counter.number)
        self._estimates = estimates
        self._log_sds = {group_id: believed.log_sd for group_id, believed in estimates.items()}
        self._now = now
        self._ordinary_calls_between = policy.ordinary_calls_between
        self._servers: dict[tuple[str, str], frozenset[int]] = {}
        people = [
            _waiting_person(
                ticket,
                waiting=waiting,
                hours=hours,
                policy=policy,
                may_call=self._who_serves(ticket.group_id, ticket.procedure_code)
                if ticket.sent_to is None
                else self._counter_of_number(ticket.sent_to),
            )
            for ticket in waiting
        ]
        people += [
            _joining_person(
                group_id, now=now, hours=hours, policy=policy, may_call=self._who_serves(group_id, "")
            )
            for group_id in joining
        ]
        self._to_be_called = len(people)
        coming = [
            _expected_person(
                someone,
                hours=hours,
                policy=policy,
                may_call=self._who_serves(someone.group_id, someone.procedure_code),
            )
            for someone in expected
            if now <= someone.appointment_at + LATE_GRACE
        ]
        people += [person for person in coming if math.isfinite(person.due)]
        # Files of each group, each in the order of its turns, so that only their heads need comparing: by
        # who may call them, by appointment and by arrival, with and without a class, and who is yet to come.
        kinds: dict[tuple[str, tuple[int, ...], Tier, bool, bool], list[_Person]] = {}
        for person in sorted(people, key=lambda person: (person.turn, person.key)):
            callers = tuple(sorted(person.may_call))
            kind = (person.group_id, callers, person.tier, person.has_priority, person.is_expected)
            kinds.setdefault(kind, []).append(person)
        self._files = [kinds[kind] for kind in sorted(kinds)]
        places = range(len(self._counters))
        self._files_of = [
            [number for number, file in enumerate(self._files) if place in file[0].may_call]
            for place in places
        ]
        given_to = {key for person in people for key in person.let_first}
        self._others_of = [
            {person.key for person in people if person.key in given_to and place not in person.may_call}
            for place in places
        ]

    def _who_serves(self, group_id: str, procedure_code: str) -> frozenset[int]:
        """Places in `self._counters` of those that can and may serve this."""
        asked = (group_id, procedure_code)
        if asked not in self._servers:
            self._servers[asked] = frozenset(
                place
                for place, counter in enumerate(self._counters)
                if counter.serves(group_id=group_id, procedure_code=procedure_code)
            )
        return self._servers[asked]

    def _counter_of_number(self, number: int) -> frozenset[int]:
        return frozenset(place for place, counter in enumerate(self._counters) if counter.number == number)

    def play(self, scenario: int | None) -> Played:
        """Scenario 0 to 30, or None: every service takes its mean and everybody who is booked comes."""
        played = Played(called_at={}, joined_at={})
        log_means = self._log_means(scenario)
        files = self._files if scenario is None else [_who_come(file, scenario) for file in self._files]
        heads, gone = [0] * len(files), set[str]()
        ordinary_calls = [counter.ordinary_calls for counter in self._counters]
        free = [(self._free_at(counter, scenario), place) for place, counter in enumerate(self._counters)]
        heapq.heapify(free)
        left = self._to_be_called
        while left and free:
            at, place = heapq.heappop(free)
            person, idle_until = _whom_to_call(
                at=at,
                files=files,
                heads=heads,
                # Whom this counter may not call holds up nobody at it.
                gone=gone | self._others_of[place] if self._others_of[place] else gone,
                numbers=self._files_of[place],
                priority_is_due=ordinary_calls[place] >= self._ordinary_calls_between,
            )
            if person is None:
                if idle_until < math.inf:
                    heapq.heappush(free, (idle_until, place))
                continue
            gone.add(person.key)
            seconds = 0.0
            if person.joins:
                played.joined_at[person.group_id] = at
            else:
                seconds = self._service_seconds(person, scenario=scenario, log_means=log_means)
                ordinary_calls[place] = 0 if person.has_priority else ordinary_calls[place] + 1
                if not person.is_expected:
                    played.called_at[person.key] = at
            left -= person.is_forecast
            heapq.heappush(free, (at + seconds, place))
        return played

    def _service_seconds(
        self, person: _Person, *, scenario: int | None, log_means: Mapping[str, float]
    ) -> float:
        if scenario is None:
            return person.places * self._estimates[person.group_id].mean_seconds
        luck = draws()[person.row][scenario]
        return person.places * math.exp(log_means[person.group_id] + self._log_sds[person.group_id] * luck)

    def _log_means(self, scenario: int | None) -> dict[str, float]:
        """Each group's logarithmic mean, itself drawn: if it is off, all its services are slow together."""
        if scenario is None:
            return {}
        means = {}
        for group_id, believed in self._estimates.items():
            error = believed.mean_error_seconds / believed.mean_seconds
            luck = draws()[crc32(f"mean of {group_id}".encode()) % DRAW_ROWS][scenario]
            means[group_id] = believed.log_mean + error * luck - error * error / 2
        return means

    def _free_at(self, counter: StaffedCounter, scenario: int | None) -> float:
        if counter.busy_since is None or counter.busy_group_id is None:
            return 0.0
        return counter.busy_places * remaining_seconds(
            believed=self._estimates[counter.busy_group_id],
            elapsed=(self._now - counter.busy_since).total_seconds() / counter.busy_places,
            draw=None if scenario is None else draws()[counter.number % DRAW_ROWS][scenario],
        )


def _waiting_person(
    ticket: WaitingTicket,
    *,
    waiting: Sequence[WaitingTicket],
    hours: ServingHours,
    policy: QueuePolicy,
    may_call: frozenset[int],
) -> _Person:
    by_appointment = line_reason(ticket) is LineReason.APPOINTMENT
    turn = waits_since(ticket)
    return _Person(
        key=ticket.code,
        group_id=ticket.group_id,
        due=hours.seconds_until(turn - DUE_AHEAD) if by_appointment else 0.0,
        long_from=hours.seconds_until(turn + policy.longest_wait),
        tier=Tier.DUE_APPOINTMENT if by_appointment else Tier.ARRIVAL,
        turn=(turn.timestamp(), ticket.number),
        # By number, not by place in line: a window must not jump because somebody else was called.
        row=(crc32(ticket.group_id.encode()) + ticket.number) % DRAW_ROWS,
        has_priority=has_priority(ticket, policy=policy),
        let_first=tuple(other.code for other in waiting if yields_to(ticket, other)) if ticket.given else (),
        may_call=may_call,
        places=ticket.places,
    )


def _expected_person(
    someone: ExpectedTicket, *, hours: ServingHours, policy: QueuePolicy, may_call: frozenset[int]
) -> _Person:
    return _Person(
        key=someone.code,
        group_id=someone.group_id,
        due=hours.seconds_until(someone.appointment_at - DUE_AHEAD),
        long_from=hours.seconds_until(someone.appointment_at + policy.longest_wait),
        tier=Tier.DUE_APPOINTMENT,
        turn=(someone.appointment_at.timestamp(), _BEHIND_EVERYBODY),
        row=crc32(someone.code.encode()) % DRAW_ROWS,
        is_expected=True,
        may_call=may_call,
        places=someone.places,
    )


def _joining_person(
    group_id: str, *, now: datetime, hours: ServingHours, policy: QueuePolicy, may_call: frozenset[int]
) -> _Person:
    return _Person(
        key=f"joins {group_id}",
        group_id=group_id,
        due=0.0,
        long_from=hours.seconds_until(now + policy.longest_wait),
        tier=Tier.ARRIVAL,
        turn=(now.timestamp(), _BEHIND_EVERYBODY),
        row=0,
        joins=True,
        may_call=may_call,
    )


def _whom_to_call(
    *,
    at: float,
    files: Sequence[Sequence[_Person]],
    heads: list[int],
    gone: set[str],
    numbers: Sequence[int],
    priority_is_due: bool,
) -> tuple[_Person | None, float]:
    """Whose turn it is at a free counter; if nobody's, until when it idles (maybe infinitely)."""
    chosen: _Person | None = None
    best, idle_until = (math.inf, math.inf, math.inf), math.inf
    for number in numbers:
        file, head = files[number], heads[number]
        while head < len(file) and file[head].key in gone:
            head += 1
        heads[number] = head
        while head < len(file) and (file[head].key in gone or not gone.issuperset(file[head].let_first)):
            head += 1  # passed over this time only: she waits for those she gave her turn
        if head == len(file):
            continue
        person = file[head]
        if person.is_expected and person.due > at:
            idle_until = min(idle_until, person.due)
            continue
        rank = person.rank(at=at, priority_is_due=priority_is_due)
        if rank < best:
            chosen, best = person, rank
    return chosen, idle_until


def _who_come(file: list[_Person], scenario: int) -> list[_Person]:
    luckiest = NormalDist().inv_cdf(SHOW_UP_SHARE)
    return [person for person in file if person.is_forecast or draws()[-1 - person.row][scenario] < luckiest]

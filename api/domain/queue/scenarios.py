"""Scenarios: the rest of a day in the hall, played through with one set of service times."""

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from api.domain.queue.attendance import ABSENT_AFTER, Attendance
from api.domain.queue.coming import Coming
from api.domain.queue.lessons import Lessons
from api.domain.queue.luck import DRAW_ROWS, SCENARIOS, draws, ranks
from api.domain.queue.order import Tier, WaitingTicket, may_call, serves
from api.domain.queue.policy import QueuePolicy
from api.domain.queue.service_times import Estimate, remaining_seconds
from api.domain.queue.serving_hours import ServingHours
from api.domain.queue.turns import (
    ExpectedTicket,
    Person,
    expected_person,
    joining_person,
    waiting_person,
    whom_to_call,
)


@dataclass(frozen=True, slots=True)
class StaffedCounter:
    """A counter with a clerk; `busy_since` and `busy_group_id` of the ticket there, None when it is free.

    A ticket of several `busy_places` is served as long as so many.

    `ordinary_calls` is how many people without a priority class it has called since the last with one.
    `refused_procedures` are those of its groups that it may not take. `away_until` is when a counter that is
    closed for a while calls again.
    """

    number: int
    group_ids: tuple[str, ...]
    busy_since: datetime | None
    busy_group_id: str | None
    ordinary_calls: int = 0
    busy_places: int = 1
    busy_procedure_code: str = ""
    refused_procedures: tuple[str, ...] = ()
    away_until: datetime | None = None

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
class Played:
    """Serving seconds from now until each call: by ticket code in order of the calls, and by joined group."""

    called_at: dict[str, float]
    joined_at: dict[str, float]


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
        lessons: Lessons,
        attendance: Attendance,
    ) -> None:
        self._counters = sorted(counters, key=lambda counter: counter.number)
        self._estimates = estimates
        self._log_sds = {group_id: believed.log_sd for group_id, believed in estimates.items()}
        self._now = now
        self._lessons = lessons
        self._hours = hours
        self._stretches = [lessons.stretch_of_counter(counter.number) for counter in self._counters]
        self._ordinary_calls_between = policy.ordinary_calls_between
        self._servers: dict[tuple[str, str], frozenset[int]] = {}
        people = [
            waiting_person(
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
            joining_person(
                group_id, now=now, hours=hours, policy=policy, may_call=self._who_serves(group_id, "")
            )
            for group_id in joining
        ]
        self._to_be_called = len(people)
        procedures = {ticket.code: ticket.procedure_code for ticket in waiting}
        procedures |= {someone.code: someone.procedure_code for someone in expected}
        stretches = {code: lessons.stretch_of_procedure(code) for code in set(procedures.values())}
        self._stretch_of = {key: stretches[code] for key, code in procedures.items()}
        coming = [
            expected_person(
                someone,
                hours=hours,
                policy=policy,
                may_call=self._who_serves(someone.group_id, someone.procedure_code),
            )
            for someone in expected
            # Who would still be in time, but later than anybody is counted as coming, holds nobody up.
            if now <= someone.appointment_at + min(policy.late_grace, ABSENT_AFTER)
        ]
        people += [person for person in coming if math.isfinite(person.due)]
        # Files of each group, each in the order of its turns, so that only their heads need comparing: by
        # who may call them, by appointment and by arrival, with and without a class, and who is yet to come.
        kinds: dict[tuple[str, tuple[int, ...], Tier, bool, bool], list[Person]] = {}
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
        slots = {someone.code: someone.appointment_at for someone in expected}
        arrivals = {
            slot: self._arrivals(slot, attendance=attendance, grace=policy.late_grace)
            for slot in set(slots.values())
        }
        self._expected = [
            (number, person, arrivals[slots[person.key]])
            for number, file in enumerate(self._files)
            for person in file
            if person.is_expected
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

    def _arrivals(self, slot: datetime, *, attendance: Attendance, grace: timedelta) -> tuple[float, ...]:
        """Serving seconds until somebody booked for then is here, the luckiest answer first.

        Infinite when she does not come; or so late that she waits behind everybody who is here.
        """
        return tuple(
            self._hours.seconds_until(slot + after) if after is not None and after <= grace else math.inf
            for after in attendance.arrivals(after=self._now - slot, of=SCENARIOS)
        )

    def _coming(self, scenario: int | None) -> Coming:
        """Who is expected and comes: as luck has it, or everybody when her appointment is due."""
        if scenario is None:
            return Coming((one.due, number, one) for number, one, _ in self._expected)
        return Coming(
            (arrivals[ranks()[-1 - one.row][scenario]], number, one)
            for number, one, arrivals in self._expected
        )

    def _counter_of_number(self, number: int) -> frozenset[int]:
        return frozenset(place for place, counter in enumerate(self._counters) if counter.number == number)

    def play(self, scenario: int | None) -> Played:
        """Scenario 0 to 30, or None: services take their mean, and who is booked is here when she is due."""
        played = Played(called_at={}, joined_at={})
        log_means = self._log_means(scenario)
        coming = self._coming(scenario)
        files = [[] if file[0].is_expected else file for file in self._files]
        heads, gone = [0] * len(files), set[str]()
        ordinary_calls = [counter.ordinary_calls for counter in self._counters]
        free = [(self._free_at(counter, scenario), place) for place, counter in enumerate(self._counters)]
        heapq.heapify(free)
        left = self._to_be_called
        while left and free:
            at, place = heapq.heappop(free)
            coming.let_in(at=at, files=files, heads=heads)
            person = whom_to_call(
                at=at,
                files=files,
                heads=heads,
                # Whom this counter may not call holds up nobody at it.
                gone=gone | self._others_of[place] if self._others_of[place] else gone,
                numbers=self._files_of[place],
                priority_is_due=ordinary_calls[place] >= self._ordinary_calls_between,
            )
            if person is None:
                idle_until = coming.next_of(self._files_of[place])
                if idle_until < math.inf:
                    heapq.heappush(free, (idle_until, place))
                continue
            gone.add(person.key)
            seconds = 0.0
            if person.joins:
                played.joined_at[person.group_id] = at
            else:
                seconds = self._service_seconds(person, scenario=scenario, log_means=log_means)
                seconds *= self._stretches[place] * self._stretch_of[person.key]
                ordinary_calls[place] = 0 if person.has_priority else ordinary_calls[place] + 1
                if not person.is_expected:
                    played.called_at[person.key] = at
            left -= person.is_forecast
            heapq.heappush(free, (at + seconds, place))
        return played

    def _service_seconds(
        self, person: Person, *, scenario: int | None, log_means: Mapping[str, float]
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
        if counter.away_until is not None:
            return self._hours.seconds_until(counter.away_until)
        if counter.busy_since is None or counter.busy_group_id is None:
            return 0.0
        stretch = self._lessons.stretch_of_counter(counter.number)
        stretch *= self._lessons.stretch_of_procedure(counter.busy_procedure_code)
        return counter.busy_places * remaining_seconds(
            believed=self._estimates[counter.busy_group_id].stretched(stretch),
            elapsed=(self._now - counter.busy_since).total_seconds() / counter.busy_places,
            draw=None if scenario is None else draws()[counter.number % DRAW_ROWS][scenario],
        )

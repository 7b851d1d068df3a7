"""The oracle: knows every true distribution and plays the future many times; of its luck it knows nothing."""

import heapq
import math
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import NormalDist

from api.domain.hall import CurrentTicket, LineEntry
from api.domain.queue import Wait, WaitingTicket
from api.domain.queue.coming import Coming
from api.domain.queue.serving_hours import ServingHours
from api.domain.queue.turns import Person, waiting_person, whom_to_call
from api.local.simulate.closings import closing_to_come
from api.local.simulate.days import Day
from api.local.simulate.visitors import (
    ABSENT_SECONDS,
    WALK_SECONDS,
    arrival_offset,
    service_seconds,
    walk_in_moment,
)
from api.local.simulate.wards import Procedure

FUTURES = 61
# A few futures tell how far the rest must look: who comes long after anybody's call cannot matter.
_FIRST_FUTURES = 9
_FURTHER = 1.5
_FURTHER_SECONDS = 900.0
_NORMAL = NormalDist()


class TrueFutures:
    """Asked when somebody comes: from when until when she will be called, and when most likely."""

    def __init__(self, *, chance: random.Random, futures: int = FUTURES) -> None:
        self._chance, self._futures = chance, futures

    def __call__(self, day: Day, asks: LineEntry, now: datetime) -> Wait:
        hall = _KnownHall(day, now=now)
        calls = [hall.play(asks.code, self._chance) for _ in range(_FIRST_FUTURES)]
        hall.look_no_further_than(max(calls) * _FURTHER + _FURTHER_SECONDS)
        calls = sorted(
            calls + [hall.play(asks.code, self._chance) for _ in range(self._futures - len(calls))]
        )
        return Wait(low=_share(calls, 0.1), middle=_share(calls, 0.5), high=_share(calls, 0.9))


# Group, tier, and whether of a priority class.
_Kind = tuple[str, int, bool]


def _kind(person: Person) -> _Kind:
    return person.group_id, person.tier, person.has_priority


class _KnownHall:
    def __init__(self, day: Day, *, now: datetime) -> None:
        self._day, self._ward, self._now = day, day.ward, now
        office = day.ward.office
        self._policy = office.queue_policy
        self._hours = ServingHours(calendar=office.calendar, now=now)
        line = day.hall().line
        waiting = [ticket for entry in line if (ticket := entry.waiting()) is not None]
        self._procedures = {entry.code: day.ward.procedure(entry.procedure_code) for entry in line}
        self._expected = [entry for entry in line if not entry.has_arrived]
        self._horizon = math.inf
        self._files: list[list[Person]] = []
        self._of_group: dict[str, list[int]] = {group.id: [] for group in office.groups}
        kinds: dict[_Kind, list[Person]] = {}
        for ticket in waiting:
            person = waiting_person(ticket, waiting=(), hours=self._hours, policy=self._policy)
            kinds.setdefault(_kind(person), []).append(person)
        for (group_id, *_), file in kinds.items():
            self._of_group[group_id].append(len(self._files))
            self._files.append(sorted(file, key=lambda person: person.turn))

    def look_no_further_than(self, seconds: float) -> None:
        """Leave out of account who comes after so many serving seconds."""
        self._horizon = seconds

    def play(self, code: str, chance: random.Random) -> float:
        """Serving seconds until this person's call in one future."""
        procedures = dict(self._procedures)
        people = [*self._booked(chance), *self._with_priority(chance, procedures)]
        kinds = {_kind(person): None for _, person in people}
        numbers = {kind: number for number, kind in enumerate(kinds, start=len(self._files))}
        coming = Coming((at, numbers[_kind(person)], person) for at, person in people)
        files = self._files + [[] for _ in kinds]
        of_group = {group_id: list(files_of) for group_id, files_of in self._of_group.items()}
        for (group_id, *_), number in numbers.items():
            of_group[group_id].append(number)
        counters = [
            (described, self._day.counters[described.number]) for described in self._ward.office.counters
        ]
        closed = [self._closing(described.number, chance) for described, _ in counters]
        free = [
            (_after(self._free_at(number, opened.current, chance), closed[place]), place)
            for place, (described, opened) in enumerate(counters)
            for number in (described.number,)
        ]
        heapq.heapify(free)
        heads, gone = [0] * len(files), set[str]()
        numbers_of = [
            [number for group_id in described.group_ids for number in of_group[group_id]]
            for described, _ in counters
        ]
        ordinary = [opened.ordinary_calls for _, opened in counters]
        while free:
            at, place = heapq.heappop(free)
            described = counters[place][0]
            coming.let_in(at=at, files=files, heads=heads)
            person = whom_to_call(
                at=at,
                files=files,
                heads=heads,
                gone=gone,
                numbers=numbers_of[place],
                priority_is_due=ordinary[place] >= self._policy.ordinary_calls_between,
            )
            if person is None:
                idle_until = coming.next_of(numbers_of[place])
                if math.isfinite(idle_until):
                    heapq.heappush(free, (_after(idle_until, closed[place]), place))
                continue
            if person.key == code:
                return at
            gone.add(person.key)
            ordinary[place] = 0 if person.has_priority else ordinary[place] + 1
            seconds = self._visit(procedures[person.key], described.number, chance)
            heapq.heappush(free, (_after(at + seconds, closed[place]), place))
        raise AssertionError("somebody will be called, if only tomorrow")

    def _visit(self, procedure: Procedure, counter: int, chance: random.Random) -> float:
        if chance.random() >= self._ward.present:
            return ABSENT_SECONDS
        seconds = service_seconds(self._ward, procedure=procedure, counter=counter, luck=chance.gauss(0, 1))
        return chance.uniform(*WALK_SECONDS) + seconds

    def _free_at(self, number: int, current: CurrentTicket | None, chance: random.Random) -> float:
        """How long the visit lasts that is under way, given how long it has lasted."""
        if current is None:
            return 0.0
        procedure = self._day.visitors[current.code].procedure
        if current.started_at is None:
            passed = (self._now - current.called_at).total_seconds()
            walks = chance.uniform(max(passed, WALK_SECONDS[0]), max(passed, WALK_SECONDS[1]))
            here = self._ward.present * (
                1 if passed < WALK_SECONDS[0] else max((WALK_SECONDS[1] - passed) / 30, 0)
            )
            if chance.random() * (here + 1 - self._ward.present) >= here:
                return ABSENT_SECONDS - passed
            luck = chance.gauss(0, 1)
            return (
                walks - passed + service_seconds(self._ward, procedure=procedure, counter=number, luck=luck)
            )
        passed = (self._now - current.started_at).total_seconds()
        usual = service_seconds(self._ward, procedure=procedure, counter=number, luck=0.0)
        log_sd = math.sqrt(math.log1p(procedure.spread**2))
        over = _NORMAL.cdf(math.log(max(passed, 0.001) / usual) / log_sd)
        luck = _NORMAL.inv_cdf(min(max(over + (1 - over) * chance.random(), 1e-9), 1 - 1e-9))
        return max(usual * math.exp(log_sd * luck) - passed, 0.0)

    def _closing(self, number: int, chance: random.Random) -> tuple[float, float] | None:
        if not self._ward.closing_chance:
            return None
        found = closing_to_come(
            self._ward, known=self._day.closing_known(number), now=self._now, on=self._day.on, chance=chance
        )
        if found is None:
            return None
        return self._seconds(found.begins), self._seconds(found.ends)

    def _booked(self, chance: random.Random) -> list[tuple[float, Person]]:
        people = []
        for entry in self._expected:
            appointment_at = entry.appointment_at
            if appointment_at is None:
                continue
            comes = self._arrival(appointment_at, chance)
            if comes is not None and self._seconds(comes) < self._horizon:
                people.append(self._person(entry, comes=comes, number=10_000))
        return people

    def _arrival(self, appointment_at: datetime, chance: random.Random) -> datetime | None:
        """When she comes who has not come yet; None when she does not."""
        passed = (self._now - appointment_at).total_seconds() / 60
        for _ in range(50):
            offset = arrival_offset(chance) if chance.random() < self._ward.show_up else None
            if offset is None:
                return None
            if offset > passed:
                return appointment_at + timedelta(minutes=offset)
        return None

    def _with_priority(
        self, chance: random.Random, procedures: dict[str, Procedure]
    ) -> list[tuple[float, Person]]:
        """Who will walk in and may be called early."""
        ward = self._ward
        mean = ward.people * (1 - ward.booked_share) * ward.priority_share
        shares = [one.share * len(ward.office.counters_of(one.group_id)) for one in ward.procedures]
        people = []
        for number in range(max(round(chance.gauss(mean, math.sqrt(mean))), 0)):
            comes = walk_in_moment(ward, on=self._day.on, chance=chance)
            if comes <= self._now or self._seconds(comes) >= self._horizon:
                continue
            procedure = chance.choices(ward.procedures, shares)[0]
            entry = LineEntry(
                code=f"later {number}",
                group_id=procedure.group_id,
                has_arrived=True,
                number=None,
                appointment_at=None,
                arrived_at=comes,
                name=None,
                procedure_code=procedure.code,
                short_code="",
                priority=self._policy.priority_classes[0],
            )
            procedures[entry.code] = procedure
            people.append(self._person(entry, comes=comes, number=20_000))
        return people

    def _person(self, entry: LineEntry, *, comes: datetime, number: int) -> tuple[float, Person]:
        ticket = WaitingTicket(
            code=entry.code,
            group_id=entry.group_id,
            number=number,
            arrived_at=comes,
            appointment_at=entry.appointment_at,
            priority=entry.priority,
        )
        person = waiting_person(ticket, waiting=(), hours=self._hours, policy=self._policy)
        return self._seconds(comes), person

    def _seconds(self, moment: datetime) -> float:
        return self._hours.seconds_until(moment)


def _after(at: float, closed: tuple[float, float] | None) -> float:
    """The moment from which the counter calls, when it is free at `at`."""
    return closed[1] if closed is not None and closed[0] <= at < closed[1] else at


def _share(in_order: Sequence[float], share: float) -> float:
    place = share * (len(in_order) - 1)
    below = math.floor(place)
    above = min(below + 1, len(in_order) - 1)
    return in_order[below] + (in_order[above] - in_order[below]) * (place - below)

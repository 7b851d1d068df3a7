"""Lessons: how long visits take here, by group, procedure and counter, learned visit by visit."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from api.domain.queue.service_times import PRIOR_SPREAD, PRIOR_WEIGHT, Estimate

# What was believed weighs as much as so many visits: of the group's mean, of what sets a procedure apart, and
# of what sets a counter apart. Few visits so say little, and an unknown procedure is its group's usual one.
PROCEDURE_WEIGHT = 4
COUNTER_WEIGHT = 16
# Each visit of a group takes so much of the weight of its earlier ones: a fortnight ago counts little.
KEPT = 0.995
# A visit four times as long or short as expected teaches no more than one that is three times so.
_FURTHEST = math.log(4)
_PRIOR_VARIANCE = math.log1p(PRIOR_SPREAD**2)


@dataclass(frozen=True, slots=True)
class Tally:
    """Visits by weight, their sum, and the sum of squares of what was not expected, as logarithms."""

    weight: float = 0.0
    total: float = 0.0
    squares: float = 0.0

    def with_one(self, value: float, *, square: float = 0.0) -> "Tally":
        return Tally(
            weight=round(self.weight * KEPT + 1, 4),
            total=round(self.total * KEPT + value, 4),
            squares=round(self.squares * KEPT + square, 4),
        )


NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that has ended: from the call until the counter was free again, whoever came or not."""

    group_id: str
    procedure_code: str
    counter: int
    seconds: float
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Lessons:
    """A visit is believed to take its group's mean, stretched by its procedure and by its counter.

    Groups are tallied in seconds, procedures and counters as ratios; `last_ended` is when each counter's last
    visit ended, in seconds since 1970. Each is drawn towards what was believed
    before: the office's own guess of the group, and no stretch.
    """

    groups: Mapping[str, Tally] = field(default_factory=dict)
    procedures: Mapping[str, Tally] = field(default_factory=dict)
    counters: Mapping[str, Tally] = field(default_factory=dict)
    last_ended: Mapping[str, int] = field(default_factory=dict)

    def has_learned(self, visit: Visit) -> bool:
        """Whether this visit of the counter or a later one was learned: nothing is learned twice."""
        return self.last_ended.get(str(visit.counter), 0) >= round(visit.ended_at.timestamp())

    def knows(self, group_id: str) -> bool:
        return group_id in self.groups

    def estimate(self, group_id: str, *, prior_minutes: float) -> Estimate:
        """What is believed of the group's usual procedure at a usual counter."""
        tally = self.groups.get(group_id, NOTHING)
        weight = PRIOR_WEIGHT + tally.weight
        mean = (PRIOR_WEIGHT * prior_minutes * 60 + tally.total) / weight
        variance = (PRIOR_WEIGHT * _PRIOR_VARIANCE + tally.squares) / weight
        sd = mean * math.sqrt(math.expm1(variance))
        return Estimate(mean_seconds=mean, sd_seconds=sd, mean_error_seconds=sd / math.sqrt(weight))

    def stretch_of_procedure(self, code: str) -> float:
        return _stretch(self.procedures.get(code, NOTHING), believed=PROCEDURE_WEIGHT)

    def stretch_of_counter(self, number: int) -> float:
        return _stretch(self.counters.get(str(number), NOTHING), believed=COUNTER_WEIGHT)

    def with_visit(self, visit: Visit, *, prior_minutes: float) -> "Lessons":
        """These and one more visit."""
        group = self.estimate(visit.group_id, prior_minutes=prior_minutes)
        by_procedure = self.stretch_of_procedure(visit.procedure_code)
        by_counter = self.stretch_of_counter(visit.counter)
        expected = group.mean_seconds * by_procedure * by_counter
        surprise = math.log(max(visit.seconds, 1.0) / expected)
        surprise = min(max(surprise, -_FURTHEST), _FURTHEST)
        ratio = math.exp(surprise)
        key = str(visit.counter)
        return Lessons(
            groups={
                **self.groups,
                visit.group_id: self.groups.get(visit.group_id, NOTHING).with_one(
                    group.mean_seconds * ratio, square=(surprise + group.log_sd**2 / 2) ** 2
                ),
            },
            procedures={
                **self.procedures,
                visit.procedure_code: self.procedures.get(visit.procedure_code, NOTHING).with_one(
                    by_procedure * ratio
                ),
            },
            counters={
                **self.counters,
                key: self.counters.get(key, NOTHING).with_one(by_counter * ratio),
            },
            last_ended={**self.last_ended, key: round(visit.ended_at.timestamp())},
        )


def _stretch(tally: Tally, *, believed: int) -> float:
    return (believed + tally.total) / (believed + tally.weight)

"""Attendance: of those who booked, how many come, and how long before or after their time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

# Who is not here so long after her time is counted as somebody who did not come.
ABSENT_AFTER = timedelta(minutes=15)
# Arrivals are told apart by five minutes; who comes half an hour early or more is counted as that.
_STEP, _EARLIEST = 5, -30
_LATEST = round(ABSENT_AFTER.total_seconds() / 60) - _STEP
# What is believed before anybody booked: as much as so many people, of whom this share comes, in these parts.
_BELIEVED_PEOPLE = 20.0
_BELIEVED_SHARE = 0.85
_BELIEVED_PARTS = {-30: 1, -25: 1, -20: 2, -15: 4, -10: 5, -5: 4, 0: 2, 5: 1}
# Each booked person takes so much of the weight of the earlier ones: some five hundred count.
KEPT = 0.998


@dataclass(frozen=True, slots=True)
class Attendance:
    """Booked people by weight: who came, by the minutes from her time at which she did, and who did not.

    `counted_until` is the time of the last appointment whose absence was counted, in seconds since 1970.
    """

    came: Mapping[str, float] = field(default_factory=dict)
    absent: float = 0.0
    counted_until: int = 0

    def with_arrival(self, after: timedelta) -> "Attendance":
        """This and one more who came so long after her time, below nought before it.

        Who came when she was counted as absent already changes nothing.
        """
        if after >= ABSENT_AFTER:
            return self
        minutes = math.floor(after.total_seconds() / 60 / _STEP) * _STEP
        step, faded = str(max(minutes, _EARLIEST)), self._faded(KEPT)
        return replace(faded, came={**faded.came, step: round(faded.came.get(step, 0.0) + 1, 3)})

    def with_absent(self, people: int, *, until: int) -> "Attendance":
        """This and so many who did not come, the last of them to an appointment at that moment."""
        faded = self._faded(KEPT**people)
        return replace(faded, absent=round(faded.absent + people, 3), counted_until=until)

    def arrivals(self, *, after: timedelta, of: int) -> list[timedelta | None]:
        """When somebody comes who is not here so long after her time: `of` equally likely answers, in order.

        Each is counted from her time; None, the last ones, that she does not come.
        """
        passed = after.total_seconds() / 60
        spans = []
        for begins in range(_EARLIEST, _LATEST + 1, _STEP):
            first, last = max(float(begins), passed), float(begins + _STEP)
            if first < last:
                spans.append((first, last, self._weight(begins) * (last - first) / _STEP))
        absent = self.absent + _BELIEVED_PEOPLE * (1 - _BELIEVED_SHARE)
        share = (sum(weight for *_, weight in spans) + absent) / of
        found: list[timedelta | None] = []
        so_far = 0.0
        for first, last, weight in spans:
            while len(found) < of and (asked := (len(found) + 0.5) * share) < so_far + weight:
                found.append(timedelta(minutes=first + (last - first) * (asked - so_far) / weight))
            so_far += weight
        return found + [None] * (of - len(found))

    def _weight(self, step: int) -> float:
        believed = _BELIEVED_PEOPLE * _BELIEVED_SHARE / sum(_BELIEVED_PARTS.values())
        return self.came.get(str(step), 0.0) + _BELIEVED_PARTS.get(step, 0) * believed

    def _faded(self, kept: float) -> "Attendance":
        return Attendance(
            came={step: round(weight * kept, 3) for step, weight in self.came.items()},
            absent=round(self.absent * kept, 3),
            counted_until=self.counted_until,
        )

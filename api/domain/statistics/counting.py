"""What one dossier adds to the figures, as counts of a day: the same dossier always adds the same.

A figure is a sum of such counts, so a dossier that changes takes its old counts out and puts its new ones in,
and counting everything again from nothing leads to the same sums.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.domain.deadlines import Timeliness

# Longer processing is counted with this many days; medians and 90 % of a commune's dossiers lie far below.
MOST_DAYS_COUNTED = 120


class Ending(StrEnum):
    """How processing ended. RETURNED: stopped, and the papers given back; REFUSED: not accepted."""

    RESULT = "RESULT"
    RETURNED = "RETURNED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class Measure(StrEnum):
    """What is counted on a day.

    EARLY, ON_TIME and OVERDUE count results alone; ENDED_EARLY, ENDED_ON_TIME and ENDED_OVERDUE every end, as
    the national formula behind report II.06a does. LATE_BEGAN and LATE_ENDED bound the time in which a
    dossier was in progress and over its deadline. DAYS_TAKEN goes with the number of working days.
    """

    RECEIVED = "RECEIVED"
    RECEIVED_ONLINE = "RECEIVED_ONLINE"
    DIGITISED = "DIGITISED"
    ENDED = "ENDED"
    EARLY = "EARLY"
    ON_TIME = "ON_TIME"
    OVERDUE = "OVERDUE"
    RETURNED = "RETURNED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    ENDED_EARLY = "ENDED_EARLY"
    ENDED_ON_TIME = "ENDED_ON_TIME"
    ENDED_OVERDUE = "ENDED_OVERDUE"
    LATE_BEGAN = "LATE_BEGAN"
    LATE_ENDED = "LATE_ENDED"
    DAYS_TAKEN = "DAYS_TAKEN"


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A measure on a day; `days_taken` only with DAYS_TAKEN."""

    on: date
    measure: Measure
    days_taken: int = 0


Counts = Mapping[Count, int]


@dataclass(frozen=True, slots=True)
class CountedDossier:
    """What the figures need to know of a dossier, by days in Vietnam.

    `late_from` is the first day on which it is over its deadline while it is in progress: the day after it is
    due, or the day of a second supplement request; None when it cannot become late. `timeliness` is that of
    its end; None while in progress, and for a procedure without a deadline, which ends in time.
    """

    received_on: date
    is_online: bool
    is_digitised: bool
    ending: Ending | None
    ended_on: date | None
    timeliness: Timeliness | None
    late_from: date | None
    working_days_taken: int | None


def counts_of(dossier: CountedDossier) -> Counts:
    """Everything this dossier adds."""
    counts: Counter[Count] = Counter()
    counts[Count(dossier.received_on, Measure.RECEIVED)] += 1
    if dossier.is_online:
        counts[Count(dossier.received_on, Measure.RECEIVED_ONLINE)] += 1
    if dossier.is_digitised:
        counts[Count(dossier.received_on, Measure.DIGITISED)] += 1
    _count_lateness(counts, dossier)
    if dossier.ending is not None and dossier.ended_on is not None:
        _count_end(counts, dossier, ending=dossier.ending, on=dossier.ended_on)
    return counts


def change(*, before: Counts, after: Counts) -> Counts:
    """What to add to the sums when a dossier's counts change; nothing when they are the same."""
    changed = Counter(after)
    changed.subtract(before)
    return {count: number for count, number in changed.items() if number}


_ENDS = {
    Timeliness.EARLY: (Measure.EARLY, Measure.ENDED_EARLY),
    Timeliness.ON_TIME: (Measure.ON_TIME, Measure.ENDED_ON_TIME),
    Timeliness.OVERDUE: (Measure.OVERDUE, Measure.ENDED_OVERDUE),
}
_WITHOUT_RESULT = {
    Ending.RETURNED: Measure.RETURNED,
    Ending.REFUSED: Measure.REFUSED,
    Ending.WITHDRAWN: Measure.WITHDRAWN,
}


def _count_end(counts: Counter[Count], dossier: CountedDossier, *, ending: Ending, on: date) -> None:
    of_results, of_ends = _ENDS[dossier.timeliness or Timeliness.ON_TIME]
    counts[Count(on, Measure.ENDED)] += 1
    counts[Count(on, of_ends)] += 1
    counts[Count(on, _WITHOUT_RESULT.get(ending, of_results))] += 1
    if ending is Ending.RESULT and dossier.working_days_taken is not None:
        days = min(dossier.working_days_taken, MOST_DAYS_COUNTED)
        counts[Count(on, Measure.DAYS_TAKEN, days)] += 1


def _count_lateness(counts: Counter[Count], dossier: CountedDossier) -> None:
    began = dossier.late_from
    if began is None:
        return
    if dossier.ended_on is None:
        counts[Count(began, Measure.LATE_BEGAN)] += 1
    elif dossier.ended_on > began:
        counts[Count(began, Measure.LATE_BEGAN)] += 1
        counts[Count(dossier.ended_on, Measure.LATE_ENDED)] += 1

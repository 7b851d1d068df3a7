"""Figures of a period from counts of days: what came in, what went out, what is still there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.domain.statistics.counting import Count, Measure

# QĐ 766/QĐ-TTg: the progress component is worth this many points of 100.
MOST_PROGRESS_POINTS = 20


class PeriodEndsBeforeItBegins(ValueError):
    """A period's last day lies before its first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of dossiers in a period.

    `carried_over` were in progress when it began; `in_progress_within` and `in_progress_over` when it ended.
    Results are `early`, `on_time` or `overdue`; `returned`, `refused` and `withdrawn` ended without one.
    `ended_*` count every end, as report II.06a does. `median_days` and `days_of_90_percent` are working days
    from receipt to result, None without any result.
    """

    carried_over: int
    received: int
    received_online: int
    digitised: int
    early: int
    on_time: int
    overdue: int
    returned: int
    refused: int
    withdrawn: int
    ended_early: int
    ended_on_time: int
    ended_overdue: int
    in_progress_within: int
    in_progress_over: int
    median_days: int | None
    days_of_90_percent: int | None

    @property
    def results(self) -> int:
        return self.early + self.on_time + self.overdue

    @property
    def in_progress(self) -> int:
        return self.in_progress_within + self.in_progress_over

    @property
    def on_time_share(self) -> float | None:
        """Of the results, those early or on time, from 0 to 1; None without any."""
        return (self.early + self.on_time) / self.results if self.results else None

    @property
    def online_share(self) -> float | None:
        return self.received_online / self.received if self.received else None

    @property
    def digitised_share(self) -> float | None:
        return self.digitised / self.received if self.received else None


def figures(*, counts: Iterable[tuple[Count, int]], since: date, until: date) -> Figures:
    """The figures of the days from `since` to `until`, from all counts since the office's first day.

    Raises PeriodEndsBeforeItBegins.
    """
    if until < since:
        raise PeriodEndsBeforeItBegins(f"{since} to {until}")
    before: Counter[Measure] = Counter()
    within: Counter[Measure] = Counter()
    days_taken: Counter[int] = Counter()
    for count, number in counts:
        if count.on > until:
            continue
        if count.on < since:
            before[count.measure] += number
            continue
        within[count.measure] += number
        if count.measure is Measure.DAYS_TAKEN:
            days_taken[count.days_taken] += number
    carried_over = before[Measure.RECEIVED] - before[Measure.ENDED]
    in_progress = carried_over + within[Measure.RECEIVED] - within[Measure.ENDED]
    over = sum(counted[Measure.LATE_BEGAN] - counted[Measure.LATE_ENDED] for counted in (before, within))
    return Figures(
        carried_over=carried_over,
        received=within[Measure.RECEIVED],
        received_online=within[Measure.RECEIVED_ONLINE],
        digitised=within[Measure.DIGITISED],
        early=within[Measure.EARLY],
        on_time=within[Measure.ON_TIME],
        overdue=within[Measure.OVERDUE],
        returned=within[Measure.RETURNED],
        refused=within[Measure.REFUSED],
        withdrawn=within[Measure.WITHDRAWN],
        ended_early=within[Measure.ENDED_EARLY],
        ended_on_time=within[Measure.ENDED_ON_TIME],
        ended_overdue=within[Measure.ENDED_OVERDUE],
        in_progress_within=in_progress - over,
        in_progress_over=over,
        median_days=quantile(days_taken, share=0.5),
        days_of_90_percent=quantile(days_taken, share=0.9),
    )


def quantile(histogram: Mapping[int, int], *, share: float) -> int | None:
    """The smallest value at or below which at least `share` of the counted ones lie; None of none."""
    total, reached = sum(histogram.values()), 0
    for value in sorted(histogram):
        reached += histogram[value]
        if reached and reached >= share * total:
            return value
    return None


def progress_points(*, received: int, on_time: int) -> float | None:
    """The progress component of QĐ 766: 20 × on time ÷ received, to two decimals; None without any.

    `on_time` includes the early ones, also of what was carried over: 20 is the most all the same. The
    portal's own score stays authoritative.
    """
    if not received:
        return None
    return round(min(MOST_PROGRESS_POINTS, MOST_PROGRESS_POINTS * on_time / received), 2)

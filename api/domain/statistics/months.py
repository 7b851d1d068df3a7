"""A period month by month, for charts: what came in and what went out, not what is still there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from api.domain.statistics.counting import Count
from api.domain.statistics.figures import Figures, figures


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a period, or its part within the period. Of `figures` only what happened in it is told here:
    what was carried over and what is in progress need all months before."""

    since: date
    until: date
    figures: Figures


def months(*, counts: Iterable[tuple[Count, int]], since: date, until: date) -> tuple[Month, ...]:
    """The months of the days from `since` to `until`, oldest first; one without dossiers is there too."""
    by_month: dict[tuple[int, int], list[tuple[Count, int]]] = defaultdict(list)
    for count, number in counts:
        if since <= count.on <= until:
            by_month[count.on.year, count.on.month].append((count, number))
    return tuple(
        Month(first, last, figures(counts=by_month[first.year, first.month], since=first, until=last))
        for first, last in _parts(since, until)
    )


def _parts(since: date, until: date) -> Iterator[tuple[date, date]]:
    first = since
    while first <= until:
        after = last_of_month(first) + timedelta(days=1)
        yield first, min(until, after - timedelta(days=1))
        first = after


def last_of_month(day: date) -> date:
    """The last day of the month in which `day` lies."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

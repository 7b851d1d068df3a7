"""A dossier as the figures see it: its counts, and the headings under which they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from api.domain.calendar import Shift, WorkingCalendar, local_day
from api.domain.dossiers import (
    Dossier,
    DossierStatus,
    MoveKind,
    end_of_processing,
    supplement_requests,
    waiting_since,
)
from api.domain.procedures import Channel
from api.domain.statistics.counting import Count, CountedDossier, Counts, Ending, Measure, change, counts_of

# Days taken are counted by the country's days alone: an office that edits its calendar later must not change
# what was counted, and counting anew must lead to the same.
_COUNTRY = WorkingCalendar(shifts=(Shift(time(8), time(17)),))
_ENDINGS = {
    DossierStatus.COMPLETED: Ending.RESULT,
    DossierStatus.RETURNED: Ending.RESULT,
    DossierStatus.STOPPED: Ending.RETURNED,
    DossierStatus.REFUSED: Ending.REFUSED,
    DossierStatus.WITHDRAWN: Ending.WITHDRAWN,
}
# What must be known of the years before a period to tell what was in progress when it began.
_CARRIED = frozenset({Measure.RECEIVED, Measure.ENDED, Measure.LATE_BEGAN, Measure.LATE_ENDED})


class Dimension(StrEnum):
    """By what figures are kept. An office's are the sum of its channels', a sector's of its procedures'."""

    CHANNEL = "CHANNEL"
    PROCEDURE = "PROCEDURE"
    OFFICER = "OFFICER"


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of a dimension: `value` tells it apart, `label` is read, `sector` is a procedure's."""

    dimension: Dimension
    value: str
    label: str
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was counted of a dossier at its `version`; `dossier` is None when it does not count at all."""

    version: int
    headings: tuple[Heading, ...] = ()
    dossier: CountedDossier | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where sums are kept: a heading's month ("2026-11"), or its year ("2026") for what is carried over."""

    dimension: Dimension
    value: str
    period: str


def entry_of(dossier: Dossier) -> Entry:
    """The dossier as it counts now, told from itself alone."""
    return Entry(version=dossier.version, headings=_headings(dossier), dossier=_counted(dossier))


def officer_of(dossier: Dossier) -> tuple[str, str]:
    """Id and name of the receiving office's clerk it was given to last; else of who received it."""
    own = [move for move in dossier.moves if move.office_id == dossier.office_id]
    for move in reversed(own):
        if move.kind is MoveKind.ASSIGNED and move.assignment is not None:
            return move.assignment.clerk_id, move.assignment.clerk_name
    received = dossier.moves[(dossier.receipt_entry or 1) - 1]
    return received.clerk_id, received.clerk_name or received.clerk_id


def differences(*, before: Entry | None, after: Entry) -> Mapping[Place, Counts]:
    """What to add at each place when a dossier's entry changes; nothing where nothing changes."""
    added: dict[Place, dict[Count, int]] = {}
    for entry, sign in ((before, -1), (after, 1)):
        if entry is None or entry.dossier is None:
            continue
        for count, number in counts_of(entry.dossier).items():
            for heading in entry.headings:
                for period, kept in _periods(count):
                    sums = added.setdefault(Place(heading.dimension, heading.value, period), {})
                    sums[kept] = sums.get(kept, 0) + sign * number
    cleaned = {place: change(before={}, after=sums) for place, sums in added.items()}
    return {place: sums for place, sums in cleaned.items() if sums}


def plus(known: Counts, added: Counts) -> Counts:
    """Sums with a change added; what has become nothing is left out."""
    return change(before={count: -number for count, number in added.items()}, after=known)


def _periods(count: Count) -> Iterator[tuple[str, Count]]:
    yield f"{count.on:%Y-%m}", count
    if count.measure in _CARRIED:
        yield f"{count.on:%Y}", Count(date(count.on.year, 12, 31), count.measure)


def _headings(dossier: Dossier) -> tuple[Heading, ...]:
    clerk_id, clerk_name = officer_of(dossier)
    return (
        Heading(Dimension.CHANNEL, dossier.channel, dossier.channel),
        Heading(Dimension.PROCEDURE, dossier.procedure_code, dossier.procedure_name, dossier.sector),
        Heading(Dimension.OFFICER, clerk_id, clerk_name),
    )


def _counted(dossier: Dossier) -> CountedDossier | None:
    events = dossier.events
    if not any(event.status is DossierStatus.RECEIVED for event in events):
        return None
    ended_at = end_of_processing(events)
    received_on = local_day(dossier.received_at)
    ended_on = local_day(ended_at) if ended_at else None
    ends = (event.status for event in events if event.at == ended_at)
    ending = next((_ENDINGS[status] for status in ends if status in _ENDINGS), None)
    return CountedDossier(
        received_on=received_on,
        is_online=dossier.channel is Channel.ONLINE,
        is_digitised=dossier.is_digitised,
        ending=ending,
        ended_on=ended_on,
        timeliness=dossier.timeliness(as_of=dossier.moves[-1].at) if ended_at else None,
        late_from=_late_from(dossier),
        working_days_taken=(
            _COUNTRY.working_days_between(start=received_on, end=ended_on) if ended_on else None
        ),
    )


def _late_from(dossier: Dossier) -> date | None:
    """The first day on which it is late while in progress, by the same rule as `classify_on_time`."""
    events, due = dossier.events, dossier.due_at
    if due is None:
        return None
    late_from = local_day(due) + timedelta(days=1)
    if supplement_requests(events) > 1:
        requests = [event.at for event in events if event.status is DossierStatus.SUPPLEMENT]
        return min(late_from, local_day(requests[1]))
    since = waiting_since(events)
    # While the citizen is awaited the request's moment is the end: it cannot become late any more.
    return None if since is not None and local_day(since) < late_from else late_from

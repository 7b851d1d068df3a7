"""Count a dossier as it stands: what it adds now takes the place of what it added before.

However often and in whatever order it is told of a change, the same sums come of it: the dossier is read as
it is, and what was counted of it is kept beside the sums, in the same transaction.
"""

from dataclasses import replace

from api.domain.dossiers import Dossier
from api.domain.statistics import Entry, Heading, Line, differences, entry_of, plus
from api.storage import dossiers as dossiers_storage
from api.storage import register
from api.storage import statistics as statistics_storage
from api.storage.statistics import KeptFigures
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.intentions import tries

COUNTED_AT_ONCE = 100


def count_waiting(*, office_id: str, first: int = COUNTED_AT_ONCE) -> int:
    """Count the office's dossiers that wait for it, at most `first`; returns how many there were."""
    codes = statistics_storage.uncounted_dossiers(office_id=office_id, first=first)
    for code in codes:
        count_dossier(code)
    return len(codes)


def count_dossier(code: str) -> None:
    """Bring the figures up to this dossier as it stands."""
    for _ in tries():
        dossier = dossiers_storage.load_dossier(code)
        if dossier is None:
            return
        try:
            transact(*_writes(dossier))
        except ConditionsFailed:
            continue  # moved or counted meanwhile, or its sums changed: look again
        return


def _writes(dossier: Dossier) -> list[Write]:
    was, entry = register.load_counted(dossier), entry_of(dossier)
    writes: list[Write] = [statistics_storage.is_counted(dossier)]
    if was == entry:
        return writes
    added = differences(before=was, after=entry)
    known = statistics_storage.load_figures(office_id=dossier.office_id, places=added.keys())
    headings = _headings(was) | _headings(entry)
    for place, counts in added.items():
        heading = headings[place.line]
        figures = known.get(place) or KeptFigures(heading, place.period, counts={}, version=0)
        summed = replace(figures, heading=heading, counts=plus(figures.counts, counts))
        writes.append(statistics_storage.save_figures(office_id=dossier.office_id, figures=summed))
    return [*writes, register.save_counted(dossier=dossier, entry=entry, was=was)]


def _headings(entry: Entry | None) -> dict[Line, Heading]:
    return {heading.line: heading for heading in (entry.headings if entry else ())}

"""Count an office's dossiers anew from its register, and prove that the same sums come of it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from api.domain.statistics import Count, Dimension, Heading, Line, Place, differences, entry_of
from api.storage import dossiers as dossiers_storage
from api.storage import register
from api.storage import statistics as statistics_storage
from api.storage.statistics import KeptFigures
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.intentions import tries
from api.usecases.statistics.counting import count_dossier

READ_AT_ONCE = 100
WRITTEN_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`before` and `after` are digests of all sums; the same when nothing had been lost or counted twice."""

    dossiers: int
    before: str
    after: str


def rebuild(*, office_id: str, progress: Callable[[int], None] = lambda done: None) -> Rebuilt:
    """Count every dossier of the register from nothing and put those sums in place of the kept ones.

    A dossier that was not counted as it stands is counted on the way, as by anybody: entry and sums in one
    write, so that whoever dies here leaves no entry behind whose counts are in no sum. Others may go on
    counting meanwhile: where they got in between, it begins again. Raises `StoreIsBusy` when they always do.
    """
    before = digest_of(office_id=office_id)
    for _ in tries():
        kept = _kept(office_id)
        anew, dossiers, has_counted = _counted_anew(office_id, progress)
        if has_counted:
            continue  # and the sums are no longer those that were kept
        try:
            _replace(office_id, kept=kept, anew=anew)
        except ConditionsFailed:
            continue
        return Rebuilt(dossiers=dossiers, before=before, after=digest_of(office_id=office_id))
    raise AssertionError("tries end in StoreIsBusy")


def digest_of(*, office_id: str) -> str:
    """The same for the same sums, however they came about."""
    lines = sorted(
        [*place.line, place.period, str(count.on), count.measure, count.days_taken, number]
        for place, figures in _kept(office_id).items()
        for count, number in figures.counts.items()
    )
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()[:16]


def _kept(office_id: str) -> Mapping[Place, KeptFigures]:
    return {
        figures.place: figures
        for dimension in Dimension
        for figures in statistics_storage.every_figure(office_id=office_id, dimension=dimension)
    }


def _counted_anew(
    office_id: str, progress: Callable[[int], None]
) -> tuple[Mapping[Place, KeptFigures], int, bool]:
    """The sums as they should be, of how many dossiers, and whether any had to be counted on the way."""
    sums: dict[Place, dict[Count, int]] = defaultdict(lambda: defaultdict(int))
    headings: dict[Line, Heading] = {}
    done, after, has_counted = 0, None, False
    while True:
        page, after = register.registered(
            office_id=office_id, since=date.min, until=date.max, first=READ_AT_ONCE, after=after
        )
        known = dossiers_storage.load_dossiers([each.code for each in page])
        for each in page:
            dossier = known[each.code]
            entry = entry_of(dossier)
            if each.counted != entry:
                count_dossier(each.code)
                has_counted = True
            headings |= {heading.line: heading for heading in entry.headings}
            for place, counts in differences(before=None, after=entry).items():
                for count, number in counts.items():
                    sums[place][count] += number
        done += len(page)
        progress(done)
        if after is None:
            break
    anew = {
        place: KeptFigures(headings[place.line], place.period, counts=counts, version=0)
        for place, counts in sums.items()
    }
    return anew, done, has_counted


def _replace(office_id: str, *, kept: Mapping[Place, KeptFigures], anew: Mapping[Place, KeptFigures]) -> None:
    """Write every sum that differs. Raises `ConditionsFailed` when one was changed since it was read."""
    writes: list[Write] = []
    for place in kept.keys() | anew.keys():
        was, wanted = kept.get(place), anew.get(place)
        figures = wanted or replace(kept[place], counts={})
        # Written even where nothing changes: that nobody counted there meanwhile is what proves the sums.
        figures = replace(figures, version=was.version if was else 0)
        writes.append(statistics_storage.save_figures(office_id=office_id, figures=figures))
    for start in range(0, len(writes), WRITTEN_AT_ONCE):
        transact(*writes[start : start + WRITTEN_AT_ONCE])

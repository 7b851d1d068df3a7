"""Figures of dossiers by month and year, and which dossiers still wait to be counted."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition

from api.domain.dossiers import Dossier
from api.domain.statistics import Count, Counts, Dimension, Heading, Measure, Place
from api.storage import keys
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Delete, Put

# A year's own sums count as of its last day.
_LAST_MONTH = "12"
# Hundreds of procedures have the same days and measures: those of a year, each made once.
_COUNTS_REMEMBERED = 20_000


class UncountedDossierItem(Base, discriminator="uncounted-dossier"):
    """That a dossier has changed since it was counted; written with the change, gone when it is counted."""

    version = IntegerAttribute()


class FiguresItem(Base, discriminator="figures"):
    """The sums of one heading in one month, or in one year."""

    label = UnicodeAttribute()
    counts = UnicodeAttribute()
    version = IntegerAttribute()


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """Sums as they are kept; `version` counts how often they were written."""

    heading: Heading
    period: str
    counts: Counts
    version: int

    @property
    def place(self) -> Place:
        return Place.of(self.heading, self.period)


def wait_to_be_counted(dossier: Dossier) -> Put:
    """The dossier is to be counted as it stands after this write."""
    item = UncountedDossierItem(keys.uncounted(dossier.office_id), dossier.code, version=dossier.version)
    return Put("uncounted", item)


def uncounted_dossiers(*, office_id: str, first: int) -> Sequence[str]:
    """Codes of dossiers that wait to be counted."""
    found = UncountedDossierItem.query(
        keys.uncounted(office_id), limit=first, page_size=first, consistent_read=True
    )
    return [item.sk for item in found]


def is_counted(dossier: Dossier) -> Delete:
    """The dossier no longer waits; fails when it has changed since."""
    version = UncountedDossierItem.version
    item = UncountedDossierItem(keys.uncounted(dossier.office_id), dossier.code)
    unchanged: Condition = version.does_not_exist() | (version == dossier.version)
    return Delete("uncounted", item, unchanged)


def load_figures(*, office_id: str, places: Collection[Place]) -> Mapping[Place, KeptFigures]:
    """The sums at these places, at most 100; those nobody has written yet are absent."""
    wanted = [(_pk(office_id, place.dimension), _sk(place)) for place in places]
    found = FiguresItem.batch_get(wanted, consistent_read=True) if wanted else ()
    return {kept.place: kept for kept in (_kept(item) for item in found)}


def save_figures(*, office_id: str, figures: KeptFigures) -> Put:
    """Write sums that were read at this version; fails when somebody else wrote them meanwhile."""
    place, version = figures.place, FiguresItem.version
    item = FiguresItem(
        _pk(office_id, place.dimension),
        _sk(place),
        label=figures.heading.label,
        counts=_packed(figures.counts),
        version=figures.version + 1,
    )
    condition = version == figures.version if figures.version else version.does_not_exist()
    return Put(f"figures {place.dimension} {item.sk}", item, condition)


def figures_of_months(
    *, office_id: str, dimension: Dimension, since: date, until: date
) -> Sequence[KeptFigures]:
    """Every heading's months from that of `since` to that of `until`."""
    return _between(office_id, dimension, f"{since:%Y-%m}", f"{until:%Y-%m}")


def figures_of_years(*, office_id: str, dimension: Dimension, until: int) -> Sequence[KeptFigures]:
    """Every heading's years up to and with `until`: what their days left in progress."""
    return _between(office_id, dimension, "0000", f"{until:04}")


def every_figure(*, office_id: str, dimension: Dimension) -> Sequence[KeptFigures]:
    """All sums of a dimension, to count them anew."""
    months = _between(office_id, dimension, "0000-00", "9999-99")
    return [*months, *_between(office_id, dimension, "0000", "9999")]


def _between(office_id: str, dimension: Dimension, first: str, last: str) -> list[KeptFigures]:
    lower, upper = keys.figures_of(period=first), keys.figures_of(period=last, value=keys.LAST)
    found = FiguresItem.query(_pk(office_id, dimension), FiguresItem.sk.between(lower, upper))
    return [_kept(item) for item in found]


def _pk(office_id: str, dimension: Dimension) -> str:
    return keys.figures(office_id=office_id, dimension=dimension)


def _sk(place: Place) -> str:
    return keys.figures_of(period=place.period, value=place.value, sector=place.sector)


def _kept(item: FiguresItem) -> KeptFigures:
    _, period, value = item.sk.split("#", 2)
    dimension, sector = Dimension(item.pk.rpartition("#")[2]), ""
    if dimension is Dimension.PROCEDURE:
        value, _, sector = value.partition("#")
    return KeptFigures(
        heading=Heading(dimension, value, item.label, sector),
        period=period,
        counts=_unpacked(period, item.counts),
        version=item.version,
    )


def _packed(counts: Counts) -> str:
    """Sums by day of the month and measure: {"05 RECEIVED": 3, "07 DAYS_TAKEN 12": 1}."""
    texts = {}
    for count, number in sorted(counts.items()):
        days = f" {count.days_taken}" if count.measure is Measure.DAYS_TAKEN else ""
        texts[f"{count.on:%d} {count.measure}{days}"] = number
    return json.dumps(texts, separators=(",", ":"))


def _unpacked(period: str, text: str) -> Counts:
    return {_count(period, packed): number for packed, number in json.loads(text).items()}


@lru_cache(maxsize=_COUNTS_REMEMBERED)
def _count(period: str, packed: str) -> Count:
    year, _, month = period.partition("-")
    day, measure, *days = packed.split(" ")
    on = date(int(year), int(month or _LAST_MONTH), int(day))
    return Count(on, Measure(measure), int(days[0]) if days else 0)

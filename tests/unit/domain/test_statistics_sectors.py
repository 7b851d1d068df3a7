"""Sums by sector are those of the dossiers received in it, however procedures move between sectors."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from api.domain.statistics import (
    Count,
    CountedDossier,
    Dimension,
    Entry,
    Heading,
    change,
    counts_of,
    differences,
)
from tests.unit.domain.test_statistics import dossiers

SECTORS = ("Đất đai", "Hộ tịch", "")
PROCEDURES = ("1.004222", "2.000635")


@st.composite
def moves(draw: st.DrawFn) -> tuple[Entry, Entry]:
    """A dossier as it was counted first and as it stands later, of a procedure then in that sector."""
    heading = Heading(
        Dimension.PROCEDURE,
        draw(st.sampled_from(PROCEDURES)),
        "Thủ tục",
        draw(st.sampled_from(SECTORS)),
    )
    first, second = draw(dossiers()), draw(dossiers())
    return Entry(1, (heading,), first), Entry(2, (heading,), second)


@given(st.lists(moves(), max_size=12), st.randoms(use_true_random=False))
def test_each_sector_has_the_counts_of_its_own_dossiers_in_whatever_order_they_came(
    changed: list[tuple[Entry, Entry]], order: Random
) -> None:
    by_sector: dict[str, list[CountedDossier]] = {sector: [] for sector in SECTORS}
    for _, after in changed:
        assert after.dossier is not None
        by_sector[after.headings[0].sector].append(after.dossier)
    kept: dict[str, Counter[Count]] = {sector: Counter() for sector in SECTORS}
    first: list[tuple[Entry | None, Entry]] = [(None, before) for before, _ in changed]
    later: list[tuple[Entry | None, Entry]] = list(changed)
    order.shuffle(first)
    order.shuffle(later)
    for was, entry in [*first, *later]:
        for place, counts in differences(before=was, after=entry).items():
            if "-" in place.period:
                kept[place.sector].update(counts)
    for sector, own in by_sector.items():
        anew: Counter[Count] = Counter()
        for one in own:
            anew.update(counts_of(one))
        assert change(before={}, after=kept[sector]) == dict(anew)

"""Months of a period, and the one month that is published."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.statistics import (
    CountedDossier,
    PublishedMonth,
    figures,
    last_whole_month,
    months,
    published,
    published_in_words,
)
from tests.unit.domain.test_statistics import LAST_DAY, NEW_YEAR, dossier, summed


def test_months_of_a_period_hold_what_happened_in_each() -> None:
    since, until = date(2026, 1, 20), date(2026, 3, 10)
    counts = summed(
        [
            dossier(received=date(2026, 1, 19), due=date(2026, 1, 28), ended=date(2026, 1, 28)),
            dossier(received=date(2026, 1, 20), due=date(2026, 3, 2), ended=date(2026, 3, 4)),
            dossier(received=date(2026, 3, 10), due=date(2026, 3, 20), ended=date(2026, 3, 11)),
        ]
    )
    found = months(counts=counts, since=since, until=until)
    assert [(month.since, month.until) for month in found] == [
        (since, date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), until),
    ]
    assert [month.figures.received for month in found] == [1, 0, 1]
    assert [month.figures.on_time for month in found] == [1, 0, 0]
    assert [month.figures.overdue for month in found] == [0, 0, 1]
    assert [month.figures.median_days for month in found] == [9, None, 43]


@given(days=st.lists(st.dates(NEW_YEAR, LAST_DAY), max_size=20), since=st.dates(NEW_YEAR, LAST_DAY))
def test_months_add_up_to_the_period(days: list[date], since: date) -> None:
    counts = summed([dossier(received=day, due=day, ended=day) for day in days])
    whole = figures(counts=counts, since=since, until=LAST_DAY)
    found = months(counts=counts, since=since, until=LAST_DAY)
    assert sum(month.figures.received for month in found) == whole.received
    assert sum(month.figures.results for month in found) == whole.results
    assert all(one.until + timedelta(days=1) == after.since for one, after in pairwise(found))
    assert (found[0].since, found[-1].until) == (since, LAST_DAY)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 1), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (date(2028, 3, 15), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_published_is_the_last_whole_month(today: date, first: date, last: date) -> None:
    assert last_whole_month(today=today) == (first, last)


def test_month_is_published_from_thirty_results_on_and_never_better_than_it_was() -> None:
    march = date(2026, 3, 2)
    many = [dossier(received=march, due=march + timedelta(2), ended=march + timedelta(1))] * 1_999
    late = dossier(received=march, due=march, ended=march + timedelta(1))

    def of(dossiers: list[CountedDossier]) -> PublishedMonth | None:
        known = figures(counts=summed(dossiers), since=date(2026, 3, 1), until=date(2026, 3, 31))
        return published(known, month=date(2026, 3, 1))

    assert of(many[:29]) is None
    assert of(many[:30]) is not None
    said = of([*many, late])
    assert said is not None
    assert (said.results, said.overdue, said.in_progress) == (2_000, 1, 0)
    assert published_in_words(said) == (
        "Tháng 3/2026: trả 2.000 kết quả, 99% trong hạn, gồm 99% trước hạn.",
        "March 2026: 2,000 results, 99% of them in time, 99% early.",
    )

"""Figures of a period: against published ones, and against a slow count of the same dossiers."""

import csv
import io
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.deadlines import Timeliness
from api.domain.statistics import (
    Count,
    CountedDossier,
    Ending,
    Figures,
    PeriodEndsBeforeItBegins,
    Sheet,
    change,
    counts_of,
    figures,
    progress_points,
    quantile,
    report_06a,
    to_csv,
    withheld,
)

NEW_YEAR = date(2026, 1, 1)
LAST_DAY = date(2026, 12, 31)


def dossier(
    *,
    received: date = NEW_YEAR,
    due: date | None = None,
    ended: date | None = None,
    ending: Ending = Ending.RESULT,
    online: bool = False,
    digitised: bool = False,
) -> CountedDossier:
    """Classified as the rules would, by days."""
    timeliness = None
    if due and ended:
        timeliness = (
            Timeliness.EARLY if ended < due else Timeliness.ON_TIME if ended == due else Timeliness.OVERDUE
        )
    return CountedDossier(
        received_on=received,
        is_online=online,
        is_digitised=digitised,
        ending=ending if ended else None,
        ended_on=ended,
        timeliness=timeliness,
        late_from=due + timedelta(days=1) if due else None,
        working_days_taken=(ended - received).days if ended else None,
    )


def summed(dossiers: list[CountedDossier]) -> list[tuple[Count, int]]:
    total: Counter[Count] = Counter()
    for one in dossiers:
        total.update(counts_of(one))
    return list(total.items())


def of_year(dossiers: list[CountedDossier]) -> Figures:
    return figures(counts=summed(dossiers), since=NEW_YEAR, until=LAST_DAY)


def test_year_of_2012_comes_out_as_it_was_published() -> None:
    """Liên Chiểu's own report of 2012; the 240 it does not name are in progress."""
    march, due = date(2026, 3, 2), date(2026, 3, 16)
    year = of_year(
        [
            *[dossier(received=march, due=due, ended=date(2026, 3, 9))] * 16_018,
            *[dossier(received=march, due=due, ended=due)] * 15_938,
            *[dossier(received=march, due=due, ended=date(2026, 3, 20))] * 41,
            *[dossier(received=march, due=due, ended=march, ending=Ending.RETURNED)] * 606,
            *[dossier(received=date(2026, 12, 28), due=date(2027, 1, 11))] * 240,
        ]
    )
    assert (year.received, year.early, year.on_time, year.overdue) == (32_843, 16_018, 15_938, 41)
    assert (year.returned, year.in_progress, year.in_progress_over) == (606, 240, 0)
    assert year.on_time_share is not None
    assert f"{year.on_time_share:.2%}" == "99.87%"


@pytest.mark.parametrize(
    ("received", "on_time", "points"),
    [(2_971, 2_348, 15.81), (1_270, 854, 13.45), (1_203, 1_110, 18.45), (10, 10, 20.0), (10, 0, 0.0)],
)
def test_progress_is_scored_as_the_portal_does(received: int, on_time: int, points: float) -> None:
    assert progress_points(received=received, on_time=on_time) == points


def test_what_was_carried_over_earns_no_points_beyond_the_most() -> None:
    assert progress_points(received=100, on_time=108) == 20


def test_nothing_received_has_no_score() -> None:
    assert progress_points(received=0, on_time=0) is None

    empty = figures(counts=[], since=NEW_YEAR, until=LAST_DAY)
    assert (empty.on_time_share, empty.online_share, empty.digitised_share) == (None, None, None)
    assert (empty.median_days, empty.days_of_90_percent) == (None, None)


def test_dossier_is_carried_over_until_it_ends() -> None:
    counts = summed([dossier(received=date(2026, 1, 20), due=date(2026, 2, 20), ended=date(2026, 2, 5))])
    january = figures(counts=counts, since=date(2026, 1, 1), until=date(2026, 1, 31))
    february = figures(counts=counts, since=date(2026, 2, 1), until=date(2026, 2, 28))
    march = figures(counts=counts, since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert (january.received, january.carried_over, january.in_progress, january.results) == (1, 0, 1, 0)
    assert (february.received, february.carried_over, february.in_progress, february.early) == (0, 1, 0, 1)
    assert (march.received, march.carried_over, march.in_progress, march.results) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("asked_on", "over"),
    [(date(2026, 1, 14), 0), (date(2026, 1, 15), 1), (date(2026, 1, 19), 1), (date(2026, 1, 20), 0)],
)
def test_dossier_is_over_from_the_day_after_it_was_due_until_it_ends(asked_on: date, over: int) -> None:
    late = dossier(received=date(2026, 1, 5), due=date(2026, 1, 14), ended=date(2026, 1, 20))
    found = figures(counts=summed([late]), since=NEW_YEAR, until=asked_on)
    assert found.in_progress_over == over


@pytest.mark.parametrize(
    ("ending", "column"),
    [(Ending.RETURNED, "returned"), (Ending.REFUSED, "refused"), (Ending.WITHDRAWN, "withdrawn")],
)
def test_end_without_a_result_is_no_result_but_ends_in_time_for_the_report(
    ending: Ending, column: str
) -> None:
    year = of_year([dossier(due=date(2026, 1, 15), ended=date(2026, 1, 8), ending=ending)])
    assert (getattr(year, column), year.results, year.ended_early, year.in_progress) == (1, 0, 1, 0)


def test_procedure_without_a_deadline_ends_in_time_and_is_never_over() -> None:
    year = of_year([dossier(ended=date(2026, 6, 1)), dossier(received=date(2026, 2, 1))])
    assert (year.on_time, year.in_progress_within, year.in_progress_over) == (1, 1, 0)


def test_shares_are_of_what_was_received() -> None:
    year = of_year([dossier(online=True, digitised=True), dossier(online=True), dossier(), dossier()])
    assert (year.online_share, year.digitised_share) == (0.5, 0.25)


@pytest.mark.parametrize(
    ("values", "median", "ninety"),
    [([3], 3, 3), ([1, 2], 1, 2), ([1, 2, 3], 2, 3), (list(range(1, 11)), 5, 9), ([2, 2, 2, 9], 2, 9)],
)
def test_quantiles_are_values_that_occurred(values: list[int], median: int, ninety: int) -> None:
    histogram = Counter(values)
    assert quantile(histogram, share=0.5) == median
    assert quantile(histogram, share=0.9) == ninety


def test_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodEndsBeforeItBegins):
        figures(counts=[], since=LAST_DAY, until=NEW_YEAR)


DAYS = st.integers(0, 60).map(lambda days: NEW_YEAR + timedelta(days=days))


@st.composite
def dossiers(draw: st.DrawFn) -> CountedDossier:
    received = draw(DAYS)
    due = draw(st.none() | st.integers(0, 30).map(lambda days: received + timedelta(days=days)))
    ended = draw(st.none() | st.integers(0, 40).map(lambda days: received + timedelta(days=days)))
    return dossier(
        received=received,
        due=due,
        ended=ended,
        ending=draw(st.sampled_from(Ending)),
        online=draw(st.booleans()),
        digitised=draw(st.booleans()),
    )


@given(st.lists(dossiers(), max_size=30), DAYS, st.integers(0, 60))
def test_figures_equal_a_slow_count(all_of_them: list[CountedDossier], since: date, length: int) -> None:
    until = since + timedelta(days=length)
    found = figures(counts=summed(all_of_them), since=since, until=until)

    def open_at_the_end_of(day: date) -> list[CountedDossier]:
        return [
            one
            for one in all_of_them
            if one.received_on <= day and (one.ended_on is None or one.ended_on > day)
        ]

    ended = [one for one in all_of_them if one.ended_on and since <= one.ended_on <= until]
    results = [one for one in ended if one.ending is Ending.RESULT]
    still = open_at_the_end_of(until)
    assert found.received == sum(since <= one.received_on <= until for one in all_of_them)
    assert found.carried_over == len(open_at_the_end_of(since - timedelta(days=1)))
    assert found.results == len(results)
    assert found.overdue == sum(one.timeliness is Timeliness.OVERDUE for one in results)
    assert found.ended_early + found.ended_on_time + found.ended_overdue == len(ended)
    assert found.in_progress == len(still)
    assert found.in_progress_over == sum(
        one.late_from is not None and one.late_from <= until for one in still
    )
    assert found.carried_over + found.received == len(ended) + found.in_progress


@given(st.lists(st.tuples(dossiers(), dossiers()), max_size=20))
def test_changing_dossiers_one_by_one_counts_as_counting_anew(
    changed: list[tuple[CountedDossier, CountedDossier]],
) -> None:
    kept: Counter[Count] = Counter()
    for before, _ in changed:
        kept.update(change(before={}, after=counts_of(before)))
    for before, after in changed:
        kept.update(change(before=counts_of(before), after=counts_of(after)))
    anew: Counter[Count] = Counter()
    for _, after in changed:
        anew.update(counts_of(after))
    assert {count: number for count, number in kept.items() if number} == dict(anew)


def test_change_of_nothing_is_nothing() -> None:
    counts = counts_of(dossier(due=date(2026, 2, 1)))
    assert change(before=counts, after=counts) == {}


def test_report_06a_has_a_row_for_each_sector_and_their_sum() -> None:
    land = of_year([dossier(due=date(2026, 1, 8), ended=date(2026, 1, 20)), dossier(online=True)])
    status = of_year([dossier(due=date(2026, 1, 8), ended=date(2026, 1, 5))])
    sheet = report_06a({"Đất đai": land, "Hộ tịch": status})
    assert sheet.rows == (
        ("Đất đai", 2, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0),
        ("Hộ tịch", 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0),
        ("Tổng cộng", 3, 1, 2, 0, 2, 1, 0, 1, 1, 1, 0),
    )


@pytest.mark.parametrize(
    ("results", "left_out"),
    [
        ({}, set()),
        ({"a": 30, "b": 31}, set()),
        ({"a": 29, "b": 0, "c": 30}, {"a", "b"}),
        ({"a": 29, "b": 31, "c": 30}, {"a", "c"}),  # a alone would be the total less the others
        ({"a": 29, "b": 30, "c": 30}, {"a", "b"}),
        ({"a": 29}, {"a"}),  # all there is: the office's own figures are hers
    ],
)
def test_whose_figures_a_report_leaves_out(results: dict[str, int], left_out: set[str]) -> None:
    assert withheld(results, least=30) == left_out


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60)))
def test_nobody_is_left_out_alone_and_few_results_are_never_shown(results: dict[str, int]) -> None:
    left_out = withheld(results, least=30)
    assert all(count >= 30 for who, count in results.items() if who not in left_out)
    assert len(left_out) != 1 or len(results) == 1
    assert sum(results[who] >= 30 for who in left_out) <= 1


def test_report_of_an_office_without_dossiers_is_a_row_of_noughts() -> None:
    assert report_06a({}).rows == (("Tổng cộng", *[0] * 11),)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84905123456", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=cmd|" /C calc"!A0']
)
def test_text_like_a_formula_is_harmless_in_csv(text: str) -> None:
    (cell,) = next(
        csv.reader(io.StringIO(to_csv(Sheet("s", (text,), ())).removeprefix("\ufeff"), newline=""))
    )
    assert cell == f"'{text}"


@given(st.lists(st.tuples(st.text(), st.integers()), max_size=5))
def test_csv_reads_back_as_it_was(rows: list[tuple[str, int]]) -> None:
    written = to_csv(Sheet("s", ("Tên", "Số"), tuple(rows)))
    assert written.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))[1:]
    assert [(cell.removeprefix("'"), int(number)) for cell, number in read] == [
        (text.removeprefix("'"), number) for text, number in rows
    ]

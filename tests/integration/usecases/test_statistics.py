"""Figures are kept by counting each dossier as it stands: once, however it is told, and the same anew."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from api.domain.calendar import local_day
from api.domain.dossiers import DossierMove
from api.domain.procedures import Channel
from api.domain.statistics import Dimension, entry_of
from api.storage import register
from api.storage.dossiers import create_dossier, load_dossier
from api.storage.register import RegisteredDossierItem
from api.storage.statistics import FiguresItem, UncountedDossierItem, every_figure, wait_to_be_counted
from api.storage.transactions import transact
from api.usecases import statistics
from api.usecases.outcomes import InputIsInvalid
from api.usecases.statistics import Report, ReportBy
from tests.integration.storage.snapshots import snapshot
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.office_day import EXTRACT, RESIDENCE, OfficeDay, at_once
from tests.integration.usecases.truth import assert_figures_are_those_of_dossiers, items_of

MONDAY = date(2026, 11, 23)


def report(day: OfficeDay, *, since: date = MONDAY, until: date = MONDAY, by: ReportBy) -> Report:
    today = local_day(day.clock.now())
    seen = statistics.see_report(staff=day.manager, since=since, until=until, by=by, today=today)
    assert isinstance(seen, Report)
    return seen


def count_all(day: OfficeDay) -> None:
    while statistics.count_waiting(office_id=day.office.id):
        pass


def test_dossier_is_counted_as_it_comes_and_as_it_ends(day: OfficeDay) -> None:
    code = received(day, EXTRACT, counter=3).dossier.code
    assert report(day, by=ReportBy.SECTOR).total.received == 0
    assert report(day, by=ReportBy.SECTOR).uncounted == 1
    count_all(day)
    seen = report(day, by=ReportBy.SECTOR)
    assert (seen.total.received, seen.total.in_progress_within, seen.uncounted) == (1, 1, 0)
    moved(day, code, "LOOK_UP", "RETURNED")
    count_all(day)
    seen = report(day, by=ReportBy.SECTOR)
    assert [line.label for line in seen.lines] == [load_dossier(code).sector]  # type: ignore[union-attr]
    assert (seen.total.results, seen.total.in_progress, seen.total.median_days) == (1, 0, 0)
    assert seen.progress_points == 20
    assert_figures_are_those_of_dossiers()


def test_dossier_told_of_again_and_by_many_at_once_is_counted_once(day: OfficeDay) -> None:
    code = received(day, EXTRACT, counter=3).dossier.code
    at_once([partial(statistics.count_dossier, code)] * 6)
    assert_figures_are_those_of_dossiers()
    counted = snapshot()
    statistics.count_dossier(code)
    assert snapshot() == counted
    assert items_of(UncountedDossierItem) == []


def test_dossiers_moved_while_they_are_counted_lose_no_count(day: OfficeDay) -> None:
    codes = [received(day, EXTRACT, counter=3).dossier.code for _ in range(3)]
    at_once(
        [partial(moved, day, code, "LOOK_UP", "RETURNED") for code in codes]
        + [partial(statistics.count_waiting, office_id=day.office.id)] * 3
    )
    assert_figures_are_those_of_dossiers()
    count_all(day)
    assert_figures_are_those_of_dossiers()
    assert report(day, by=ReportBy.CHANNEL).total.results == 3


def test_dossier_given_to_another_clerk_counts_as_hers(day: OfficeDay) -> None:
    code = received(day, EXTRACT, counter=3).dossier.code
    count_all(day)
    assert type(day.assign(code)).__name__ == "DossierAssigned"
    count_all(day)
    sums = {
        figures.heading.value: sum(figures.counts.values())
        for figures in every_figure(office_id=day.office.id, dimension=Dimension.OFFICER)
        if figures.period == "2026-11"
    }
    assert sums["clerk-3"] == 0 < sums["clerk-4"]
    assert_figures_are_those_of_dossiers()


def write_dossiers(day: OfficeDay, number: int, **more: object) -> None:
    """Copies of a dossier that came and ended on Monday, as other days would have left them."""
    code = received(day, EXTRACT, counter=3).dossier.code
    known = moved(day, code, "LOOK_UP", "RETURNED")
    for copy in range(number - 1):
        each = replace(known, code=f"H17.45-261123-{copy + 1001}", **more)
        transact(create_dossier(each), register.enter(each), wait_to_be_counted(each))


@pytest.mark.parametrize(("results", "shown"), [(29, 0), (30, 1)])
def test_officer_is_shown_from_thirty_results_on(day: OfficeDay, results: int, shown: int) -> None:
    write_dossiers(day, results)
    count_all(day)
    seen = report(day, by=ReportBy.OFFICER)
    assert (len(seen.lines), seen.withheld, seen.total.results) == (shown, 1 - shown, results)


def test_file_by_officer_agrees_with_the_total_and_shows_no_single_one_of_few_results(
    day: OfficeDay,
) -> None:
    """Thirty results of clerk 3, 31 of clerk 4, one of clerk 6: who would be alone is joined by clerk 3."""
    write_dossiers(day, 30)
    code = received(day, EXTRACT, counter=3).dossier.code
    assert type(day.assign(code)).__name__ == "DossierAssigned"
    known = moved(day, code, "LOOK_UP", "RETURNED")
    others = tuple(
        replace(move, clerk_id="clerk-6", clerk_name="Cán bộ 6", assignment=None) for move in known.moves
    )
    for copy in range(31):
        each = replace(known, code=f"H17.45-261123-{copy + 2001}", moves=known.moves if copy else others)
        transact(create_dossier(each), register.enter(each), wait_to_be_counted(each))
    count_all(day)
    seen = report(day, by=ReportBy.OFFICER)
    assert [(line.value, line.figures.results) for line in seen.lines] == [("clerk-4", 31)]
    assert seen.withheld == 2
    assert seen.withheld_figures is not None
    assert (seen.withheld_figures.received, seen.withheld_figures.results) == (31, 31)
    rows = statistics.sheet_06a(seen).rows
    assert [row[0] for row in rows] == [seen.lines[0].label, "Cán bộ không hiện riêng (2)", "Tổng cộng"]
    assert rows[-1][1:] == statistics.sheet_06a(report(day, by=ReportBy.CHANNEL)).rows[-1][1:]


def test_online_and_digitised_dossiers_have_their_shares(day: OfficeDay) -> None:
    write_dossiers(day, 4, channel=Channel.ONLINE, is_digitised=True)
    count_all(day)
    seen = report(day, by=ReportBy.CHANNEL)
    assert {line.value: line.figures.received for line in seen.lines} == {"IN_PERSON": 1, "ONLINE": 3}
    assert (seen.total.online_share, seen.total.digitised_share) == (0.75, 0.75)


def test_what_last_year_left_in_progress_is_carried_over(day: OfficeDay) -> None:
    received(day, RESIDENCE, counter=6)
    count_all(day)
    later = MONDAY + timedelta(days=400)
    day.clock.move(seconds=timedelta(days=403).total_seconds())
    seen = report(day, since=later, until=later + timedelta(days=3), by=ReportBy.PROCEDURE)
    assert (seen.total.carried_over, seen.total.received, seen.total.in_progress_over) == (1, 0, 1)


def test_counting_anew_from_nothing_leads_to_the_same(day: OfficeDay) -> None:
    codes = [received(day, EXTRACT, counter=3).dossier.code for _ in range(4)]
    moved(day, codes[0], "LOOK_UP", "RETURNED")
    moved(day, codes[1], "SUPPLEMENT")
    count_all(day)
    digest = statistics.digest_of(office_id=day.office.id)
    done = statistics.rebuild(office_id=day.office.id)
    assert (done.dossiers, done.before, done.after) == (4, digest, digest)
    for item in (*items_of(FiguresItem), *items_of(RegisteredDossierItem)):
        if isinstance(item, FiguresItem):
            item.delete()
        else:
            item.update(
                [RegisteredDossierItem.counted.remove(), RegisteredDossierItem.counted_version.remove()]
            )
    assert statistics.digest_of(office_id=day.office.id) != digest
    done = statistics.rebuild(office_id=day.office.id)
    assert (done.before == digest, done.after) == (False, digest)
    assert_figures_are_those_of_dossiers()


def test_counting_anew_repairs_sums_that_were_changed_by_hand(day: OfficeDay) -> None:
    received(day, EXTRACT, counter=3)
    count_all(day)
    digest = statistics.digest_of(office_id=day.office.id)
    for item in items_of(FiguresItem):
        item.update([FiguresItem.counts.set('{"23 RECEIVED":7,"24 ENDED":2}')])
    done = statistics.rebuild(office_id=day.office.id)
    assert (done.before == digest, done.after) == (False, digest)


def test_counting_anew_while_others_count_leads_to_the_right_sums(day: OfficeDay) -> None:
    codes = [received(day, EXTRACT, counter=3).dossier.code for _ in range(3)]
    at_once(
        [
            partial(statistics.rebuild, office_id=day.office.id),
            *[partial(moved, day, code, "LOOK_UP", "RETURNED") for code in codes],
            *[partial(count_all, day)] * 2,
        ]
    )
    count_all(day)
    assert_figures_are_those_of_dossiers()
    assert report(day, by=ReportBy.CHANNEL).total.results == 3


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (MONDAY, MONDAY - timedelta(days=1)),
        (MONDAY, MONDAY + timedelta(days=366)),
        (date(1, 1, 1), date(1, 1, 2)),
        (date(2100, 1, 1), date(2100, 1, 2)),
    ],
)
def test_period_that_cannot_be_reported_is_refused(day: OfficeDay, since: date, until: date) -> None:
    refused = statistics.see_report(
        staff=day.manager, since=since, until=until, by=ReportBy.SECTOR, today=date(2101, 1, 1)
    )
    assert refused == InputIsInvalid(field="until", problem="period")


def test_days_to_come_are_not_reported_as_if_their_dossiers_were_late(day: OfficeDay) -> None:
    """What is open is within its deadline today; by the end of later days it may have been finished."""
    received(day, RESIDENCE, counter=6)
    count_all(day)
    for days, is_known in ((0, True), (1, False), (30, False)):
        until = MONDAY + timedelta(days=days)
        seen = statistics.see_report(
            staff=day.manager, since=MONDAY, until=until, by=ReportBy.SECTOR, today=MONDAY
        )
        if is_known:
            assert isinstance(seen, Report)
            assert (seen.total.in_progress_within, seen.total.in_progress_over) == (1, 0)
        else:
            assert seen == InputIsInvalid(field="until", problem="period_to_come")


def test_dossier_that_was_never_accepted_does_not_count(day: OfficeDay) -> None:
    known = received(day, EXTRACT, counter=3).dossier
    moves = tuple(
        DossierMove(step=step, at=known.received_at, clerk_id="clerk-3") for step in ("REGISTERED", "REFUSED")
    )
    refused = replace(known, workflow_id="one-stop", moves=moves)
    assert entry_of(refused).dossier is None

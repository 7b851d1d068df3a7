"""A procedure moves to another sector: each dossier stays in the sector it was received in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from api.storage.statistics import FiguresItem
from api.usecases import statistics
from api.usecases.statistics import Report, ReportBy
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.truth import assert_figures_are_those_of_dossiers, items_of
from tests.integration.usecases.year_of_dossiers import later, write_dossiers, year_of_dossiers

OLD, NEW = "H17.45-251231-00001", "H17.45-260107-00001"


@pytest.fixture
def moved_procedure(day: OfficeDay) -> str:
    """One dossier of it came under "Cũ" in 2025, one under "Mới" in 2026; both ended in January."""
    known = next(year_of_dossiers(day.office.id))
    write_dossiers(
        [
            replace(later(known, timedelta(days=363)), code=OLD, sector="Cũ"),
            replace(later(known, timedelta(days=370)), code=NEW, sector="Mới"),
        ]
    )
    return known.procedure_code


def january(day: OfficeDay, by: ReportBy) -> dict[str, tuple[int, ...]]:
    since, until = date(2026, 1, 1), date(2026, 1, 31)
    seen = statistics.see_report(staff=day.manager, since=since, until=until, by=by, today=until)
    assert isinstance(seen, Report)
    return {
        line.value: (
            line.figures.carried_over,
            line.figures.received,
            line.figures.results,
            line.figures.in_progress,
        )
        for line in seen.lines
    }


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_sectors_keep_their_own_dossiers_in_whatever_order_they_are_counted(
    day: OfficeDay, moved_procedure: str, order: tuple[str, ...]
) -> None:
    for code in order:
        statistics.count_dossier(code)
    assert january(day, ReportBy.SECTOR) == {"Cũ": (1, 0, 1, 0), "Mới": (0, 1, 1, 0)}
    assert january(day, ReportBy.PROCEDURE) == {moved_procedure: (1, 1, 2, 0)}
    assert_figures_are_those_of_dossiers()
    counted = statistics.digest_of(office_id=day.office.id)
    done = statistics.rebuild(office_id=day.office.id)
    assert (done.before, done.after) == (counted, counted)
    assert january(day, ReportBy.SECTOR) == {"Cũ": (1, 0, 1, 0), "Mới": (0, 1, 1, 0)}


def test_counting_anew_finds_sums_that_stand_under_another_sector(
    day: OfficeDay, moved_procedure: str
) -> None:
    for code in (OLD, NEW):
        statistics.count_dossier(code)
    right = statistics.digest_of(office_id=day.office.id)
    for item in items_of(FiguresItem):
        if item.sk.endswith("#Cũ"):
            item.delete()
            item.sk = item.sk.removesuffix("Cũ") + "Khác"
            item.save()
    done = statistics.rebuild(office_id=day.office.id)
    assert (done.before == right, done.after == right) == (False, True)
    assert january(day, ReportBy.SECTOR) == {"Cũ": (1, 0, 1, 0), "Mới": (0, 1, 1, 0)}

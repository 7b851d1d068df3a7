"""A ward's year: the published proportions come out, by the rules alone and by whatever the store is read."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from api.domain.staff import StaffMember, StaffRole
from api.domain.statistics import Count, Dimension, Figures, counts_of, entry_of, figures
from api.usecases import statistics
from api.usecases.statistics import Report, ReportBy
from tests.integration.usecases import year_of_dossiers as year_of_dossiers_module
from tests.integration.usecases.year_of_dossiers import write_year, year_of_dossiers
from tests.load.year import play_year

OFFICE = "lien-chieu"
MANAGER = StaffMember(id="m", name="M", office_id=OFFICE, role=StaffRole.MANAGER)


def report(by: ReportBy) -> Report:
    until = date(2025, 12, 31)
    seen = statistics.see_report(staff=MANAGER, since=date(2025, 1, 1), until=until, by=by, today=until)
    assert isinstance(seen, Report)
    return seen


def kinds(known: Figures) -> tuple[int, ...]:
    return (known.received, known.early, known.on_time, known.overdue, known.returned, known.in_progress)


def test_whole_published_year_comes_out_of_the_rules_sector_by_sector() -> None:
    """Each dossier counted by itself, as the consumer does; of the 41 late ones 39 are of land."""
    sums: dict[str, Counter[Count]] = defaultdict(Counter)
    procedures = set()
    for dossier in year_of_dossiers(OFFICE):
        procedures.add(dossier.procedure_code)
        entry = entry_of(dossier)
        assert entry.dossier is not None
        (sector,) = (each.sector for each in entry.headings if each.dimension is Dimension.PROCEDURE)
        sums[sector].update(counts_of(entry.dossier))
    assert len(procedures) == 588
    told = {
        sector: kinds(figures(counts=counts.items(), since=date(2025, 1, 1), until=date(2025, 12, 31)))
        for sector, counts in sums.items()
    }
    assert told == {
        "Đất đai": (10_459, 5_000, 5_000, 39, 300, 120),
        "Hộ tịch": (12_244, 6_018, 5_938, 2, 206, 80),
        "Chứng thực": (10_140, 5_000, 5_000, 0, 100, 40),
    }
    assert [sum(column) for column in zip(*told.values(), strict=True)] == [
        32_843, 16_018, 15_938, 41, 606, 240,
    ]  # fmt: skip


def test_command_plays_the_year_and_says_when_other_figures_come_out(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    assert play_year(one_of=400, say=said.append)
    assert said[0].startswith("91 dossiers written in ")
    assert said[-1] == "as published"
    assert sum(line.startswith("report by ") for line in said) == len(ReportBy)
    monkeypatch.setattr(year_of_dossiers_module, "write_year", lambda office, one_of: 90)
    assert not play_year(one_of=400, say=said.append)
    assert said[-1] == "NOT as published"


def test_a_hundredth_of_the_published_year_comes_out(store: str) -> None:
    assert write_year(OFFICE, one_of=100) == 334
    done = statistics.rebuild(office_id=OFFICE)
    assert done.dossiers == 334
    by_sector = report(ReportBy.SECTOR)
    assert kinds(by_sector.total) == (334, 161, 160, 2, 7, 4)
    assert {line.label: line.figures.overdue for line in by_sector.lines} == {
        "Chứng thực": 0,
        "Hộ tịch": 1,
        "Đất đai": 1,
    }
    for by in ReportBy:
        assert report(by).total == by_sector.total
    assert statistics.rebuild(office_id=OFFICE).after == done.after

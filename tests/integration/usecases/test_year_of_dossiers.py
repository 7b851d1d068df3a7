"""A ward's year from the store: the published proportions come out, by whatever it is read."""

from datetime import date

from api.domain.staff import StaffMember, StaffRole
from api.domain.statistics import Figures
from api.usecases import statistics
from api.usecases.statistics import Report, ReportBy
from tests.integration.usecases.year_of_dossiers import write_year

OFFICE = "lien-chieu"
MANAGER = StaffMember(id="m", name="M", office_id=OFFICE, role=StaffRole.MANAGER)


def report(by: ReportBy) -> Report:
    seen = statistics.see_report(staff=MANAGER, since=date(2025, 1, 1), until=date(2025, 12, 31), by=by)
    assert isinstance(seen, Report)
    return seen


def kinds(known: Figures) -> tuple[int, ...]:
    return (known.received, known.early, known.on_time, known.overdue, known.returned, known.in_progress)


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

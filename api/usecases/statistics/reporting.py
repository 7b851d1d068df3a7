"""A period's figures by sector, procedure, channel or officer, from sums that are kept by month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.adapters.spreadsheets import draw_xlsx
from api.domain.staff import StaffMember
from api.domain.statistics import (
    Count,
    Dimension,
    Figures,
    Month,
    Sheet,
    figures,
    months,
    progress_points,
    report_06a,
    to_csv,
    withheld,
)
from api.storage import statistics as statistics_storage
from api.storage.statistics import KeptFigures
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services

LONGEST_PERIOD_IN_DAYS = 366
# An officer's figures say something only from this many results on; below they would only expose her.
SMALLEST_SAMPLE = 30
EARLIEST_YEAR, LATEST_YEAR = 2000, 2099


class ReportBy(StrEnum):
    SECTOR = "SECTOR"
    PROCEDURE = "PROCEDURE"
    CHANNEL = "CHANNEL"
    OFFICER = "OFFICER"


_DIMENSIONS = {
    ReportBy.SECTOR: Dimension.PROCEDURE,
    ReportBy.PROCEDURE: Dimension.PROCEDURE,
    ReportBy.CHANNEL: Dimension.CHANNEL,
    ReportBy.OFFICER: Dimension.OFFICER,
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    value: str
    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """`withheld` officers are not shown by themselves: they had fewer than SMALLEST_SAMPLE results, or stand
    beside a single one who had. `withheld_figures` are theirs together, None when nobody is withheld.

    `uncounted` dossiers changed a moment ago and are not in the figures yet (at most 100 are told).
    """

    since: date
    until: date
    by: ReportBy
    lines: Sequence[ReportLine]
    total: Figures
    withheld: int
    withheld_figures: Figures | None
    uncounted: int
    _kept: Sequence[KeptFigures] = ()

    @property
    def progress_points(self) -> float | None:
        """The progress component of QĐ 766; the portal's own score stays authoritative."""
        on_time = self.total.early + self.total.on_time
        return progress_points(received=self.total.received, on_time=on_time)

    def months(self) -> Sequence[Month]:
        """The same figures month by month."""
        return months(counts=_counts(self._kept), since=self.since, until=self.until)


def see_report(
    *, staff: StaffMember, since: date, until: date, by: ReportBy, today: date
) -> Report | InputIsInvalid:
    """The figures of a manager's office from `since` to `until`, a year at most and none of it to come."""
    if not EARLIEST_YEAR <= since.year <= until.year <= LATEST_YEAR:
        return InputIsInvalid(field="until", problem="period")
    if not 0 <= (until - since).days < LONGEST_PERIOD_IN_DAYS:
        return InputIsInvalid(field="until", problem="period")
    if until > today:  # whatever is open then would count as late, though nobody knows that it will be
        return InputIsInvalid(field="until", problem="period_to_come")
    dimension = _DIMENSIONS[by]
    kept = [
        *statistics_storage.figures_of_years(
            office_id=staff.office_id, dimension=dimension, until=since.year - 1
        ),
        *statistics_storage.figures_of_months(
            office_id=staff.office_id, dimension=dimension, since=date(since.year, 1, 1), until=until
        ),
    ]
    lines = [line for line in _lines(kept, since=since, until=until, by=by) if _has_anything(line.figures)]
    hidden = _withheld(lines) if by is ReportBy.OFFICER else frozenset()
    theirs = [each for each in kept if each.heading.value in hidden]
    return Report(
        since=since,
        until=until,
        by=by,
        lines=[line for line in lines if line.value not in hidden],
        total=figures(counts=_counts(kept), since=since, until=until),
        withheld=len(hidden),
        withheld_figures=figures(counts=_counts(theirs), since=since, until=until) if hidden else None,
        uncounted=len(statistics_storage.uncounted_dossiers(office_id=staff.office_id, first=100)),
        _kept=kept,
    )


def csv_06a(report: Report) -> str:
    """Report II.06a as CSV."""
    return to_csv(sheet_06a(report))


def xlsx_06a(services: Services, report: Report) -> bytes:
    """Report II.06a as an XLSX file."""
    return draw_xlsx(sheet_06a(report), made_at=services.now())


def sheet_06a(report: Report) -> Sheet:
    """Report II.06a of that period, one row a line, and one for all officers who are not shown."""
    labels = Counter(line.label for line in report.lines)
    rows = {
        line.label if labels[line.label] == 1 else f"{line.label} ({line.value})": line.figures
        for line in report.lines
    }
    if report.withheld_figures is not None:
        rows[f"Cán bộ không hiện riêng ({report.withheld})"] = report.withheld_figures
    return report_06a(rows)


def _withheld(lines: Iterable[ReportLine]) -> frozenset[str]:
    return withheld({line.value: line.figures.results for line in lines}, least=SMALLEST_SAMPLE)


def _lines(kept: Iterable[KeptFigures], *, since: date, until: date, by: ReportBy) -> list[ReportLine]:
    grouped: dict[str, list[KeptFigures]] = {}
    for each in kept:
        value = each.heading.sector if by is ReportBy.SECTOR else each.heading.value
        grouped.setdefault(value, []).append(each)
    lines = []
    for value, parts in grouped.items():
        label = value if by is ReportBy.SECTOR else max(parts, key=lambda each: each.period).heading.label
        lines.append(ReportLine(value, label, figures(counts=_counts(parts), since=since, until=until)))
    return sorted(lines, key=lambda line: (line.label, line.value))


def _counts(kept: Iterable[KeptFigures]) -> Iterable[tuple[Count, int]]:
    return (counted for each in kept for counted in each.counts.items())


def _has_anything(known: Figures) -> bool:
    ended = known.ended_early + known.ended_on_time + known.ended_overdue
    return bool(known.carried_over or known.received or ended)

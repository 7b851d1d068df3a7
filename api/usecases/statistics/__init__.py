"""Statistics of dossiers: count what has changed, count all anew, report."""

from api.usecases.statistics.counting import count_dossier, count_waiting
from api.usecases.statistics.rebuilding import Rebuilt, digest_of, rebuild
from api.usecases.statistics.reporting import (
    LONGEST_PERIOD_IN_DAYS,
    SMALLEST_SAMPLE,
    Report,
    ReportBy,
    ReportLine,
    csv_06a,
    see_report,
    sheet_06a,
    xlsx_06a,
)

__all__ = [
    "LONGEST_PERIOD_IN_DAYS",
    "SMALLEST_SAMPLE",
    "Rebuilt",
    "Report",
    "ReportBy",
    "ReportLine",
    "count_dossier",
    "count_waiting",
    "csv_06a",
    "digest_of",
    "rebuild",
    "see_report",
    "sheet_06a",
    "xlsx_06a",
]

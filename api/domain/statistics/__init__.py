"""Statistics of dossiers: what each one adds, and the figures that come of it."""

from api.domain.statistics.counting import (
    Count,
    CountedDossier,
    Counts,
    Ending,
    Measure,
    change,
    counts_of,
)
from api.domain.statistics.figures import (
    Figures,
    PeriodEndsBeforeItBegins,
    figures,
    progress_points,
    quantile,
)
from api.domain.statistics.sheets import Cell, Sheet, report_06a, to_csv

__all__ = [
    "Cell",
    "Count",
    "CountedDossier",
    "Counts",
    "Ending",
    "Figures",
    "Measure",
    "PeriodEndsBeforeItBegins",
    "Sheet",
    "change",
    "counts_of",
    "figures",
    "progress_points",
    "quantile",
    "report_06a",
    "to_csv",
]

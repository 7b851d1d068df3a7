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
from api.domain.statistics.entries import (
    Dimension,
    Entry,
    Heading,
    Line,
    Place,
    differences,
    entry_of,
    officer_of,
    plus,
)
from api.domain.statistics.figures import (
    MOST_PROGRESS_POINTS,
    Figures,
    PeriodEndsBeforeItBegins,
    figures,
    progress_points,
    quantile,
)
from api.domain.statistics.months import Month, months
from api.domain.statistics.published import (
    PublishedMonth,
    last_whole_month,
    published,
    published_in_words,
)
from api.domain.statistics.sheets import Cell, Sheet, report_06a, to_csv
from api.domain.statistics.withholding import withheld

__all__ = [
    "MOST_PROGRESS_POINTS",
    "Cell",
    "Count",
    "CountedDossier",
    "Counts",
    "Dimension",
    "Ending",
    "Entry",
    "Figures",
    "Heading",
    "Line",
    "Measure",
    "Month",
    "PeriodEndsBeforeItBegins",
    "Place",
    "PublishedMonth",
    "Sheet",
    "change",
    "counts_of",
    "differences",
    "entry_of",
    "figures",
    "last_whole_month",
    "months",
    "officer_of",
    "plus",
    "progress_points",
    "published",
    "published_in_words",
    "quantile",
    "report_06a",
    "to_csv",
    "withheld",
]

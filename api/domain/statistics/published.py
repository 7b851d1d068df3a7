"""What an office says of its dossiers to everybody: its last whole month, once there were enough."""

from dataclasses import dataclass
from datetime import date, timedelta

from api.domain.statistics.figures import Figures

# A share of fewer results says nothing yet, and could point at one person.
LEAST_RESULTS = 30


@dataclass(frozen=True, slots=True)
class PublishedMonth:
    """A month's dossiers: received, results and how many of them came when, and in progress at its end."""

    month: date
    received: int
    results: int
    early: int
    on_time: int
    overdue: int
    in_progress: int

    @property
    def early_share(self) -> float:
        return self.early / self.results

    @property
    def on_time_share(self) -> float:
        """Early ones are in time too."""
        return (self.early + self.on_time) / self.results


def last_whole_month(*, today: date) -> tuple[date, date]:
    """The first and the last day of the month before this one."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def published(known: Figures, *, month: date) -> PublishedMonth | None:
    """What is said of the month that begins on that day; None while there were too few results."""
    if known.results < LEAST_RESULTS:
        return None
    return PublishedMonth(
        month=month,
        received=known.received,
        results=known.results,
        early=known.early,
        on_time=known.on_time,
        overdue=known.overdue,
        in_progress=known.in_progress,
    )


def published_in_words(known: PublishedMonth) -> tuple[str, str]:
    """One sentence for everybody, in Vietnamese and English. Shares are rounded down: 99.9 % is not all."""
    in_time, early = int(known.on_time_share * 100), int(known.early_share * 100)
    month = f"{known.month.month}/{known.month.year}"
    return (
        f"Tháng {month}: trả {_grouped(known.results, '.')} kết quả, {in_time}% trong hạn, "
        f"gồm {early}% trước hạn.",
        f"{known.month:%B %Y}: {_grouped(known.results, ',')} results, {in_time}% of them in time, "
        f"{early}% early.",
    )


def _grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)

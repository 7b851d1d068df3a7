"""Clocks that tests set by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # 8:30 in Liên Chiểu


@dataclass
class MovableClock:
    """Stands still until the test moves it."""

    moment: datetime = MONDAY_MORNING

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> datetime:
        """Go ahead by a timedelta's keywords, such as `minutes=5`; returns the new moment."""
        self.moment += timedelta(**by)
        return self.moment

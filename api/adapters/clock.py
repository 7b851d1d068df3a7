"""Clocks: the machine's own, and one that runs beside it at a fixed distance."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The real moment, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """Runs as fast as the machine's clock, `offset` ahead of it (negative: behind it)."""

    offset: timedelta

    def now(self) -> datetime:
        """The shifted moment, in UTC."""
        return datetime.now(UTC) + self.offset

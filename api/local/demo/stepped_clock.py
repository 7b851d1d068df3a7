"""A clock for what has happened already: it is moved from moment to moment while the demo is prepared."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class SteppedClock:
    """Stands at `moment` until it is moved."""

    moment: datetime

    def now(self) -> datetime:
        """Where it was moved to last."""
        return self.moment

    def move(self, by: timedelta) -> None:
        """Go ahead by that much."""
        self.moment += by

"""What an office aims at in its reports."""

from dataclasses import dataclass

PERCENT_RANGE = range(101)


@dataclass(frozen=True, slots=True)
class ReportTargets:
    """Shares of the dossiers received, in per cent: filed online, and digitised."""

    online_percent: int = 65
    digitised_percent: int = 60

"""A kiosk cannot have those numbers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LeaseIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class LeaseIsOver:
    day: date


@dataclass(frozen=True, slots=True)
class TooManyNumbersOut:
    limit: int

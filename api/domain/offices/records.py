"""The record of a change: who made it, when and why, what differed, what becomes of each booking."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from api.domain.offices.differences import Difference


class BookingAct(StrEnum):
    """What becomes of a booking that a change leaves without its place.

    MOVE: it gets the nearest free time, and its ticket says so. TELL: its ticket asks to choose another time.
    """

    MOVE = "MOVE"
    TELL = "TELL"


@dataclass(frozen=True, slots=True)
class BookingWork:
    """One booking to see to; `to` is the start it is moved to, None when it is told."""

    code: str
    group_id: str
    was_at: datetime
    act: BookingAct
    to: datetime | None


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """`version` is that of the office after the change."""

    version: int
    by_id: str
    by_name: str
    at: datetime
    reason: str
    differences: tuple[Difference, ...]
    works: tuple[BookingWork, ...]

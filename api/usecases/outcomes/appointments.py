"""A time cannot be booked or held."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SlotIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class SlotIsPast:
    pass


@dataclass(frozen=True, slots=True)
class SlotIsTooFarAhead:
    """`opens_at` is when its day can be booked; None for days nobody can reckon with."""

    days: int
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlotIsFull:
    pass


@dataclass(frozen=True, slots=True)
class SlotCannotBeHeld:
    """Others hold as many of its places as may be held; it can still be booked."""


@dataclass(frozen=True, slots=True)
class PhoneHasTooManyBookings:
    limit: int


@dataclass(frozen=True, slots=True)
class CitizenHasTooManyBookings:
    limit: int

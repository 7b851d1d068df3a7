"""Nobody can wait for that time, or no longer."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TimesAreFree:
    """Nobody need wait: the first of the wanted times that can be booked now."""

    starts_at: datetime


@dataclass(frozen=True, slots=True)
class WaitlistIsFull:
    pass


@dataclass(frozen=True, slots=True)
class PhoneWaitsAlready:
    pass


@dataclass(frozen=True, slots=True)
class EarlierTimesAreNotOffered:
    """`limit`: how often the office offers one with an appointment an earlier time."""

    limit: int


@dataclass(frozen=True, slots=True)
class WishIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class WishHasEnded:
    pass


@dataclass(frozen=True, slots=True)
class OfferHasLapsed:
    pass

"""A counter cannot do that now."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CounterIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class CounterIsTaken:
    clerk_name: str


@dataclass(frozen=True, slots=True)
class CounterIsNotYours:
    pass


@dataclass(frozen=True, slots=True)
class CounterIsBusy:
    label: str


@dataclass(frozen=True, slots=True)
class CounterHasNoTicket:
    pass


@dataclass(frozen=True, slots=True)
class NobodyIsWaiting:
    pass


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    pass


@dataclass(frozen=True, slots=True)
class NumberIsNotWaiting:
    label: str


@dataclass(frozen=True, slots=True)
class TicketIsInThatGroup:
    label: str


@dataclass(frozen=True, slots=True)
class TicketIsAtThatCounter:
    label: str


@dataclass(frozen=True, slots=True)
class CounterIsNotOpen:
    number: int


@dataclass(frozen=True, slots=True)
class CounterCannotServe:
    number: int


@dataclass(frozen=True, slots=True)
class NextCallIsTooSoon:
    label: str
    possible_at: datetime


@dataclass(frozen=True, slots=True)
class TicketWasCalledEnough:
    label: str
    calls: int


@dataclass(frozen=True, slots=True)
class NoShowIsTooSoon:
    """She is owed more calls. `possible_at` is the earliest moment, if she is called as soon as can be."""

    label: str
    calls: int
    needed: int
    possible_at: datetime


@dataclass(frozen=True, slots=True)
class NumberIsNotMissed:
    label: str


@dataclass(frozen=True, slots=True)
class ReturnIsTooLate:
    label: str
    until: datetime

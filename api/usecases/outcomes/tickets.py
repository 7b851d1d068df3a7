"""A ticket cannot do that."""

from dataclasses import dataclass
from datetime import date

from api.domain.tickets import Ticket


@dataclass(frozen=True, slots=True)
class TicketIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class TicketCannotChange:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class TicketIsForAnotherDay:
    day: date


@dataclass(frozen=True, slots=True)
class TicketIsForAnotherOffice:
    office_name: str


@dataclass(frozen=True, slots=True)
class AlreadyCheckedIn:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class HallCodeIsExpired:
    pass


@dataclass(frozen=True, slots=True)
class NobodyToLetFirst:
    pass


@dataclass(frozen=True, slots=True)
class TurnWasGivenTooOften:
    limit: int

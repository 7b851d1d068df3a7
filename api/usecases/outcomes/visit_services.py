"""A visit cannot have that service."""

from dataclasses import dataclass

from api.domain.tickets import Ticket


@dataclass(frozen=True, slots=True)
class ServiceIsInVisit:
    """The visit is for that procedure already."""


@dataclass(frozen=True, slots=True)
class VisitHasEnoughServices:
    limit: int


@dataclass(frozen=True, slots=True)
class ServiceCannotBeAdded:
    """Its holder adds a service while she waits, her clerk while she is at the counter."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ServiceCannotBeRemoved:
    """Only what was added is taken out again, and before anything was done for it."""

    ticket: Ticket
    procedure_code: str


@dataclass(frozen=True, slots=True)
class ServiceIsNotHere:
    """The visit is not for that procedure, or it is another counter's."""

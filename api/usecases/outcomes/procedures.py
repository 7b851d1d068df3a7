"""A procedure is not there, is not open now, or its terms were changed meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ProcedureIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class ProcedureIsNotOpen:
    opens_on: date | None
    closes_on: date | None


@dataclass(frozen=True, slots=True)
class TermsHaveChanged:
    """Somebody else's change of the procedure's terms came first."""

    by_name: str
    at: datetime | None

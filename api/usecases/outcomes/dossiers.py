"""A dossier cannot do that, or is not shown."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.dossiers import Dossier, ExtensionProblem


@dataclass(frozen=True, slots=True)
class DossierIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class DossierAlreadyReceived:
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class DossierAlreadyRegistered:
    """Another dossier stands for that code of the portal."""

    dossier: Dossier


@dataclass(frozen=True, slots=True)
class DossierHasMoved:
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class StepIsNotAllowed:
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierIsElsewhere:
    office_name: str


@dataclass(frozen=True, slots=True)
class DossierCannotBeExtended:
    problem: ExtensionProblem


@dataclass(frozen=True, slots=True)
class WrongSecondFactor:
    attempts_left: int


@dataclass(frozen=True, slots=True)
class TooManyAttempts:
    retry_at: datetime

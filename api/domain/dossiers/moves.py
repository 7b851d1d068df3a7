"""The entries of a dossier's history: who did what, when, and what it meant for the date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from api.domain.dossiers.documents import DocumentReceipt
from api.domain.dossiers.workflows import NoticeChannel


class MoveKind(StrEnum):
    """What an entry of the history did."""

    STEP = "STEP"
    RETURNED = "RETURNED"
    ASSIGNED = "ASSIGNED"
    DELEGATED = "DELEGATED"
    EXTENDED = "EXTENDED"
    RECKONED_ANEW = "RECKONED_ANEW"
    EMAIL_CHANGED = "EMAIL_CHANGED"
    POSTED = "POSTED"
    CAME_BACK = "CAME_BACK"
    SUPPLIED = "SUPPLIED"

    @property
    def changes_step(self) -> bool:
        """Whether the dossier came to a step by it."""
        return self in (MoveKind.STEP, MoveKind.RETURNED)

    @property
    def speaks_to_citizen(self) -> bool:
        """Whether its note is written for the citizen."""
        return self not in (MoveKind.ASSIGNED, MoveKind.DELEGATED, MoveKind.EMAIL_CHANGED)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to do a step's work; `until` is the last day of somebody who only stands in."""

    clerk_id: str
    clerk_name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DossierMove:
    """One entry of a dossier's history; `step` is where the dossier stands after it.

    The citizen reads `note`; `reason` stays in the unit whose clerk wrote it. `due_at` is the date that held
    after the entry; `papers` (forms by number) and `notices` are what it makes due. `documents` are those
    the citizen brought then, or, of a request, those that are missing.
    """

    step: str
    at: datetime
    clerk_id: str
    note: str | None = None
    kind: MoveKind = MoveKind.STEP
    clerk_name: str = ""
    office_id: str = ""
    reason: str | None = None
    due_at: datetime | None = None
    papers: tuple[str, ...] = ()
    notices: tuple[NoticeChannel, ...] = ()
    assignment: Assignment | None = None
    documents: tuple[DocumentReceipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """An apology with a new date (form 04): `days` working days more than were left without it."""

    days: int
    asked_at: datetime

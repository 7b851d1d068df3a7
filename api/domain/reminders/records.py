"""One reminder on its way to one officer or head."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.domain.notices import Outgoing

_ID = re.compile(r"([a-z0-9-]{1,60})/([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9a-f]{16})")


class ReminderAudience(StrEnum):
    """OFFICER: of what she has herself. HEAD: of what is due today, late or nobody's in the office."""

    OFFICER = "OFFICER"
    HEAD = "HEAD"


def digest_of(staff_id: str) -> str:
    """A subject may have any characters; this stands in keys, file names and heads of letters."""
    return hashlib.sha256(staff_id.encode()).hexdigest()[:16]


def parse_reminder_id(text: str) -> tuple[str, str] | None:
    """The office's id and what tells its letters apart; None for what is no such id.

    Of `lien-chieu/2026-11-24/0f3a5b…` these are `lien-chieu` and the rest.
    """
    found = _ID.fullmatch(text.strip().lower())
    return (found[1], f"{found[2]}/{found[3]}") if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Outgoing):
    """To one officer, about these dossiers, most urgent first; `more` have come so near besides.

    It is written when it is sent, by the dossiers as they stand then, and names no citizen.
    """

    office_id: str
    on: date
    staff_id: str
    staff_name: str
    audience: ReminderAudience
    codes: tuple[str, ...]
    more: int = 0

    @property
    def told_apart_by(self) -> str:
        """Among all of the office's: one letter for an officer and a day."""
        return f"{self.on.isoformat()}/{digest_of(self.staff_id)}"

    @property
    def id(self) -> str:
        return f"{self.office_id}/{self.told_apart_by}"

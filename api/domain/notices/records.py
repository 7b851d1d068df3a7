"""One notice on its way to a citizen."""

import re
from dataclasses import dataclass
from enum import StrEnum

from api.domain.notices.attempts import Outgoing

_ID = re.compile(r"([A-Z0-9][A-Z0-9.\-]{4,59})/([0-9]{1,3})")


class Announcement(StrEnum):
    """What a letter tells."""

    RECEIVED = "RECEIVED"
    STEP = "STEP"
    PAPERS_WANTED = "PAPERS_WANTED"
    REFUSED = "REFUSED"
    STOPPED = "STOPPED"
    WITHDRAWN = "WITHDRAWN"
    RESULT_READY = "RESULT_READY"
    RESULT_RETURNED = "RESULT_RETURNED"
    NEW_DATE = "NEW_DATE"
    DATE_MOVED = "DATE_MOVED"


def notice_id(*, dossier_code: str, place: int) -> str:
    """The id of the history's entry that is announced: `H17.45-261123-0001/3`."""
    return f"{dossier_code}/{place}"


def parse_notice_id(text: str) -> tuple[str, int] | None:
    """The dossier's code and the entry's place; None for what is no such id."""
    found = _ID.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Outgoing):
    """The entry at `place` (from 1) of a dossier's history is to be told by e-mail.

    It names no person: the address is the dossier's own. `told_office_id` sees to it when it fails.
    """

    dossier_code: str
    place: int
    told_office_id: str
    announcement: Announcement

    @property
    def id(self) -> str:
        return notice_id(dossier_code=self.dossier_code, place=self.place)

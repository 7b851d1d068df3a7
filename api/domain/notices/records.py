"""One notice on its way: waiting, sent, given up or not wanted; when it is tried again, and how often."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

# Who took a notice up has this long; then it is believed that she died over it, and another may.
LEASE = timedelta(minutes=2)
# Between two attempts, each longer: a mail service that is down for half a day loses nothing.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
)
MOST_ATTEMPTS = len(PAUSES) + 1
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


class NoticeState(StrEnum):
    WAITING = "WAITING"
    POSTED = "POSTED"
    GIVEN_UP = "GIVEN_UP"
    NOT_WANTED = "NOT_WANTED"


class NoticeProblem(StrEnum):
    """Why the last attempt failed: such a letter is refused for good, or was not taken just now."""

    REFUSED = "REFUSED"
    NOT_TAKEN = "NOT_TAKEN"


def notice_id(*, dossier_code: str, place: int) -> str:
    """The id of the history's entry that is announced: `H17.45-261123-0001/3`."""
    return f"{dossier_code}/{place}"


def parse_notice_id(text: str) -> tuple[str, int] | None:
    """The dossier's code and the entry's place; None for what is no such id."""
    found = _ID.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Notice:
    """The entry at `place` (from 1) of a dossier's history is to be told by e-mail.

    It names no person: the address is the dossier's own. While it waits, `try_at` is when it may be taken up;
    for one that was taken up that is when the lease ends, so that a death in between delays it only.
    `version` counts the writes: of two who take it up one wins. `told_office_id` sees to it when it fails.
    """

    dossier_code: str
    place: int
    told_office_id: str
    announcement: Announcement
    state: NoticeState
    try_at: datetime
    attempts: int = 0
    settled_at: datetime | None = None
    problem: NoticeProblem | None = None
    version: int = 1

    @property
    def id(self) -> str:
        return notice_id(dossier_code=self.dossier_code, place=self.place)

    def may_be_taken(self, *, now: datetime) -> bool:
        return self.state is NoticeState.WAITING and self.try_at <= now

    def taken(self, *, now: datetime) -> "Notice":
        """Taken up by somebody who tries to send it now."""
        return self._next(attempts=self.attempts + 1, try_at=now + LEASE)

    def sent(self, *, now: datetime) -> "Notice":
        return self._next(state=NoticeState.POSTED, settled_at=now, problem=None)

    def not_wanted(self, *, now: datetime) -> "Notice":
        """There is no address any more, or its owner wants no letters."""
        return self._next(state=NoticeState.NOT_WANTED, settled_at=now, problem=None)

    def failed(self, *, now: datetime, problem: NoticeProblem) -> "Notice":
        """After an attempt that failed: tried again after a pause, or given up."""
        if problem is NoticeProblem.REFUSED or self.attempts >= MOST_ATTEMPTS:
            return self._next(state=NoticeState.GIVEN_UP, settled_at=now, problem=problem)
        return self._next(try_at=now + PAUSES[self.attempts - 1], problem=problem)

    def again(self, *, now: datetime) -> "Notice":
        """Waiting anew with all its attempts, after a clerk has asked for that."""
        return self._next(state=NoticeState.WAITING, try_at=now, attempts=0, settled_at=None, problem=None)

    def _next(self, **changes: object) -> "Notice":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]

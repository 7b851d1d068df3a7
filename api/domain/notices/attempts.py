"""Anything that goes out by e-mail: waiting, sent, given up or not wanted; when and how often it is tried."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

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


class NoticeState(StrEnum):
    WAITING = "WAITING"
    POSTED = "POSTED"
    GIVEN_UP = "GIVEN_UP"
    NOT_WANTED = "NOT_WANTED"


class NoticeProblem(StrEnum):
    """Why the last attempt failed: such a letter is refused for good, or was not taken just now."""

    REFUSED = "REFUSED"
    NOT_TAKEN = "NOT_TAKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """While it waits, `try_at` is when it may be taken up; for one that was taken up that is when the lease
    ends, so that a death in between delays it only. `version` counts the writes: of two who take it up one
    wins.
    """

    state: NoticeState
    try_at: datetime
    attempts: int = 0
    settled_at: datetime | None = None
    problem: NoticeProblem | None = None
    version: int = 1

    def may_be_taken(self, *, now: datetime) -> bool:
        return self.state is NoticeState.WAITING and self.try_at <= now

    def can_be_taken_back(self, *, now: datetime) -> bool:
        """Whether it waits in nobody's hands."""
        return self.state is NoticeState.WAITING and not now < self.try_at <= now + LEASE

    def taken(self, *, now: datetime) -> Self:
        """Taken up by somebody who tries to send it now."""
        return self._next(attempts=self.attempts + 1, try_at=now + LEASE)

    def sent(self, *, now: datetime) -> Self:
        return self._next(state=NoticeState.POSTED, settled_at=now, problem=None)

    def not_wanted(self, *, now: datetime) -> Self:
        """There is no address any more, or its owner wants no letters."""
        return self._next(state=NoticeState.NOT_WANTED, settled_at=now, problem=None)

    def failed(self, *, now: datetime, problem: NoticeProblem) -> Self:
        """After an attempt that failed: tried again after a pause, or given up."""
        if problem is NoticeProblem.REFUSED or self.attempts >= MOST_ATTEMPTS:
            return self._next(state=NoticeState.GIVEN_UP, settled_at=now, problem=problem)
        return self._next(try_at=now + PAUSES[self.attempts - 1], problem=problem)

    def put_off(self, *, until: datetime) -> Self:
        """Nobody is written to at this hour; no attempt is used up."""
        return self._next(try_at=until)

    def again(self, *, now: datetime) -> Self:
        """Waiting anew with all its attempts, after somebody has asked for that."""
        return self._next(state=NoticeState.WAITING, try_at=now, attempts=0, settled_at=None, problem=None)

    def _next(self, **changes: object) -> Self:
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]

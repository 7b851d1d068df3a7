"""Turns: everybody who may be called, as the scenarios see them, and whom a free counter calls."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from api.domain.queue.luck import DRAW_ROWS
from api.domain.queue.order import (
    LineReason,
    Tier,
    WaitingTicket,
    has_priority,
    line_reason,
    waits_since,
    yields_to,
)
from api.domain.queue.policy import QueuePolicy
from api.domain.queue.serving_hours import ServingHours

_BEHIND_EVERYBODY = 1_000_000


@dataclass(frozen=True, slots=True)
class ExpectedTicket:
    """Somebody booked for today who has not checked in: not in the line, but likely to go before others."""

    code: str
    group_id: str
    appointment_at: datetime
    procedure_code: str = ""
    places: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be called: from `due` on with her own tier, before that only by a counter that would idle.

    From `long_from` on she has waited the longest wait. `turn` orders people of one tier; `key` is the
    ticket's or the booking's code. `is_expected`: booked and not here; `joins`: would take a number now,
    which costs no time. `let_first` are the keys of those she waits for
    because she gave them her turn. `may_call` are the places of the counters that may call her; her service
    lasts as long as `places` ordinary ones.
    """

    key: str
    group_id: str
    due: float
    long_from: float
    tier: Tier
    turn: tuple[float, int]
    row: int
    has_priority: bool = False
    is_expected: bool = False
    joins: bool = False
    let_first: tuple[str, ...] = ()
    may_call: frozenset[int] = frozenset()
    places: int = 1

    def rank(self, *, at: float, priority_is_due: bool) -> tuple[int, float, int]:
        """As the call order ranks her, `at` so many serving seconds from now."""
        if at >= self.long_from:
            return Tier.WAITED_LONG, *self.turn
        if self.due > at:
            return Tier.EARLY_APPOINTMENT, *self.turn
        return (Tier.PRIORITY if priority_is_due and self.has_priority else self.tier), *self.turn

    @property
    def is_forecast(self) -> bool:
        """Whether somebody wants to know when this person is called."""
        return not self.is_expected


def waiting_person(
    ticket: WaitingTicket,
    *,
    waiting: Sequence[WaitingTicket],
    hours: ServingHours,
    policy: QueuePolicy,
    may_call: frozenset[int] = frozenset(),
) -> Person:
    by_appointment = line_reason(ticket, policy=policy) is LineReason.APPOINTMENT
    turn = waits_since(ticket, policy=policy)
    return Person(
        key=ticket.code,
        group_id=ticket.group_id,
        due=hours.seconds_until(turn - policy.due_ahead) if by_appointment else 0.0,
        long_from=hours.seconds_until(turn + policy.longest_wait),
        tier=Tier.DUE_APPOINTMENT if by_appointment else Tier.ARRIVAL,
        turn=(turn.timestamp(), ticket.number),
        # By number, not by place in line: a window must not jump because somebody else was called.
        row=(crc32(ticket.group_id.encode()) + ticket.number) % DRAW_ROWS,
        has_priority=has_priority(ticket, policy=policy),
        let_first=tuple(other.code for other in waiting if yields_to(ticket, other)) if ticket.given else (),
        may_call=may_call,
        places=ticket.places,
    )


def expected_person(
    someone: ExpectedTicket, *, hours: ServingHours, policy: QueuePolicy, may_call: frozenset[int]
) -> Person:
    return Person(
        key=someone.code,
        group_id=someone.group_id,
        due=hours.seconds_until(someone.appointment_at - policy.due_ahead),
        long_from=hours.seconds_until(someone.appointment_at + policy.longest_wait),
        tier=Tier.DUE_APPOINTMENT,
        turn=(someone.appointment_at.timestamp(), _BEHIND_EVERYBODY),
        row=crc32(someone.code.encode()) % DRAW_ROWS,
        is_expected=True,
        may_call=may_call,
        places=someone.places,
    )


def joining_person(
    group_id: str, *, now: datetime, hours: ServingHours, policy: QueuePolicy, may_call: frozenset[int]
) -> Person:
    return Person(
        key=f"joins {group_id}",
        group_id=group_id,
        due=0.0,
        long_from=hours.seconds_until(now + policy.longest_wait),
        tier=Tier.ARRIVAL,
        turn=(now.timestamp(), _BEHIND_EVERYBODY),
        row=0,
        joins=True,
        may_call=may_call,
    )


def whom_to_call(
    *,
    at: float,
    files: Sequence[Sequence[Person]],
    heads: list[int],
    gone: set[str],
    numbers: Sequence[int],
    priority_is_due: bool,
) -> Person | None:
    """Whose turn it is at a free counter, of those who are here; None when it is nobody's."""
    chosen: Person | None = None
    best: tuple[float, float, float] = (math.inf, math.inf, math.inf)
    for number in numbers:
        file, head = files[number], heads[number]
        while head < len(file) and file[head].key in gone:
            head += 1
        heads[number] = head
        # Passed over this time only: who waits for those she gave her turn.
        while head < len(file) and (
            file[head].key in gone or (file[head].let_first and not gone.issuperset(file[head].let_first))
        ):
            head += 1
        if head == len(file):
            continue
        person = file[head]
        rank = person.rank(at=at, priority_is_due=priority_is_due)
        if rank < best:
            chosen, best = person, rank
    return chosen

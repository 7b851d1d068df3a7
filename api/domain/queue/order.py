"""The call order: who goes before whom, and whom a counter calls next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from api.domain.queue.policy import PEOPLE_LET_FIRST, PriorityClass, QueuePolicy


@dataclass(frozen=True, slots=True)
class TurnGiven:
    """Whom somebody lets go first (ticket codes), since when (UTC), and how often she has done so."""

    to: tuple[str, ...]
    at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class WaitingTicket:
    """Somebody who has checked in and has not been called. `number` is that of the group's series.

    `sent_to` is the open counter that alone may call her, because a clerk sent her there. Her service takes
    as long as `places` ordinary ones.
    """

    code: str
    group_id: str
    number: int
    arrived_at: datetime
    appointment_at: datetime | None
    priority: PriorityClass | None = None
    given: TurnGiven | None = None
    procedure_code: str = ""
    sent_to: int | None = None
    places: int = 1


class LineReason(StrEnum):
    """Why a ticket stands where it stands: by its appointment's time, or by when its holder came."""

    APPOINTMENT = "APPOINTMENT"
    ARRIVAL = "ARRIVAL"


class Tier(IntEnum):
    """What decides first; within a tier the earlier turn goes first."""

    WAITED_LONG = 0
    PRIORITY = 1
    DUE_APPOINTMENT = 2
    ARRIVAL = 3
    EARLY_APPOINTMENT = 4


_Rank = tuple[int, datetime, int, str, str]


def line_reason(ticket: WaitingTicket, *, policy: QueuePolicy) -> LineReason:
    """APPOINTMENT for who came in time for one; who came too late for it waits by arrival."""
    appointment_at = ticket.appointment_at
    if appointment_at is None or ticket.arrived_at > appointment_at + policy.late_grace:
        return LineReason.ARRIVAL
    return LineReason.APPOINTMENT


def waits_since(ticket: WaitingTicket, *, policy: QueuePolicy) -> datetime:
    """The moment her turn is reckoned from: the appointment's time, or the arrival."""
    if ticket.appointment_at is not None and line_reason(ticket, policy=policy) is LineReason.APPOINTMENT:
        return ticket.appointment_at
    return ticket.arrived_at


def has_priority(ticket: WaitingTicket, *, policy: QueuePolicy) -> bool:
    """Whether she belongs to a class that this office serves early."""
    return ticket.priority is not None and ticket.priority in policy.priority_classes


def tier(ticket: WaitingTicket, *, now: datetime, policy: QueuePolicy, priority_is_due: bool) -> Tier:
    """What decides about her at this moment; `priority_is_due`: the counter may call somebody early."""
    since = waits_since(ticket, policy=policy)
    if now - since >= policy.longest_wait:
        return Tier.WAITED_LONG
    by_appointment = line_reason(ticket, policy=policy) is LineReason.APPOINTMENT
    if by_appointment and now < since - policy.due_ahead:
        return Tier.EARLY_APPOINTMENT
    if priority_is_due and has_priority(ticket, policy=policy):
        return Tier.PRIORITY
    return Tier.DUE_APPOINTMENT if by_appointment else Tier.ARRIVAL


def serves(
    *, group_id: str, procedure_code: str, group_ids: Collection[str], refused_procedures: Collection[str]
) -> bool:
    """Whether a counter takes this procedure of the group: what it can do, less what it may not do."""
    return group_id in group_ids and procedure_code not in refused_procedures


def may_call(
    ticket: WaitingTicket,
    *,
    counter: int | None,
    group_ids: Collection[str],
    refused_procedures: Collection[str] = (),
) -> bool:
    """Whether the counter of that number may call her: who was sent to one is called by that one alone."""
    if ticket.sent_to is not None:
        return ticket.sent_to == counter
    return serves(
        group_id=ticket.group_id,
        procedure_code=ticket.procedure_code,
        group_ids=group_ids,
        refused_procedures=refused_procedures,
    )


def shares_line(ticket: WaitingTicket, other: WaitingTicket) -> bool:
    """Whether they wait in one line: in the same group, and the other is not sent to a counter apart."""
    return other.group_id == ticket.group_id and other.sent_to in (None, ticket.sent_to)


def call_order(
    *,
    waiting: Sequence[WaitingTicket],
    now: datetime,
    policy: QueuePolicy | None = None,
    ordinary_calls: int = 0,
) -> tuple[WaitingTicket, ...]:
    """Everybody waiting, in the order in which one counter for all would call them at this moment.

    `ordinary_calls` is how many people without a class the counter has called since the last with one. First
    who has waited the longest wait; then, when the ratio allows, one person with priority; then the
    appointments that are due, by their time; then by arrival; then the appointments whose time has not come,
    by their time: they fill counters that would idle. Who has given her turn is called once those she gave it
    to have been, so that it costs nobody else anything. Ties go by number, then group, then code.
    """
    policy = policy or QueuePolicy()
    plain, early = (
        {ticket.code: _rank(ticket, now=now, policy=policy, priority_is_due=is_due) for ticket in waiting}
        for is_due in (False, True)
    )
    left = {ticket.code: ticket for ticket in waiting}
    order = []
    while left:
        is_due = ordinary_calls >= policy.ordinary_calls_between
        called = _first(left, ranks=early if is_due else plain)
        ordinary_calls = calls_after(called, ordinary_calls=ordinary_calls, policy=policy)
        order.append(left.pop(called.code))
    return tuple(order)


def next_for(
    *,
    counter_group_ids: Sequence[str],
    waiting: Sequence[WaitingTicket],
    now: datetime,
    policy: QueuePolicy | None = None,
    ordinary_calls: int = 0,
    counter: int | None = None,
    refused_procedures: Collection[str] = (),
) -> WaitingTicket | None:
    """Whom the counter of that number, for these groups, calls now; None when nobody waits for it."""
    policy = policy or QueuePolicy()
    is_due = ordinary_calls >= policy.ordinary_calls_between
    candidates = {
        ticket.code: ticket
        for ticket in waiting
        if may_call(
            ticket, counter=counter, group_ids=counter_group_ids, refused_procedures=refused_procedures
        )
    }
    ranks = {
        code: _rank(ticket, now=now, policy=policy, priority_is_due=is_due)
        for code, ticket in candidates.items()
    }
    return _first(candidates, ranks=ranks) if candidates else None


def calls_after(called: WaitingTicket, *, ordinary_calls: int, policy: QueuePolicy) -> int:
    """The counter's `ordinary_calls` once it has called this person."""
    return 0 if has_priority(called, policy=policy) else ordinary_calls + 1


def people_to_let_first(
    *, ticket: WaitingTicket, waiting: Sequence[WaitingTicket], now: datetime, policy: QueuePolicy
) -> tuple[str, ...]:
    """Codes of those who go first if she gives her turn now: the next two of her line, besides earlier ones.

    Nobody whose appointment is still to come, for that would hold her up until then. Empty when she is last.
    """
    group = [other for other in waiting if shares_line(ticket, other)]
    line = [other.code for other in call_order(waiting=group, now=now, policy=policy)]
    ahead = set(line[: line.index(ticket.code)])
    # As they will be called while she waits, which the ratio may order otherwise than with her among them.
    without = call_order(waiting=[other for other in group if other != ticket], now=now, policy=policy)
    behind = [
        other.code
        for other in without
        if other.code not in ahead
        and tier(other, now=now, policy=policy, priority_is_due=False) is not Tier.EARLY_APPOINTMENT
    ][:PEOPLE_LET_FIRST]
    if not behind:
        return ()
    before = ticket.given.to if ticket.given else ()
    return (*(code for code in before if code in ahead), *behind)


def yields_to(ticket: WaitingTicket, other: WaitingTicket) -> bool:
    """Whether she lets this person go first, who still waits in her line: once sent on, that turn was taken.

    Of two who let each other go, the one who said so last does.
    """
    if ticket.given is None or other.code not in ticket.given.to or not shares_line(ticket, other):
        return False
    return other.given is None or (other.given.at, other.code) < (ticket.given.at, ticket.code)


def _first(left: Mapping[str, WaitingTicket], *, ranks: Mapping[str, _Rank]) -> WaitingTicket:
    # Turns are given in one direction and within a group, so somebody is always free to be called.
    callable_now = (code for code, ticket in left.items() if not _lets_somebody_first(ticket, left=left))
    return left[min(callable_now, key=ranks.__getitem__)]


def _lets_somebody_first(ticket: WaitingTicket, *, left: Mapping[str, WaitingTicket]) -> bool:
    given = ticket.given
    return given is not None and any(code in left and yields_to(ticket, left[code]) for code in given.to)


def _rank(ticket: WaitingTicket, *, now: datetime, policy: QueuePolicy, priority_is_due: bool) -> _Rank:
    decides = tier(ticket, now=now, policy=policy, priority_is_due=priority_is_due)
    return decides, waits_since(ticket, policy=policy), ticket.number, ticket.group_id, ticket.code

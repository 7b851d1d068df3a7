"""Missed calls: how often somebody is called, until when she may come back, and who goes before her then."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from api.domain.queue.order import Tier, WaitingTicket, call_order, shares_line, tier
from api.domain.queue.policy import BETWEEN_CALLS, MOST_CALLS, PEOPLE_BEFORE_RETURN, QueuePolicy


def next_call_at(*, calls: int, called_at: datetime) -> datetime | None:
    """From when she may be called again, a minute after the last call; None after the third."""
    return called_at + BETWEEN_CALLS if calls < MOST_CALLS else None


def no_show_from(*, calls: int, called_at: datetime, now: datetime, policy: QueuePolicy) -> datetime | None:
    """From when she may be marked as a no-show if she is called as soon as can be; None if already now."""
    missing = policy.calls_before_missed - calls
    if missing <= 0:
        return None
    return max(now, called_at + BETWEEN_CALLS) + (missing - 1) * BETWEEN_CALLS


def absent_from(*, calls: int, called_at: datetime, policy: QueuePolicy) -> datetime | None:
    """From when nobody expects her any more: a minute after the last call she is owed; None before it."""
    return called_at + BETWEEN_CALLS if calls >= policy.calls_before_missed else None


def may_return_until(*, missed_at: datetime, has_returned: bool, policy: QueuePolicy) -> datetime | None:
    """Until when who missed her call may come back, that moment included; None for a second time."""
    return None if has_returned else missed_at + timedelta(minutes=policy.return_minutes)


def people_before_return(
    *, ticket: WaitingTicket, waiting: Sequence[WaitingTicket], now: datetime, policy: QueuePolicy
) -> tuple[str, ...]:
    """Codes of those who go before her when she comes back now: the next two of her line.

    Nobody whose appointment is still to come, for that would hold her up until then.
    """
    line = [other for other in waiting if other.code != ticket.code and shares_line(ticket, other)]
    return tuple(
        other.code
        for other in call_order(waiting=line, now=now, policy=policy)
        if tier(other, now=now, policy=policy, priority_is_due=False) is not Tier.EARLY_APPOINTMENT
    )[:PEOPLE_BEFORE_RETURN]

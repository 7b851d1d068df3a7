"""The call order: who goes before whom, and whom a counter calls next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# An appointment is called from five minutes before its time, if its holder came at most ten minutes after it.
DUE_AHEAD = timedelta(minutes=5)
LATE_GRACE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class WaitingTicket:
    """Somebody who has checked in and has not been called. `number` is that of the group's series."""

    code: str
    group_id: str
    number: int
    arrived_at: datetime
    appointment_at: datetime | None


class LineReason(StrEnum):
    """Why a ticket stands where it stands: by its appointment's time, or by when its holder came."""

    APPOINTMENT = "APPOINTMENT"
    ARRIVAL = "ARRIVAL"


def line_reason(ticket: WaitingTicket) -> LineReason:
    """APPOINTMENT for who came in time for one; who came too late for it waits by arrival."""
    appointment_at = ticket.appointment_at
    if appointment_at is None or ticket.arrived_at > appointment_at + LATE_GRACE:
        return LineReason.ARRIVAL
    return LineReason.APPOINTMENT


def call_order(*, waiting: Sequence[WaitingTicket], now: datetime) -> tuple[WaitingTicket, ...]:
    """Everybody waiting, in the order in which one counter for all would call them at this moment.

    First the appointments that are due, by their time; then who came without one or too late for it, by
    arrival; then the appointments whose time has not come, by their time: they fill counters that would
    idle. Ties go by number, then group, then code.
    """
    return tuple(sorted(waiting, key=lambda ticket: _call_rank(ticket, now=now)))


def _call_rank(ticket: WaitingTicket, *, now: datetime) -> tuple[int, datetime, int, str, str]:
    tie = (ticket.number, ticket.group_id, ticket.code)
    if ticket.appointment_at is None or line_reason(ticket) is LineReason.ARRIVAL:
        return 1, ticket.arrived_at, *tie
    return (0 if now >= ticket.appointment_at - DUE_AHEAD else 2), ticket.appointment_at, *tie


def next_for(
    *, counter_group_ids: Sequence[str], waiting: Sequence[WaitingTicket], now: datetime
) -> WaitingTicket | None:
    """Whom a counter for these groups calls now; None when nobody waits for them."""
    candidates = [ticket for ticket in waiting if ticket.group_id in counter_group_ids]
    return min(candidates, key=lambda ticket: _call_rank(ticket, now=now), default=None)

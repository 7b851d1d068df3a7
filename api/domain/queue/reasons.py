"""Why somebody stands where she stands: who goes first, counted and put into words."""

from collections import Counter as Tally
from collections.abc import Sequence
from datetime import datetime

from api.domain.calendar import local_clock
from api.domain.queue.order import (
    LineReason,
    WaitingTicket,
    has_priority,
    line_reason,
    waits_since,
    yields_to,
)
from api.domain.queue.policy import QueuePolicy


def why_this_place(
    *, ticket: WaitingTicket, ahead: Sequence[WaitingTicket], now: datetime, policy: QueuePolicy
) -> tuple[str, str]:
    """Everybody in `ahead` under one heading each, as a sentence in Vietnamese and in English."""
    if not ahead:
        return "Không còn ai trước bạn.", "Nobody is before you."
    waits_for = any(yields_to(ticket, other) for other in ahead)
    counted = Tally(
        _heading(other, ticket=ticket, waits_for=waits_for, now=now, policy=policy) for other in ahead
    )
    parts = [_in_words(heading, count) for heading, count in sorted(counted.items())]
    return (
        f"Trước bạn: {', '.join(vi for vi, _ in parts)}.",
        f"Before you: {', '.join(en for _, en in parts)}.",
    )


# Headings sort in the order in which they are said: what kind, then the moment it names.
(
    _APPOINTMENT,
    _LET_FIRST,
    _RETURN,
    _PRIORITY,
    _WAITED_LONG,
    _EARLIER,
    _BEFORE_YOUR_TIME,
    _MEANWHILE,
    _MEANWHILE_RETURNED,
    _OTHER_COUNTER,
) = range(10)
_WORDS = {
    _APPOINTMENT: ("{count} lịch hẹn {at}", "{count} appointment at {at}", "{count} appointments at {at}"),
    _LET_FIRST: ("{count} người được bạn nhường", "{count} you let go first", "{count} you let go first"),
    _RETURN: (
        "{count} người kế tiếp lúc bạn quay lại",
        "{count} who was next when you came back",
        "{count} who were next when you came back",
    ),
    _PRIORITY: ("{count} người ưu tiên", "{count} with priority", "{count} with priority"),
    _WAITED_LONG: (
        "{count} người đã chờ lâu",
        "{count} who has waited long",
        "{count} who have waited long",
    ),
    _EARLIER: ("{count} người đến trước", "{count} who came earlier", "{count} who came earlier"),
    _BEFORE_YOUR_TIME: (
        "{count} người đến trước giờ hẹn của bạn",
        "{count} who came before your appointment's time",
        "{count} who came before your appointment's time",
    ),
    _MEANWHILE: (
        "{count} người được gọi trong lúc bạn nhường",
        "{count} called while you let others go",
        "{count} called while you let others go",
    ),
    _MEANWHILE_RETURNED: (
        "{count} người được gọi trong lúc bạn chờ người kế tiếp",
        "{count} called while you wait for who was next",
        "{count} called while you wait for who was next",
    ),
    _OTHER_COUNTER: (
        "{count} người tới lượt ở quầy khác",
        "{count} whose turn comes at another counter",
        "{count} whose turn comes at another counter",
    ),
}


def _heading(
    other: WaitingTicket, *, ticket: WaitingTicket, waits_for: bool, now: datetime, policy: QueuePolicy
) -> tuple[int, str]:
    """`waits_for`: somebody is ahead whom she lets go first."""
    # Who came back after a missed call has given no turn yet: the next two go first by the rule.
    gave = ticket.given is not None and ticket.given.times > 0
    if yields_to(ticket, other):
        return (_LET_FIRST if gave else _RETURN), ""
    since, own_since = waits_since(other, policy=policy), waits_since(ticket, policy=policy)
    if line_reason(other, policy=policy) is LineReason.APPOINTMENT:
        return _APPOINTMENT, f"{local_clock(since):%H:%M}"
    by_arrival = line_reason(ticket, policy=policy) is LineReason.ARRIVAL
    if since <= own_since and by_arrival:
        return _EARLIER, ""
    if has_priority(other, policy=policy):
        return _PRIORITY, ""
    if since <= own_since:
        if now - since >= policy.longest_wait:
            return _WAITED_LONG, ""
        # Who came early for her appointment meets people who came after her, but before her time.
        return (_EARLIER if since <= ticket.arrived_at else _BEFORE_YOUR_TIME), ""
    if waits_for:
        return (_MEANWHILE if gave else _MEANWHILE_RETURNED), ""
    return _OTHER_COUNTER, ""


def _in_words(heading: tuple[int, str], count: int) -> tuple[str, str]:
    kind, at = heading
    vi, one, many = _WORDS[kind]
    at = at.removeprefix("0")
    return vi.format(count=count, at=at), (one if count == 1 else many).format(count=count, at=at)

"""Why somebody stands where she stands: who goes first, counted and put into words."""

from collections import Counter as Tally
from collections.abc import Sequence
from datetime import datetime

from api.domain.calendar import local_clock
from api.domain.queue.order import LineReason, WaitingTicket, has_priority, line_reason, waits_since
from api.domain.queue.policy import QueuePolicy


def why_this_place(
    *, ticket: WaitingTicket, ahead: Sequence[WaitingTicket], now: datetime, policy: QueuePolicy
) -> tuple[str, str]:
    """Everybody in `ahead` under one heading each, as a sentence in Vietnamese and in English."""
    if not ahead:
        return "Không còn ai trước bạn.", "Nobody is before you."
    counted = Tally(_heading(other, ticket=ticket, now=now, policy=policy) for other in ahead)
    parts = [_in_words(heading, count) for heading, count in sorted(counted.items())]
    return (
        f"Trước bạn: {', '.join(vi for vi, _ in parts)}.",
        f"Before you: {', '.join(en for _, en in parts)}.",
    )


# Headings sort in the order in which they are said: what kind, then the moment it names.
_APPOINTMENT, _LET_FIRST, _RETURN, _PRIORITY, _WAITED_LONG, _EARLIER, _MEANWHILE, _OTHER_COUNTER = range(8)
_WORDS = {
    _APPOINTMENT: ("{count} lịch hẹn {at}", "{count} appointment at {at}", "{count} appointments at {at}"),
    _LET_FIRST: ("{count} người bạn nhường", "{count} you let go first", "{count} you let go first"),
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
    _MEANWHILE: (
        "{count} người được gọi trong lúc bạn nhường",
        "{count} called while you let others go",
        "{count} called while you let others go",
    ),
    _OTHER_COUNTER: (
        "{count} người tới lượt ở quầy khác",
        "{count} whose turn comes at another counter",
        "{count} whose turn comes at another counter",
    ),
}


def _heading(
    other: WaitingTicket, *, ticket: WaitingTicket, now: datetime, policy: QueuePolicy
) -> tuple[int, str]:
    if ticket.given is not None and other.code in ticket.given.to:
        # Who came back after a missed call has given no turn yet: the next two go first by the rule.
        return (_LET_FIRST if ticket.given.times else _RETURN), ""
    if line_reason(other, policy=policy) is LineReason.APPOINTMENT:
        return _APPOINTMENT, f"{local_clock(waits_since(other, policy=policy)):%H:%M}"
    came_earlier = waits_since(other, policy=policy) <= waits_since(ticket, policy=policy)
    by_arrival = line_reason(ticket, policy=policy) is LineReason.ARRIVAL
    if came_earlier and by_arrival:
        return _EARLIER, ""
    if has_priority(other, policy=policy):
        return _PRIORITY, ""
    if came_earlier:
        is_long = now - waits_since(other, policy=policy) >= policy.longest_wait
        return (_WAITED_LONG if is_long else _EARLIER), ""
    return (_MEANWHILE if ticket.given is not None else _OTHER_COUNTER), ""


def _in_words(heading: tuple[int, str], count: int) -> tuple[str, str]:
    kind, at = heading
    vi, one, many = _WORDS[kind]
    at = at.removeprefix("0")
    return vi.format(count=count, at=at), (one if count == 1 else many).format(count=count, at=at)

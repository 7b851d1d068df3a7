"""Whether anybody was called before somebody who was rightfully before her.

Strict linearizability asks too much here: a call reads the line and then takes the person, and somebody may
join in between. What is asked is that nobody was passed who certainly stood in the line, unchanged, from
before the call was sent until after it was answered: the call must have read her, whatever else it read.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime, timedelta

from api.domain.queue import WaitingTicket, next_for
from api.domain.tickets import Ticket, TicketState
from tests.clocks import MONDAY_MORNING
from tests.integration.usecases.office_day import OfficeDay
from tests.load.torture.acts import step
from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event


def called_out_of_turn(
    day: OfficeDay,
    order: Sequence[Event],
    *,
    tickets: Mapping[str, Ticket],
    hall: HallModel,
) -> list[str]:
    """One line for each such call. `order` explains the history; `hall` is as it was before."""
    touching: dict[Hashable, list[Event]] = {}
    begin = hall.mark()
    for event in order:
        mark = hall.mark()
        assert step(hall, event)
        for changed in (*hall.tickets_changed_since(mark), *hall.counters_changed_since(mark)):
            touching.setdefault(changed, []).append(event)
    hall.go_back_to(begin)
    found = []
    for event in order:
        if event.outcome == "TicketCalled":
            passed = _passed(day, event, hall=hall, tickets=tickets, touching=touching)
            found += [f"{passed} was passed by {event}"] if passed else []
        step(hall, event)
    return found


def _passed(
    day: OfficeDay,
    call: Event,
    *,
    hall: HallModel,
    tickets: Mapping[str, Ticket],
    touching: Mapping[Hashable, Sequence[Event]],
) -> str | None:
    """Who should have been called instead, by whatever moment of the call; None when nobody."""
    number, called = call.asked["counter"], call.told["code"]
    counter = hall.counter(number)
    sent_to = known.sent_to if (known := hall.ticket(called)) else None
    if (
        sent_to not in (None, number)
        and hall.counter(sent_to).is_open
        and not any(other.overlaps(call) for other in touching.get(sent_to, ()))
    ):
        return f"counter {sent_to}, to which she was sent,"
    line: list[WaitingTicket] = []
    for code, ticket in hall.tickets().items():
        is_unchanged = not any(other is not call and other.overlaps(call) for other in touching.get(code, ()))
        # Who gave her turn, or is back after a missed call, waits for people who may not be certain; who was
        # sent to one counter is that one's while it is open.
        goes_by_arrival = not ticket.times_given and not ticket.has_returned and ticket.sent_to is None
        is_certain = is_unchanged and goes_by_arrival
        if ticket.state is TicketState.WAITING and ticket.group in hall.groups_of[number] and is_certain:
            stored = tickets[code]
            assert stored.checked_in_at is not None
            assert ticket.number is not None
            line.append(
                WaitingTicket(
                    code=code,
                    group_id=ticket.group,
                    number=ticket.number,
                    arrived_at=stored.checked_in_at,
                    appointment_at=None if ticket.left else stored.appointment_at,
                    priority=ticket.priority,
                )
            )
    if called not in {ticket.code for ticket in line}:
        return None
    rightful = {
        found.code
        for at in (call.sent, call.answered)
        if (
            found := next_for(
                counter_group_ids=hall.groups_of[number],
                waiting=line,
                now=_moment(day, at),
                policy=day.office.queue_policy,
                ordinary_calls=counter.ordinary_calls,
            )
        )
    }
    return None if called in rightful else ", ".join(sorted(rightful))


def _moment(day: OfficeDay, at: float) -> datetime:
    """The office's clock at this second of the history."""
    return MONDAY_MORNING + timedelta(seconds=at - getattr(day.clock, "started", 0.0))

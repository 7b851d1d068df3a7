"""What an undone act changes in the hall: all that the act did, and nothing once others built on it."""

from dataclasses import replace

from api.domain.tickets import TicketState
from tests.load.torture.clerk_steps import counter_of
from tests.load.torture.hall_model import DoneAct, HallModel, ModelService, ModelTicket
from tests.load.torture.history import Event


def undone(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    if not counter.acts or (not counter.is_open and counter.acts[-1].kind != "close"):
        return False
    *earlier, last = counter.acts
    before = replace(counter, acts=tuple(earlier), ordinary_calls=last.ordinary_calls)
    if last.kind in ("open", "close"):
        before = replace(before, is_open=last.kind == "close")
    elif last.kind == "book":
        if not taken_back(hall, last.code):
            return False
    elif last.after is not None:
        if not changed_back(hall, last):
            return False
        if last.kind == "transfer":
            before = replace(before, code=last.code, is_started=last.was_started)
    elif last.kind == "call again":
        pass  # the moment and the count of the calls are no facts of the hall
    elif last.kind == "call":
        hall.change_ticket(last.code, state=TicketState.WAITING)
        before = replace(before, code=None, is_started=False)
    elif last.kind == "start":
        hall.change_ticket(last.code, state=TicketState.CALLED)
        before = replace(before, is_started=False)
    elif last.before is not None:
        if not come_back(hall, last.code, last.before, was_started=last.was_started):
            return False
        before = replace(before, code=last.code, is_started=last.was_started)
    else:
        ticket = hall.ticket(last.code)
        if ticket is None or ticket.state not in (TicketState.DONE, TicketState.NO_SHOW):
            return False  # she is back already
        state = TicketState.SERVING if last.was_started else TicketState.CALLED
        hall.change_ticket(last.code, state=state)
        before = replace(before, code=last.code, is_started=last.was_started)
    hall.put_counter(event.asked["counter"], before)
    return True


def taken_back(hall: HallModel, code: str) -> bool:
    """Nobody has touched the appointment: it is gone with its place."""
    ticket = hall.ticket(code)
    if ticket is None or ticket.state is not TicketState.BOOKED:
        return False
    hall.change_ticket(code, state=TicketState.CANCELLED)
    return True


def come_back(hall: HallModel, code: str, before: ModelTicket, *, was_started: bool) -> bool:
    """The finish that sent it on is undone; the number it was given waits for it in that group."""
    ticket = hall.ticket(code)
    if ticket is None or ticket.state is not TicketState.WAITING or before.next is None:
        return False
    if ticket.own != before.next.procedure or ticket.number is None:
        return False
    hall.change_ticket(
        code,
        state=TicketState.SERVING if was_started else TicketState.CALLED,
        group=before.group,
        number=before.number,
        left=before.left,
        kept=(*ticket.kept, (ticket.group, ticket.number)),
        own=before.own,
        to_come=(*before.together, ModelService(ticket.own, ticket.group), *ticket.to_come),
        done=before.done,
    )
    return True


def changed_back(hall: HallModel, done: DoneAct) -> bool:
    """The ticket stands as before; a number that the act gave it waits for it in that group."""
    ticket, before, after = hall.ticket(done.code), done.before, done.after
    if ticket is None or before is None or after is None or ticket.number is None:
        return False
    if _stand(ticket) != _stand(after):
        return False
    waits = ticket.group != before.group
    hall.change_ticket(
        done.code,
        state=before.state,
        group=before.group,
        number=before.number,
        left=before.left,
        kept=(*ticket.kept, (ticket.group, ticket.number)) if waits else ticket.kept,
        sent_to=before.sent_to,
        priority=before.priority,
        has_returned=before.has_returned,
        to_come=before.to_come,
        times_given=ticket.times_given if before.state is TicketState.WAITING else before.times_given,
    )
    return True


def _stand(ticket: ModelTicket) -> tuple[object, ...]:
    place = (ticket.state, ticket.group, ticket.number, ticket.sent_to, ticket.priority)
    return (*place, ticket.own, ticket.to_come, ticket.done)

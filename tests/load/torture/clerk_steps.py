"""What the answers at counters say about the hall: whether they may be given now, and what they change."""

from dataclasses import replace

from api.domain.tickets import TicketState
from tests.load.torture import steps
from tests.load.torture.hall_model import DoneAct, HallModel, ModelCounter, ModelTicket
from tests.load.torture.history import Event


def counter_of(hall: HallModel, event: Event) -> ModelCounter:
    return hall.counter(event.asked["counter"])


def opened(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    if not counter.is_open:
        hall.put_counter(event.asked["counter"], replace(counter, is_open=True))
        note(hall, event, "open", "", None)
    return True


def closed(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    if counter.code is not None:
        return False
    if counter.is_open:
        hall.put_counter(event.asked["counter"], replace(counter, is_open=False, acts=()))
        note(hall, event, "close", "", None)
    return True


def not_open(hall: HallModel, event: Event) -> bool:
    return not counter_of(hall, event).is_open


def has_ticket(hall: HallModel, event: Event) -> bool:
    return counter_of(hall, event).code is not None


def has_none(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    return counter.is_open and counter.code is None


def called(hall: HallModel, event: Event) -> bool:
    number, code = event.asked["counter"], event.told["code"]
    counter, ticket = hall.counter(number), hall.ticket(code)
    if not counter.is_open or counter.code is not None or ticket is None:
        return False
    may_call = ticket.sent_to == number or ticket.group in hall.groups_of[number]
    if ticket.state is not TicketState.WAITING or not may_call:
        return False
    hall.change_ticket(code, state=TicketState.CALLED)
    ordinary = counter.ordinary_calls
    hall.put_counter(
        number,
        replace(
            counter,
            code=code,
            ordinary_calls=0 if ticket.priority else ordinary + 1,
            acts=(*counter.acts, DoneAct("call", code, was_started=False, ordinary_calls=ordinary)),
        ),
    )
    return True


def nobody_waits(hall: HallModel, event: Event) -> bool:
    number = event.asked["counter"]
    waits = any(hall.waiting(group) for group in hall.groups_of[number]) or hall.sent_to(number)
    return has_none(hall, event) and not waits


def called_again(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    if counter.code is None:
        return False
    note(hall, event, "call again", counter.code, None)
    return True


def booked(hall: HallModel, event: Event) -> bool:
    """At her counter, while it is open, it can be undone."""
    if not steps.booked(hall, event):
        return False
    if counter_of(hall, event).is_open:
        note(hall, event, "book", event.told["code"], None)
    return True


def started(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    if counter.code is None:
        return False
    if not counter.is_started:
        hall.change_ticket(counter.code, state=TicketState.SERVING)
        done = DoneAct("start", counter.code, was_started=False, ordinary_calls=counter.ordinary_calls)
        hall.put_counter(
            event.asked["counter"], replace(counter, is_started=True, acts=(*counter.acts, done))
        )
    return True


def ended(hall: HallModel, event: Event) -> bool:
    """Finished, or not shown up."""
    counter = counter_of(hall, event)
    if counter.code is None:
        return False
    before = None
    if event.act != "finish":
        hall.change_ticket(counter.code, state=TicketState.NO_SHOW)
    elif not goes_on(hall, counter.code):
        hall.change_ticket(counter.code, state=TicketState.DONE)
    else:
        before = send_on(hall, counter.code)
    done = DoneAct(
        event.act,
        counter.code,
        was_started=counter.is_started,
        ordinary_calls=counter.ordinary_calls,
        before=before,
    )
    hall.put_counter(
        event.asked["counter"],
        replace(counter, code=None, is_started=False, acts=(*counter.acts, done)),
    )
    return True


def goes_on(hall: HallModel, code: str) -> bool:
    ticket = hall.ticket(code)
    return ticket is not None and ticket.next is not None


def send_on(hall: HallModel, code: str) -> ModelTicket:
    """To the line of its next service; returns the ticket as it was."""
    ticket = hall.ticket(code)
    assert ticket is not None
    assert ticket.next is not None
    assert ticket.number is not None
    following, together = ticket.next, ticket.together
    kept = dict(ticket.kept)
    hall.change_ticket(
        code,
        state=TicketState.WAITING,
        group=following.group,
        number=kept.pop(following.group, None) or hall.give_number(code, following.group),
        left=(*ticket.left, (ticket.group, ticket.number)),
        kept=tuple(kept.items()),
        own=following.procedure,
        to_come=tuple(service for service in ticket.to_come if service not in (*together, following)),
        done=ticket.done | {ticket.own, *(service.procedure for service in together)},
        times_given=0,
        sent_to=None,
    )
    return ticket


def service_added_at_counter(hall: HallModel, event: Event) -> bool:
    counter = counter_of(hall, event)
    before = hall.ticket(counter.code) if counter.code else None
    if counter.code is None or not steps.add(hall, counter.code, event):
        return False
    note(hall, event, "add", counter.code, before)
    return True


def service_removed_at_counter(hall: HallModel, event: Event) -> bool:
    code = counter_of(hall, event).code
    ticket = hall.ticket(code) if code else None
    if code is None or ticket is None or cannot_be_removed(hall, event):
        return False
    left = tuple(service for service in ticket.to_come if service.procedure != event.asked["procedure"])
    hall.change_ticket(code, to_come=left)
    note(hall, event, "remove", code, ticket)
    return True


def cannot_be_removed(hall: HallModel, event: Event) -> bool:
    code = counter_of(hall, event).code
    ticket = hall.ticket(code) if code else None
    to_come = [service.procedure for service in ticket.to_come] if ticket else []
    return ticket is not None and event.asked["procedure"] not in to_come


def note(hall: HallModel, event: Event, kind: str, code: str, before: ModelTicket | None) -> None:
    """The counter remembers what its clerk has just changed of a ticket."""
    counter = counter_of(hall, event)
    done = DoneAct(
        kind,
        code,
        was_started=counter.is_started,
        ordinary_calls=counter.ordinary_calls,
        before=before,
        after=hall.ticket(code),
    )
    hall.put_counter(event.asked["counter"], replace(counter, acts=(*counter.acts, done)))


def transferred(hall: HallModel, event: Event) -> bool:
    """To another group, or to one counter, which may be of the same group."""
    counter, group, to = counter_of(hall, event), event.asked["group"], event.asked.get("to_counter")
    ticket = hall.ticket(counter.code) if counter.code else None
    if counter.code is None or ticket is None or ticket.number is None:
        return False
    if ticket.group == group and to is None:
        return False
    code = counter.code
    if ticket.group != group:
        left, kept = (*ticket.left, (ticket.group, ticket.number)), dict(ticket.kept)
        number = kept.pop(group, None) or hall.give_number(code, group)
        hall.change_ticket(code, group=group, number=number, left=left, kept=tuple(kept.items()))
    hall.change_ticket(code, state=TicketState.WAITING, times_given=0, sent_to=to)
    note(hall, event, "transfer", code, ticket)
    noted = counter_of(hall, event)
    hall.put_counter(event.asked["counter"], replace(noted, code=None, is_started=False))
    return True


def is_in_that_group(hall: HallModel, event: Event) -> bool:
    code = counter_of(hall, event).code
    ticket = hall.ticket(code) if code else None
    return ticket is not None and ticket.group == event.asked["group"]


def priority_set(hall: HallModel, event: Event) -> bool:
    code = hall.holder(event.asked["group"], event.asked["number"])
    ticket = hall.ticket(code) if code else None
    if code is None or ticket is None or ticket.state is not TicketState.WAITING:
        return False
    if (ticket.group, ticket.number) != (event.asked["group"], event.asked["number"]):
        return False
    if not counter_of(hall, event).is_open:
        return False
    hall.change_ticket(code, priority=event.asked["priority"])
    note(hall, event, "priority", code, ticket)
    return True


def number_does_not_wait(hall: HallModel, event: Event) -> bool:
    code = hall.holder(event.asked["group"], event.asked["number"])
    ticket = hall.ticket(code) if code else None
    here = (event.asked["group"], event.asked["number"])
    return ticket is None or ticket.state is not TicketState.WAITING or (ticket.group, ticket.number) != here


def counter_is_not_open(hall: HallModel, event: Event) -> bool:
    """The counter that somebody should be sent to."""
    return counter_of(hall, event).code is not None and not hall.counter(event.asked["to_counter"]).is_open


def counter_cannot_serve(hall: HallModel, event: Event) -> bool:
    groups = hall.groups_of[event.asked["to_counter"]]
    return counter_of(hall, event).code is not None and event.asked["group"] not in groups


def returned(hall: HallModel, event: Event) -> bool:
    code = hall.holder(event.asked["group"], event.asked["number"])
    before = hall.ticket(code) if code else None
    if code is None or not is_missed(hall, event) or not counter_of(hall, event).is_open:
        return False
    hall.change_ticket(code, state=TicketState.WAITING, has_returned=True, times_given=0)
    note(hall, event, "return", code, before)
    return True


def is_not_missed(hall: HallModel, event: Event) -> bool:
    return not is_missed(hall, event)


def is_missed(hall: HallModel, event: Event) -> bool:
    """Whether who was called under this number did not come, and has not been back yet."""
    here = (event.asked["group"], event.asked["number"])
    code = hall.holder(*here)
    ticket = hall.ticket(code) if code else None
    if ticket is None or (ticket.group, ticket.number) != here:
        return False
    return ticket.state is TicketState.NO_SHOW and not ticket.has_returned

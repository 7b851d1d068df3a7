"""What each answer says about the hall: whether it may be given now, and what it changes.

Refusals that a person may meet without any one moment to explain them change nothing and are always allowed:
a slot counts as full while somebody's place is still being given back, an act that was meant is no longer the
last, and the ten seconds of undoing are no fact of the hall.
"""

from api.domain.queue import MOST_TIMES_GIVEN
from api.domain.tickets import TicketState
from tests.load.torture.hall_model import HallModel, ModelService, ModelTicket
from tests.load.torture.history import Event

GONE = (TicketState.DONE, TicketState.NO_SHOW, TicketState.CANCELLED)
AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)
BOOKED = TicketState.BOOKED


def always(hall: HallModel, event: Event) -> bool:
    return True


def taken(hall: HallModel, event: Event) -> bool:
    code, group = event.told["code"], event.asked["group"]
    if hall.ticket(code) is not None or hall.give_number(code, group) != event.told["number"]:
        return False
    ticket = ModelTicket(
        TicketState.WAITING,
        group,
        number=event.told["number"],
        priority=event.asked["priority"],
        own=event.asked["procedure"],
    )
    hall.put_ticket(code, ticket)
    return True


def booked(hall: HallModel, event: Event) -> bool:
    """What was held is there; else the slot has room: for a clerk its reserve too."""
    code, slot = event.told["code"], event.asked["slot"]
    if hall.ticket(code) is not None:
        return False
    room = hall.capacity + (hall.reserve if event.asked.get("by_clerk") else 0)
    if hall.hold(code) == slot:
        hall.put_hold(code, None)
    elif hall.in_slot(slot) >= room:
        return False
    hall.put_ticket(
        code, ModelTicket(TicketState.BOOKED, event.asked["group"], slot=slot, own=event.asked["procedure"])
    )
    return True


def rescheduled(hall: HallModel, event: Event) -> bool:
    ticket, slot = hall.ticket(event.asked["code"]), event.asked["slot"]
    if ticket is None or ticket.state is not TicketState.BOOKED:
        return False
    if ticket.slot != slot:
        if hall.in_slot(slot) >= hall.capacity:
            return False
        hall.change_ticket(event.asked["code"], slot=slot)
    return True


def cancelled(hall: HallModel, event: Event) -> bool:
    code = event.asked["code"]
    ticket = hall.ticket(code)
    if ticket is None or ticket.state in (*AT_COUNTER, TicketState.DONE, TicketState.NO_SHOW):
        return False
    if ticket.state is not TicketState.CANCELLED:
        hall.change_ticket(code, state=TicketState.CANCELLED)
    return True


def too_late_to_cancel(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    return ticket is not None and ticket.state in (*AT_COUNTER, TicketState.DONE, TicketState.NO_SHOW)


def checked_in(hall: HallModel, event: Event) -> bool:
    code = event.asked["code"]
    ticket = hall.ticket(code)
    if ticket is not None and ticket.state is TicketState.NO_SHOW and not ticket.has_returned:
        hall.change_ticket(code, state=TicketState.WAITING, has_returned=True, times_given=0)
        return True
    if ticket is None or ticket.state is not TicketState.BOOKED:
        return False
    number = hall.give_number(code, ticket.group)
    hall.change_ticket(code, state=TicketState.WAITING, number=number, priority=event.asked["priority"])
    return number == event.told["number"]


def already_here(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    return ticket is not None and ticket.state in (TicketState.WAITING, *AT_COUNTER)


def gone(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    return ticket is not None and ticket.state in GONE


def gave_turn(hall: HallModel, event: Event) -> bool:
    code = event.asked["code"]
    ticket = hall.ticket(code)
    if ticket is None or ticket.state is not TicketState.WAITING or ticket.times_given >= MOST_TIMES_GIVEN:
        return False
    hall.change_ticket(code, times_given=ticket.times_given + 1)
    return True


def gave_turn_often(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    return ticket is not None and ticket.times_given >= MOST_TIMES_GIVEN


def does_not_wait(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    return ticket is not None and ticket.state is not TicketState.WAITING


def service_added(hall: HallModel, event: Event) -> bool:
    ticket = hall.ticket(event.asked["code"])
    if ticket is None or ticket.state is not TicketState.WAITING:
        return False
    return add(hall, event.asked["code"], event)


def add(hall: HallModel, code: str, event: Event) -> bool:
    ticket, procedure = hall.ticket(code), event.asked["procedure"]
    if ticket is None or ticket.has(procedure):
        return False
    hall.change_ticket(code, to_come=(*ticket.to_come, ModelService(procedure, event.asked["group"])))
    return True

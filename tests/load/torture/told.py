"""What an answer says that the model must know, by the answer's name."""

from collections.abc import Callable, Mapping
from typing import Any

from api.domain.tickets import Ticket
from api.storage.idempotency import recall
from api.usecases.appointments.holding import hold_code
from api.usecases.counters.presence import intend_at_counter
from api.usecases.intentions import Intention
from tests.integration.usecases.office_day import OfficeDay
from tests.load.torture.actors import Wish

Facts = dict[str, Any]


def told_by(day: OfficeDay, wish: Wish, *, outcome: str, ticket: object) -> Facts:
    """`ticket` is that of the answer, or the one found in the store of who never got her answer."""
    if tell := _TOLD.get(outcome):
        return tell(day, wish)
    if isinstance(ticket, Ticket):
        return {"code": ticket.code, "number": first_number(ticket)}
    return {}


def first_number(ticket: Ticket) -> int | None:
    """The number given on arrival, whatever group it went to since."""
    return ticket.left_numbers[0].number if ticket.left_numbers else ticket.number


def _called(day: OfficeDay, wish: Wish) -> Facts:
    """Whom the wish called; the desk of a late answer may have somebody else by now."""
    number = wish.asked.facts["counter"]
    intention = intend_at_counter("callNext", staff=day.clerk(number), number=number, key=wish.key)
    assert isinstance(intention, Intention)
    code = recall(intention, now=day.clock.now())
    return {"code": code or getattr(wish.answer.desk.counter.current, "code", None)}


def _held(day: OfficeDay, wish: Wish) -> Facts:
    return {"code": hold_code(day.services, wish.answer.hold)}


def _joined(_: OfficeDay, wish: Wish) -> Facts:
    return {"code": wish.answer.seen.wish.code}


def _seen(_: OfficeDay, wish: Wish) -> Facts:
    return {"end": wish.answer.wish.end}


def _leased(_: OfficeDay, wish: Wish) -> Facts:
    lease = wish.answer.lease
    return {"lease": lease.key.id, "group": lease.group_id, "first": lease.first, "last": lease.last}


def _reported(_: OfficeDay, wish: Wish) -> Facts:
    return {"tickets": tuple((ticket.code, first_number(ticket)) for ticket in wish.answer.tickets)}


_TOLD: Mapping[str, Callable[[OfficeDay, Wish], Facts]] = {
    "TicketCalled": _called,
    "SlotHeld": _held,
    "WaitlistJoined": _joined,
    "SeenWish": _seen,
    "NumbersLeased": _leased,
    "IssuedNumbersReported": _reported,
}

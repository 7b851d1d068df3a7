"""A clerk calls the same person again: three times in all, with a minute between."""

from dataclasses import dataclass

from api.domain.hall import CounterAct, CurrentTicket, DoneAct
from api.domain.queue import next_call_at
from api.domain.staff import StaffMember
from api.storage import counters as counters_storage
from api.storage.idempotency import recall
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.intentions import tries
from api.usecases.outcomes import CounterHasNoTicket, NextCallIsTooSoon, TicketWasCalledEnough
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    desk: Desk


Refused = CounterHasNoTicket | NextCallIsTooSoon | TicketWasCalledEnough


def recall_ticket(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> TicketRecalled | Refused | NotAtCounter:
    """Call the same ticket again, a minute after the last call at the earliest and three times at most."""
    for _ in tries():
        here = find_counter(services, "recallTicket", staff=staff, number=number, key=idempotency_key)
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        refusal = _why_not(here, current)
        if current is None or refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return TicketRecalled(desk_now(services, staff=staff, number=number))
            return refusal or CounterHasNoTicket()
        done = DoneAct(act=CounterAct.RECALL, at=here.now, released=current)
        write = counters_storage.call_again(
            office_id=here.office.id,
            on=here.hall.day,
            number=number,
            clerk_id=staff.id,
            code=current.code,
            now=here.now,
            acted=here.counter.acted,
            acts=here.counter.acts_with(done),
        )
        if do_once(here.intention, [write], outcome=current.code, now=here.now):
            return TicketRecalled(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _why_not(here: AtCounter, current: CurrentTicket | None) -> Refused | None:
    if current is None:
        return CounterHasNoTicket()
    at = next_call_at(calls=current.calls, called_at=current.called_at)
    if at is None:
        return TicketWasCalledEnough(label=current.label, calls=current.calls)
    return NextCallIsTooSoon(label=current.label, possible_at=at) if here.now < at else None

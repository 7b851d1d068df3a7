"""A clerk calls the next person."""

from dataclasses import dataclass

from api.domain.forecasts import visit_before
from api.domain.hall import CounterAct, CurrentTicket, DoneAct
from api.domain.queue import has_priority, next_for
from api.domain.staff import StaffMember
from api.domain.tickets import label
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.forecasts import learn_from_call
from api.usecases.intentions import tries
from api.usecases.outcomes import CounterIsBusy, NobodyIsWaiting
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class TicketCalled:
    desk: Desk


def call_next(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> TicketCalled | NobodyIsWaiting | CounterIsBusy | NotAtCounter:
    """Call whom the queue's rules name for this counter. No two counters ever call the same person."""
    for _ in tries():
        here = find_counter(services, "callNext", staff=staff, number=number, key=idempotency_key)
        if not isinstance(here, AtCounter):
            return here
        refusal: NobodyIsWaiting | CounterIsBusy | None = None
        described = here.office.counter(number)
        chosen = next_for(
            counter_group_ids=described.group_ids if described else (),
            waiting=here.hall.waiting(),
            now=here.now,
            policy=here.office.queue_policy,
            ordinary_calls=here.counter.ordinary_calls,
        )
        if here.counter.current is not None:
            refusal = CounterIsBusy(label=here.counter.current.label)
        elif chosen is None:
            refusal = NobodyIsWaiting()
        if refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return TicketCalled(desk_now(services, staff=staff, number=number))
            return refusal
        if _call(here, code=chosen.code if chosen else "", staff=staff):
            desk = desk_now(services, staff=staff, number=number)
            # A key that comes again has chosen somebody else than it called: what it called was learned then.
            # Who let others go first waited by her own choice: that teaches nothing.
            called = desk.ticket if chosen is not None and chosen.given is None else None
            if called is not None and chosen is not None and called.code == chosen.code:
                learn_from_call(office=here.office, ticket=called, visit=visit_before(here.counter))
            return TicketCalled(desk)
    raise AssertionError("tries end in StoreIsBusy")


def _call(here: AtCounter, *, code: str, staff: StaffMember) -> bool:
    """Take this person from the line to the counter; False when somebody was quicker.

    A key that has called before calls nobody else, even when the counter has long been free again.
    """
    entry = here.hall.entry(code)
    ticket = entry.waiting() if entry else None
    group = here.office.group(entry.group_id) if entry else None
    if entry is None or group is None or ticket is None:
        return False
    office_id, on, number = here.office.id, here.hall.day, here.counter.number
    called = CurrentTicket(
        code=code,
        label=label(letter=group.letter, number=ticket.number),
        group_id=entry.group_id,
        called_at=here.now,
        started_at=None,
        calls=1,
        procedure_code=entry.procedure_code,
    )
    writes: list[Write] = [
        hall_storage.leave_line(office_id=office_id, on=on, entry=entry),
        tickets_storage.call_ticket(code=code, counter=number, now=here.now),
        counters_storage.take_ticket_to_counter(
            office_id=office_id,
            on=on,
            number=number,
            clerk_id=staff.id,
            ticket=called,
            has_priority=has_priority(ticket, policy=here.office.queue_policy),
            acts=here.counter.acts_with(
                DoneAct(
                    act=CounterAct.CALL,
                    at=here.now,
                    given=entry.given,
                    ordinary_calls=here.counter.ordinary_calls,
                )
            ),
        ),
    ]
    return do_once(here.intention, writes, outcome=code, now=here.now)

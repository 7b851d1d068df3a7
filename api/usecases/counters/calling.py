"""A clerk calls the next person."""

from dataclasses import dataclass, replace

from api.domain.hall import CounterAct, CurrentTicket, DoneAct
from api.domain.queue import WaitingTicket, calls_after, has_priority, next_for
from api.domain.staff import StaffMember
from api.domain.tickets import label
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, Attempt, NotAtCounter, attempt, find_counter
from api.usecases.forecasts import learn_from_calls, lesson_of
from api.usecases.intentions import tries
from api.usecases.outcomes import CounterIsBusy, NobodyIsWaiting
from api.usecases.services import Services

# Who comes too late looks at the whole hall again. Ten counters that call at the same instant part in this
# time, which no clerk notices, rather than come too late again and again.
PAUSE_AFTER_A_RACE_IN_SECONDS = 0.12


@dataclass(frozen=True, slots=True)
class TicketCalled:
    desk: Desk


def call_next(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> TicketCalled | NobodyIsWaiting | CounterIsBusy | NotAtCounter:
    """Call whom the queue's rules name for this counter. No two counters ever call the same person."""
    for _ in tries(pause_in_seconds=PAUSE_AFTER_A_RACE_IN_SECONDS):
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
            counter=number,
            refused_procedures=described.refused_procedures if described else (),
        )
        if here.counter.current is not None:
            refusal = CounterIsBusy(label=here.counter.current.label)
        elif chosen is None:
            refusal = NobodyIsWaiting()
        if refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return TicketCalled(desk_now(services, staff=staff, number=number))
            return refusal
        done, desk = _call(services, here, chosen)
        if done is Attempt.DONE_BEFORE:
            # A key that comes again has chosen somebody else than it called.
            return TicketCalled(desk_now(services, staff=staff, number=number))
        if done is Attempt.DONE and desk is not None:
            learn_from_calls(
                office=here.office, calls=here.counter.to_learn_now, hall=here.hall, now=here.now
            )
            return TicketCalled(desk)
    raise AssertionError("tries end in StoreIsBusy")


def _call(services: Services, here: AtCounter, chosen: WaitingTicket | None) -> tuple[Attempt, Desk | None]:
    """Take this person from the line to the counter; refused when somebody was quicker.

    A key that has called before calls nobody else, even when the counter has long been free again. The desk
    is the hall as it was read and what was just written, so that nothing is read again for the answer; it is
    newer than what anybody has read before the call.
    """
    entry = here.hall.entry(chosen.code) if chosen else None
    group = here.office.group(chosen.group_id) if chosen else None
    if entry is None or group is None or chosen is None:
        return Attempt.REFUSED, None
    office_id, on, number = here.office.id, here.hall.day, here.counter.number
    described = here.office.counter(number)
    called = CurrentTicket(
        code=entry.code,
        label=label(letter=group.letter, number=chosen.number),
        group_id=entry.group_id,
        called_at=here.now,
        started_at=None,
        calls=1,
        procedure_code=entry.procedure_code,
        places=entry.services.places_at(
            group_id=entry.group_id,
            places=entry.places,
            refused_procedures=described.refused_procedures if described else (),
        ),
    )
    lesson = lesson_of(office=here.office, entry=entry, counter=here.counter, now=here.now)
    after = replace(
        here.counter,
        current=called,
        ordinary_calls=calls_after(
            chosen, ordinary_calls=here.counter.ordinary_calls, policy=here.office.queue_policy
        ),
        acts=here.counter.acts_with(
            DoneAct(
                act=CounterAct.CALL,
                at=here.now,
                given=entry.given,
                ordinary_calls=here.counter.ordinary_calls,
            )
        ),
        to_learn=here.counter.to_learn_with(lesson),
        acted=here.counter.acted + 1,
    )
    writes: list[Write] = [
        hall_storage.leave_line(office_id=office_id, on=on, entry=entry),
        tickets_storage.call_ticket(code=entry.code, counter=number, now=here.now),
        counters_storage.take_ticket_to_counter(
            office_id=office_id,
            on=on,
            number=number,
            clerk_id=here.staff.id,
            ticket=called,
            has_priority=has_priority(chosen, policy=here.office.queue_policy),
            acted=here.counter.acted,
            acts=after.acts,
            to_learn=after.to_learn,
        ),
    ]
    done = attempt(here.intention, writes, outcome=entry.code, now=here.now)
    if done is not Attempt.DONE:
        return done, None
    hall = here.hall.after_call(entry, counter=after)
    return done, Desk(office=here.office, hall=hall, number=number, ticket=entry, as_of=services.now())

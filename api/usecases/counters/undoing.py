"""A clerk takes her last act back: a slip of the finger leaves no trace in line, counter or figures."""

from dataclasses import dataclass, replace

from api.domain.hall import CounterAct, CurrentTicket, DoneAct
from api.domain.moving_on import dossier_codes
from api.domain.staff import StaffMember
from api.domain.tickets import TicketState
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import offices as offices_storage
from api.storage import procedures as procedures_storage
from api.storage import returns as returns_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.changing_back import booking_back, changed_back
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.going_on import coming_back, procedures_here
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.outcomes import NothingToUndo
from api.usecases.services import Services
from api.usecases.tickets import arrived


@dataclass(frozen=True, slots=True)
class ActUndone:
    desk: Desk


def undo_last_act(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> ActUndone | NothingToUndo | NotAtCounter:
    """Undo the last act made at this counter within the last ten seconds.

    Undoing again takes back the act before it, while that one is young enough.
    """
    here = find_counter(
        services, "undoLastAct", staff=staff, number=number, key=idempotency_key, may_be_closed=True
    )
    if not isinstance(here, AtCounter):
        return here
    done = here.counter.undoable(now=here.now)
    writes = _undoing(services, here, done) if done else None
    if writes is None:
        was_done = recall(here.intention, now=here.now) is not None
    else:
        # Not tried again when refused: the act meant is no longer the last one, and no other was meant.
        was_done = do_once(here.intention, writes, outcome="undone", now=here.now)
    return ActUndone(desk_now(services, staff=staff, number=number)) if was_done else NothingToUndo()


def _undoing(services: Services, here: AtCounter, done: DoneAct) -> list[Write] | None:
    """Every write of the act turned round; None when something else has built on it."""
    writes: list[Write] | None
    if done.changed is not None:
        writes = changed_back(here, done.changed)
    elif done.booked is not None:
        writes = booking_back(services, done.booked, now=here.now)
    elif done.act is CounterAct.CLOSE:
        writes = _opened_again(services, here)
    elif done.act in (CounterAct.OPEN, CounterAct.RECALL):
        writes = []  # the counter alone remembers them
    else:
        writes = _act_back(here, done)
    if writes is None:
        return None
    at_counter = counters_storage.undo_at_counter(
        office_id=here.office.id,
        on=here.hall.day,
        number=here.counter.number,
        clerk_id=here.staff.id,
        acted=here.counter.acted,
        acts=here.counter.acts,
        before=here.counter.before_last_act,
        to_learn=here.counter.to_learn_before_last_act,
    )
    return [at_counter, *writes]


def _opened_again(services: Services, here: AtCounter) -> list[Write] | None:
    """None when a manager has retired the counter since it was closed."""
    office = services.office_now(here.office.id)
    if office is None or office.counter(here.counter.number) is None:
        return None
    return [offices_storage.still_is(office)]


def _act_back(here: AtCounter, done: DoneAct) -> list[Write] | None:
    """A call, start, no-show or finish: each has figures of its own."""
    used, before = here.counter.last_ticket, here.counter.before_last_act
    ticket = tickets_storage.load_ticket(used.code) if used else None
    if ticket is None:
        return None
    writes: list[Write] = []
    match done.act, before:
        case CounterAct.CALL, _:
            if dossier_codes(ticket):
                return None
            entry = replace(arrived(ticket), given=done.given)
            writes += [
                tickets_storage.uncall_ticket(
                    code=ticket.code, counter=here.counter.number, services=ticket.services
                ),
                hall_storage.join_line(office_id=here.office.id, on=here.hall.day, entry=entry),
            ]
        case CounterAct.START, _:
            writes.append(tickets_storage.unstart_ticket(code=ticket.code))
        case CounterAct.FINISH, CurrentTicket() if ticket.state is not TicketState.DONE:
            back = coming_back(here, ticket, done=done, before=before)
            if back is None:
                return None
            ticket, turned_round = back
            writes += turned_round
        case _, CurrentTicket():
            writes.append(
                tickets_storage.reopen_ticket(
                    code=ticket.code, was=ticket.state, to=before.state, counter=here.counter.number
                )
            )
            missed = here.hall.missed_ticket(ticket.code)
            if done.act is CounterAct.NO_SHOW and missed is not None:
                writes.append(
                    returns_storage.unpark(office_id=here.office.id, on=here.hall.day, missed=missed)
                )
    if done.service_seconds is not None:
        writes += [
            hall_storage.uncount_service_time(
                office_id=here.office.id,
                on=here.hall.day,
                group_id=used.group_id if used else ticket.group_id,
                seconds=done.service_seconds,
                places=used.places if used else ticket.places,
            ),
            *(
                procedures_storage.uncount_use(office_id=here.office.id, code=code)
                for code in procedures_here(here, ticket)
            ),
        ]
    return writes

"""What happens with the ticket at a counter: started, not shown up, finished."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from api.domain.hall import CounterAct, CurrentTicket, DoneAct, MissedTicket
from api.domain.queue import no_show_from
from api.domain.staff import StaffMember
from api.domain.tickets import TicketState
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import procedures as procedures_storage
from api.storage import returns as returns_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.going_on import going_on_or_end, procedures_here
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.intentions import tries
from api.usecases.outcomes import CounterHasNoTicket, NoShowIsTooSoon
from api.usecases.services import Services
from api.usecases.tickets import arrived

Refusal = TypeVar("Refusal")


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    desk: Desk


@dataclass(frozen=True, slots=True)
class NoShowMarked:
    desk: Desk


@dataclass(frozen=True, slots=True)
class ServiceFinished:
    desk: Desk


def start_service(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> ServiceStarted | CounterHasNoTicket | NotAtCounter:
    """The person stands at the counter: the service begins. Starting again changes nothing."""
    done = _with_ticket(
        services,
        "startService",
        staff=staff,
        number=number,
        key=idempotency_key,
        writes=_start_writes,
        why_not=_never,
    )
    return ServiceStarted(done) if isinstance(done, Desk) else done


def mark_no_show(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> NoShowMarked | NoShowIsTooSoon | CounterHasNoTicket | NotAtCounter:
    """Nobody came: the counter is free again, and the ticket is parked, so that its holder may still return.

    Not before she was called as often as the office's rule says. Who had returned before is not parked
    again: her ticket ends as a no-show.
    """
    done = _with_ticket(
        services,
        "markNoShow",
        staff=staff,
        number=number,
        key=idempotency_key,
        writes=_no_show_writes,
        why_not=_why_no_no_show,
    )
    return NoShowMarked(done) if isinstance(done, Desk) else done


def finish_service(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> ServiceFinished | CounterHasNoTicket | NotAtCounter:
    """The visit to this counter is done; its length is counted into the group's measured times.

    When the visit has other services to come, the ticket goes on to the next one's line by itself.
    """
    done = _with_ticket(
        services,
        "finishService",
        staff=staff,
        number=number,
        key=idempotency_key,
        writes=_finish_writes,
        why_not=_never,
    )
    return ServiceFinished(done) if isinstance(done, Desk) else done


def _with_ticket(
    services: Services,
    mutation: str,
    *,
    staff: StaffMember,
    number: int,
    key: str,
    writes: "Writes",
    why_not: Callable[[AtCounter, CurrentTicket], Refusal | None],
) -> Desk | Refusal | CounterHasNoTicket | NotAtCounter:
    """Do something with the ticket at the counter, once; `why_not` is asked unless it was done before."""
    for _ in tries():
        here = find_counter(services, mutation, staff=staff, number=number, key=key)
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        refusal = why_not(here, current) if current is not None else None
        if current is None or refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return desk_now(services, staff=staff, number=number)
            return refusal or CounterHasNoTicket()
        todo = writes(here, current)
        if todo is None:
            recall(here.intention, now=here.now)
            return desk_now(services, staff=staff, number=number)
        if do_once(here.intention, todo, outcome=mutation, now=here.now):
            return desk_now(services, staff=staff, number=number)
    raise AssertionError("tries end in StoreIsBusy")


Writes = Callable[[AtCounter, CurrentTicket], list[Write] | None]


def _never(_: AtCounter, __: CurrentTicket) -> None:
    """Nothing is refused."""


def _start_writes(here: AtCounter, current: CurrentTicket) -> list[Write] | None:
    if current.started_at is not None:
        return None
    return [
        tickets_storage.start_ticket(code=current.code, now=here.now),
        counters_storage.start_at_counter(
            office_id=here.office.id,
            on=here.hall.day,
            number=here.counter.number,
            clerk_id=here.staff.id,
            code=current.code,
            now=here.now,
            acted=here.counter.acted,
            acts=here.counter.acts_with(DoneAct(act=CounterAct.START, at=here.now)),
        ),
    ]


def _why_no_no_show(here: AtCounter, current: CurrentTicket) -> NoShowIsTooSoon | None:
    policy = here.office.queue_policy
    at = no_show_from(calls=current.calls, called_at=current.called_at, now=here.now, policy=policy)
    if at is None:
        return None
    return NoShowIsTooSoon(
        label=current.label, calls=current.calls, needed=policy.calls_before_missed, possible_at=at
    )


def _no_show_writes(here: AtCounter, current: CurrentTicket) -> list[Write] | None:
    ticket = tickets_storage.load_ticket(current.code)
    if ticket is None:
        raise LookupError(f"ticket {current.label} is gone")
    writes: list[Write] = [
        tickets_storage.end_ticket(was=ticket, at=current.state, to=TicketState.NO_SHOW, now=here.now),
        _release(here, current, CounterAct.NO_SHOW),
    ]
    if ticket.returned_at is None:
        missed = MissedTicket(entry=arrived(ticket), missed_at=here.now)
        writes.append(returns_storage.park(office_id=here.office.id, on=here.hall.day, missed=missed))
    return writes


def _finish_writes(here: AtCounter, current: CurrentTicket) -> list[Write] | None:
    seconds = max(0, round((here.now - (current.started_at or current.called_at)).total_seconds()))
    ticket = tickets_storage.load_ticket(current.code)
    if ticket is None:
        raise LookupError(f"ticket {current.label} is gone")
    return [
        *going_on_or_end(here, current, ticket),
        _release(here, current, CounterAct.FINISH, service_seconds=seconds),
        hall_storage.add_service_time(
            office_id=here.office.id,
            on=here.hall.day,
            group_id=current.group_id,
            seconds=seconds,
            places=current.places,
        ),
        *(
            procedures_storage.count_use(office_id=here.office.id, code=code)
            for code in procedures_here(here, ticket)
        ),
    ]


def _release(
    here: AtCounter, current: CurrentTicket, act: CounterAct, *, service_seconds: int | None = None
) -> Write:
    done = DoneAct(act=act, at=here.now, released=current, service_seconds=service_seconds)
    return counters_storage.release_from_counter(
        office_id=here.office.id,
        on=here.hall.day,
        number=here.counter.number,
        clerk_id=here.staff.id,
        code=current.code,
        service_seconds=service_seconds,
        acted=here.counter.acted,
        acts=here.counter.acts_with(done),
    )

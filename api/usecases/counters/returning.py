"""A clerk says that somebody who missed her call is here again."""

from dataclasses import dataclass

from api.domain.hall import CounterAct, DoneAct, MissedTicket, change
from api.domain.staff import StaffMember
from api.domain.tickets import label as number_label
from api.domain.tickets import returned
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import (
    AtCounter,
    NotAtCounter,
    do_once,
    find_counter,
    noted_in_line,
)
from api.usecases.intentions import tries
from api.usecases.outcomes import NumberIsNotMissed, ReturnIsTooLate
from api.usecases.returns import return_until, return_writes
from api.usecases.services import Services
from api.usecases.tickets import arrived


@dataclass(frozen=True, slots=True)
class ReturnMarked:
    desk: Desk


def mark_return(
    services: Services, *, staff: StaffMember, number: int, label: str, idempotency_key: str
) -> ReturnMarked | NumberIsNotMissed | ReturnIsTooLate | NotAtCounter:
    """Bring back who missed her call under this number, like C 012: once, and within the office's grace."""
    wanted = " ".join(label.upper().split())
    for _ in tries():
        here = find_counter(
            services,
            "markReturn",
            staff=staff,
            number=number,
            key=idempotency_key,
            request={"label": wanted},
        )
        if not isinstance(here, AtCounter):
            return here
        missed = _missed(here, label=wanted)
        ticket = tickets_storage.load_ticket(missed.entry.code) if missed else None
        until = return_until(ticket, office=here.office) if ticket else None
        if ticket is None or until is None or here.now > until:
            if recall(here.intention, now=here.now) is not None:
                return ReturnMarked(desk_now(services, staff=staff, number=number))
            return ReturnIsTooLate(label=wanted, until=until) if until else NumberIsNotMissed(label=wanted)
        back = returned(ticket, now=here.now)
        changed = change(label=wanted, was=ticket, to=back)
        done = DoneAct(act=CounterAct.RETURN, at=here.now, changed=changed)
        writes = [
            *return_writes(
                office=here.office, hall=here.hall, ticket=ticket, entry=arrived(back), now=here.now
            ),
            noted_in_line(here, done),
        ]
        if do_once(here.intention, writes, outcome=wanted, now=here.now):
            return ReturnMarked(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _missed(here: AtCounter, *, label: str) -> MissedTicket | None:
    for missed in here.hall.missed:
        group, issued = here.office.group(missed.entry.group_id), missed.entry.number
        if group and issued is not None and number_label(letter=group.letter, number=issued) == label:
            return missed
    return None

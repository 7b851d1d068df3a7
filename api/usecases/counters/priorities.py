"""A clerk says that somebody in the line has priority, or has none."""

from dataclasses import dataclass, replace

from api.domain.hall import CounterAct, DoneAct, LineEntry, change
from api.domain.queue import PriorityClass
from api.domain.staff import StaffMember
from api.domain.tickets import label as number_label
from api.storage import queue as queue_storage
from api.storage import standing as standing_storage
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
from api.usecases.outcomes import InputIsInvalid, NumberIsNotWaiting
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class PrioritySet:
    desk: Desk


def set_priority(
    services: Services,
    *,
    staff: StaffMember,
    number: int,
    label: str,
    priority: PriorityClass | None,
    idempotency_key: str,
) -> PrioritySet | NumberIsNotWaiting | NotAtCounter:
    """Put the waiting person whose number is called `label`, like C 012, into a class; None takes her out."""
    wanted = " ".join(label.upper().split())
    asked = {"label": wanted, "priority": priority}
    for _ in tries():
        here = find_counter(
            services, "setPriority", staff=staff, number=number, key=idempotency_key, request=asked
        )
        if not isinstance(here, AtCounter):
            return here
        if priority is not None and priority not in here.office.queue_policy.priority_classes:
            return InputIsInvalid(field="priority", problem="priority")
        entry = _waiting_entry(here, label=wanted)
        ticket = tickets_storage.load_ticket(entry.code) if entry else None
        if entry is None or ticket is None:
            if recall(here.intention, now=here.now) is None:
                return NumberIsNotWaiting(label=wanted)
            return PrioritySet(desk_now(services, staff=staff, number=number))
        to = replace(ticket, priority=priority)
        changed = change(label=wanted, was=ticket, to=to)
        done = DoneAct(act=CounterAct.SET_PRIORITY, at=here.now, changed=changed)
        writes = [
            queue_storage.set_priority(
                office_id=here.office.id, on=here.hall.day, entry=entry, priority=priority
            ),
            # She may have been called since the hall was read: then the line's entry is gone.
            standing_storage.change_ticket(was=ticket, to=to),
            noted_in_line(here, done),
        ]
        if do_once(here.intention, writes, outcome=wanted, now=here.now):
            return PrioritySet(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _waiting_entry(here: AtCounter, *, label: str) -> LineEntry | None:
    for entry in here.hall.line:
        group = here.office.group(entry.group_id)
        ticket = entry.waiting()
        if group and ticket and number_label(letter=group.letter, number=ticket.number) == label:
            return entry
    return None

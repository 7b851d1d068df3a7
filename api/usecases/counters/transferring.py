"""A clerk sends the person at her counter on: to another service group, or to one counter."""

from dataclasses import dataclass, replace

from api.domain.hall import CounterAct, CurrentTicket, DoneAct, change
from api.domain.staff import StaffMember
from api.domain.tickets import moved_to_group, waiting_again
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import standing as standing_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.intentions import tries
from api.usecases.outcomes import (
    CounterCannotServe,
    CounterHasNoTicket,
    CounterIsNotOpen,
    CounterIsUnknown,
    GroupIsUnknown,
    TicketIsAtThatCounter,
    TicketIsInThatGroup,
)
from api.usecases.services import Services
from api.usecases.tickets import arrived


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    desk: Desk


Refused = (
    CounterHasNoTicket
    | GroupIsUnknown
    | TicketIsInThatGroup
    | CounterIsUnknown
    | CounterIsNotOpen
    | CounterCannotServe
    | TicketIsAtThatCounter
)


def transfer_ticket(
    services: Services,
    *,
    staff: StaffMember,
    number: int,
    group_id: str,
    idempotency_key: str,
    to_counter: int | None = None,
) -> TicketTransferred | Refused | NotAtCounter:
    """Send the ticket at the counter back to the line; in another group with that group's next number.

    It keeps its arrival: whoever was in the hall before others is called before them there too. With
    `to_counter` that open counter alone calls it, as long as it is open; then the group may be the same.
    """
    asked: dict[str, object] = {"group": group_id}
    if to_counter is not None:
        asked["to_counter"] = to_counter
    for _ in tries():
        here = find_counter(
            services,
            "transferTicket",
            staff=staff,
            number=number,
            key=idempotency_key,
            request=asked,
        )
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        refusal = _why_not(here, current, group_id=group_id, to_counter=to_counter)
        if current is None or refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return TicketTransferred(desk_now(services, staff=staff, number=number))
            return refusal or CounterHasNoTicket()
        if _transfer(here, current, group_id=group_id, to_counter=to_counter):
            return TicketTransferred(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _why_not(
    here: AtCounter, current: CurrentTicket | None, *, group_id: str, to_counter: int | None
) -> Refused | None:
    if here.office.group(group_id) is None:
        return GroupIsUnknown()
    if current is None:
        return CounterHasNoTicket()
    if to_counter is not None:
        return _why_not_to_counter(here, current, group_id=group_id, number=to_counter)
    return TicketIsInThatGroup(label=current.label) if current.group_id == group_id else None


def _why_not_to_counter(
    here: AtCounter, current: CurrentTicket, *, group_id: str, number: int
) -> Refused | None:
    described = here.office.counter(number)
    if described is None:
        return CounterIsUnknown()
    if number == here.counter.number:
        return TicketIsAtThatCounter(label=current.label)
    if not here.hall.is_open(number):
        return CounterIsNotOpen(number=number)
    ticket = tickets_storage.load_ticket(current.code)
    procedure = ticket.procedure_code if ticket else ""
    can = described.serves(group_id=group_id, procedure_code=procedure)
    return None if can else CounterCannotServe(number=number)


def _transfer(here: AtCounter, current: CurrentTicket, *, group_id: str, to_counter: int | None) -> bool:
    """False when somebody took that number meanwhile, or this counter moved on."""
    ticket = tickets_storage.load_ticket(current.code)
    if ticket is None or ticket.number is None or ticket.state is not current.state:
        return False
    office_id, on, last = here.office.id, here.hall.day, here.hall.issued(group_id)
    stays = ticket.group_id == group_id
    moved = waiting_again(ticket) if stays else moved_to_group(ticket, group_id=group_id, number=last + 1)
    moved = replace(moved, sent_to=to_counter)
    done = DoneAct(
        act=CounterAct.TRANSFER,
        at=here.now,
        released=current,
        changed=change(label=current.label, was=ticket, to=moved),
    )
    writes: list[Write] = [
        standing_storage.change_ticket(was=ticket, to=moved),
        counters_storage.release_from_counter(
            office_id=office_id,
            on=on,
            number=here.counter.number,
            clerk_id=here.staff.id,
            code=ticket.code,
            service_seconds=None,
            acted=here.counter.acted,
            acts=here.counter.acts_with(done),
        ),
        hall_storage.join_line(office_id=office_id, on=on, entry=arrived(moved)),
    ]
    if not stays and ticket.kept_number(group_id) is None:
        writes.append(hall_storage.issue_number(office_id=office_id, on=on, group_id=group_id, last=last))
    return do_once(here.intention, writes, outcome=group_id, now=here.now)

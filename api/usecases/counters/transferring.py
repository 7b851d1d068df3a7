"""A clerk sends the person at her counter on to another service group."""

from dataclasses import dataclass

from api.domain.hall import CurrentTicket
from api.domain.staff import StaffMember
from api.domain.tickets import moved_to_group
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.intentions import tries
from api.usecases.outcomes import CounterHasNoTicket, GroupIsUnknown, TicketIsInThatGroup
from api.usecases.services import Services
from api.usecases.tickets import arrived


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    desk: Desk


Refused = CounterHasNoTicket | GroupIsUnknown | TicketIsInThatGroup


def transfer_ticket(
    services: Services, *, staff: StaffMember, number: int, group_id: str, idempotency_key: str
) -> TicketTransferred | Refused | NotAtCounter:
    """Send the ticket at the counter back to the line, in another group and with that group's next number.

    It keeps its arrival: whoever was in the hall before others is called before them there too.
    """
    for _ in tries():
        here = find_counter(
            services,
            "transferTicket",
            staff=staff,
            number=number,
            key=idempotency_key,
            request={"group": group_id},
        )
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        refusal = _why_not(here, current, group_id=group_id)
        if current is None or refusal is not None:
            if recall(here.intention, now=here.now) is not None:
                return TicketTransferred(desk_now(services, staff=staff, number=number))
            return refusal or CounterHasNoTicket()
        if _transfer(here, current, group_id=group_id):
            return TicketTransferred(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _why_not(here: AtCounter, current: CurrentTicket | None, *, group_id: str) -> Refused | None:
    if here.office.group(group_id) is None:
        return GroupIsUnknown()
    if current is None:
        return CounterHasNoTicket()
    return TicketIsInThatGroup(label=current.label) if current.group_id == group_id else None


def _transfer(here: AtCounter, current: CurrentTicket, *, group_id: str) -> bool:
    """False when somebody took that number meanwhile, or this counter moved on."""
    ticket = tickets_storage.load_ticket(current.code)
    if ticket is None or ticket.number is None or ticket.state is not current.state:
        return False
    office_id, on, last = here.office.id, here.hall.day, here.hall.issued(group_id)
    moved = moved_to_group(ticket, group_id=group_id, number=last + 1)
    writes: list[Write] = [
        tickets_storage.transfer_ticket(was=ticket, to=moved),
        counters_storage.release_from_counter(
            office_id=office_id,
            on=on,
            number=here.counter.number,
            clerk_id=here.staff.id,
            code=ticket.code,
            service_seconds=None,
            acts=(),
        ),
        hall_storage.join_line(office_id=office_id, on=on, entry=arrived(moved)),
        hall_storage.issue_number(office_id=office_id, on=on, group_id=group_id, last=last),
    ]
    return do_once(here.intention, writes, outcome=group_id, now=here.now)

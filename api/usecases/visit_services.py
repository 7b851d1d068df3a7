"""Another service in the same visit: added by who waits, or by the clerk for who stands at her counter.

The clerk also takes one out again that was added by mistake.
"""

from dataclasses import dataclass, replace

from api.domain.calendar import local_day
from api.domain.hall import CounterAct, CurrentTicket, DoneAct, change
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket, TicketState
from api.domain.visit_services import MOST_SERVICES, VisitService, VisitServices
from api.storage import counters as counters_storage
from api.storage import standing as standing_storage
from api.storage import tickets as tickets_storage
from api.storage import visit_services as services_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
from api.usecases.appointments import find_booking
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import AtCounter, NotAtCounter, do_once, find_counter
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    CounterHasNoTicket,
    InputIsInvalid,
    ProcedureIsUnknown,
    ServiceCannotBeAdded,
    ServiceCannotBeRemoved,
    ServiceIsInVisit,
    TicketIsForAnotherDay,
    TicketIsUnknown,
    VisitHasEnoughServices,
)
from api.usecases.services import Services

Refused = ProcedureIsUnknown | ServiceIsInVisit | VisitHasEnoughServices


@dataclass(frozen=True, slots=True)
class ServiceAdded:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ServiceAddedAtCounter:
    desk: Desk


@dataclass(frozen=True, slots=True)
class ServiceRemovedAtCounter:
    desk: Desk


def add_service(
    services: Services, *, code: str, procedure_code: str, idempotency_key: str
) -> ServiceAdded | ServiceCannotBeAdded | TicketIsUnknown | TicketIsForAnotherDay | InputIsInvalid | Refused:
    """Who waits has one more thing to do; at the counter she tells her clerk, who sees it then."""
    found = find_booking(services, code)
    if found is None:
        return TicketIsUnknown()
    ticket, office, _ = found
    intention = intend(
        mutation="addService",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code, "procedure": procedure_code},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    for _ in tries():
        added = _added(services, office=office, ticket=ticket, procedure_code=procedure_code)
        refusal: object = None
        if ticket.state is not TicketState.WAITING:
            refusal = ServiceCannotBeAdded(ticket)
        elif ticket.day != local_day(now):
            refusal = TicketIsForAnotherDay(day=ticket.day)
        if refusal is not None or not isinstance(added, VisitServices):
            if recall(intention, now=now) is not None:
                return ServiceAdded(ticket)
            return refusal or added  # type: ignore[return-value]
        writes = [
            services_storage.change_services(was=ticket, to=added),
            services_storage.change_services_in_line(
                office_id=office.id, on=ticket.day, was=ticket, to=added
            ),
        ]
        if do_once(intention, writes, outcome="added", now=now):
            return ServiceAdded(tickets_storage.load_ticket(ticket.code) or replace(ticket, services=added))
        ticket = tickets_storage.load_ticket(ticket.code) or ticket
    raise AssertionError("tries end in StoreIsBusy")


def add_service_at_counter(
    services: Services, *, staff: StaffMember, number: int, procedure_code: str, idempotency_key: str
) -> ServiceAddedAtCounter | CounterHasNoTicket | NotAtCounter | Refused:
    """Whoever is at the counter has one more thing to do: here in one go, or at the next group's line."""
    for _ in tries():
        here = find_counter(
            services,
            "addServiceAtCounter",
            staff=staff,
            number=number,
            key=idempotency_key,
            request={"procedure": procedure_code},
        )
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        ticket = tickets_storage.load_ticket(current.code) if current else None
        added: VisitServices | Refused | CounterHasNoTicket = CounterHasNoTicket()
        if ticket is not None:
            added = _added(services, office=here.office, ticket=ticket, procedure_code=procedure_code)
        if current is None or ticket is None or not isinstance(added, VisitServices):
            if recall(here.intention, now=here.now) is not None:
                return ServiceAddedAtCounter(desk_now(services, staff=staff, number=number))
            return added if not isinstance(added, VisitServices) else CounterHasNoTicket()
        writes = _writes_at_counter(here, current, CounterAct.ADD_SERVICE, was=ticket, services=added)
        if do_once(here.intention, writes, outcome="added", now=here.now):
            return ServiceAddedAtCounter(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def remove_service_at_counter(
    services: Services, *, staff: StaffMember, number: int, procedure_code: str, idempotency_key: str
) -> ServiceRemovedAtCounter | ServiceCannotBeRemoved | CounterHasNoTicket | NotAtCounter:
    """A service that was added by mistake is taken out of the visit, unless it is done or received.

    A number that was given for it keeps its holder.
    """
    for _ in tries():
        here = find_counter(
            services,
            "removeServiceAtCounter",
            staff=staff,
            number=number,
            key=idempotency_key,
            request={"procedure": procedure_code},
        )
        if not isinstance(here, AtCounter):
            return here
        current = here.counter.current
        ticket = tickets_storage.load_ticket(current.code) if current else None
        if ticket is not None and ticket.counter != number:
            continue  # she has just gone on; her services are another counter's matter by now
        if current is None or ticket is None or not ticket.services.may_remove(procedure_code):
            if recall(here.intention, now=here.now) is not None:
                return ServiceRemovedAtCounter(desk_now(services, staff=staff, number=number))
            return ServiceCannotBeRemoved(ticket, procedure_code) if ticket else CounterHasNoTicket()
        left = ticket.services.without(procedure_code)
        writes = _writes_at_counter(here, current, CounterAct.REMOVE_SERVICE, was=ticket, services=left)
        if do_once(here.intention, writes, outcome="removed", now=here.now):
            return ServiceRemovedAtCounter(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _added(
    services: Services, *, office: Office, ticket: Ticket, procedure_code: str
) -> VisitServices | Refused:
    """The other services of the visit with this one."""
    procedure = services.procedure(office_id=office.id, code=procedure_code)
    group = office.group_of_sector(procedure.sector) if procedure else None
    if procedure is None or group is None:
        return ProcedureIsUnknown()
    if ticket.procedure_code == procedure.code or ticket.services.of(procedure.code) is not None:
        return ServiceIsInVisit()
    if len(ticket.services.others) + 1 >= MOST_SERVICES:
        return VisitHasEnoughServices(limit=MOST_SERVICES)
    return ticket.services.with_service(VisitService(procedure.code, group.id))


def _writes_at_counter(
    here: AtCounter, current: CurrentTicket, act: CounterAct, *, was: Ticket, services: VisitServices
) -> list[Write]:
    """She has these services now; the counter takes so long with her, and remembers how she stood before."""
    described, to = here.office.counter(here.counter.number), replace(was, services=services)
    done = DoneAct(
        act=act, at=here.now, released=current, changed=change(label=current.label, was=was, to=to)
    )
    return [
        standing_storage.change_ticket(was=was, to=to),
        counters_storage.note_act(
            office_id=here.office.id,
            on=here.hall.day,
            number=here.counter.number,
            clerk_id=here.staff.id,
            places=services.places_at(
                group_id=was.group_id,
                places=was.places,
                refused_procedures=described.refused_procedures if described else (),
            ),
            acted=here.counter.acted,
            acts=here.counter.acts_with(done),
        ),
    ]

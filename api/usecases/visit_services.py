"""Another service in the same visit: added by who waits, or by the clerk for who stands at her counter.

The clerk also takes one out again that was added by mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

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

Refusal = TypeVar("Refusal")
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

    def more(here: AtCounter, ticket: Ticket) -> VisitServices | Refused:
        return _added(services, office=here.office, ticket=ticket, procedure_code=procedure_code)

    done: Desk | Refused | CounterHasNoTicket | NotAtCounter = _change_at_counter(
        services,
        "addServiceAtCounter",
        CounterAct.ADD_SERVICE,
        staff=staff,
        number=number,
        procedure_code=procedure_code,
        key=idempotency_key,
        changed=more,
    )
    return ServiceAddedAtCounter(done) if isinstance(done, Desk) else done


def remove_service_at_counter(
    services: Services, *, staff: StaffMember, number: int, procedure_code: str, idempotency_key: str
) -> ServiceRemovedAtCounter | ServiceCannotBeRemoved | CounterHasNoTicket | NotAtCounter:
    """A service that was added by mistake is taken out of the visit, unless it is done or received.

    A number that was given for it keeps its holder.
    """

    def less(_: AtCounter, ticket: Ticket) -> VisitServices | ServiceCannotBeRemoved:
        if ticket.services.may_remove(procedure_code):
            return ticket.services.without(procedure_code)
        return ServiceCannotBeRemoved(ticket, procedure_code)

    done = _change_at_counter(
        services,
        "removeServiceAtCounter",
        CounterAct.REMOVE_SERVICE,
        staff=staff,
        number=number,
        procedure_code=procedure_code,
        key=idempotency_key,
        changed=less,
    )
    return ServiceRemovedAtCounter(done) if isinstance(done, Desk) else done


def _change_at_counter(
    services: Services,
    mutation: str,
    act: CounterAct,
    *,
    staff: StaffMember,
    number: int,
    procedure_code: str,
    key: str,
    changed: Callable[[AtCounter, Ticket], VisitServices | Refusal],
) -> Desk | Refusal | CounterHasNoTicket | NotAtCounter:
    """Make other services of those of who is at the counter, once; or why `changed` refuses to."""
    for _ in tries():
        here = find_counter(
            services,
            mutation,
            staff=staff,
            number=number,
            key=key,
            request={"procedure": procedure_code},
        )
        if not isinstance(here, AtCounter):
            return here
        current, refusal = here.counter.current, None
        ticket = tickets_storage.load_ticket(current.code) if current else None
        if current is not None and ticket is not None:
            if ticket.counter != number:
                continue  # she has just gone on; her services are another counter's matter by now
            to = changed(here, ticket)
            if isinstance(to, VisitServices):
                writes = _writes_at_counter(here, current, act, was=ticket, services=to)
                if do_once(here.intention, writes, outcome=mutation, now=here.now):
                    return desk_now(services, staff=staff, number=number)
                continue
            refusal = to
        if recall(here.intention, now=here.now) is not None:
            return desk_now(services, staff=staff, number=number)
        return refusal or CounterHasNoTicket()
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

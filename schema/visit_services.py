"""The services of one visit in the schema, and what refuses another one."""

from typing import Any

import strawberry

from api.domain.hall import LineEntry
from api.domain.moving_on import all_services
from api.domain.offices import Office
from api.domain.tickets import Ticket, TicketState
from api.domain.visit_services import ServiceState
from api.domain.visit_services import VisitService as DomainService
from api.usecases import outcomes as found
from api.usecases.procedures import procedure_names
from schema.context import Info
from schema.messages import say
from schema.offices import ServiceGroup
from schema.outcomes import Outcome, refusal

strawberry.enum(
    ServiceState, description="Done; the matter of the present line or counter; or to come at the next."
)


@strawberry.type(description="One procedure of a visit that may have several.")
class VisitService:
    office: strawberry.Private[Office]
    service: strawberry.Private[DomainService]
    state: ServiceState

    @strawberry.field
    def procedure_code(self) -> strawberry.ID:
        return strawberry.ID(self.service.procedure_code)

    @strawberry.field(description="Null when it has since left the catalogue.")
    def procedure_name(self, info: Info) -> str | None:
        names = info.context.once(("procedure-names", self.office.id), lambda: procedure_names(self.office))
        return names.get(self.service.procedure_code)

    @strawberry.field(description="Whose counters do it.")
    def group(self) -> ServiceGroup:
        group = self.office.group(self.service.group_id)
        if group is None:
            raise LookupError(f"group {self.service.group_id} is gone")
        return ServiceGroup(office=self.office, group=group)

    @strawberry.field(description="Of the dossier received for it; null before, or when it needs none.")
    def dossier_code(self) -> str | None:
        return self.service.dossier_code


def services_of(visit: Ticket | LineEntry, *, office: Office, is_over: bool = False) -> list[VisitService]:
    """Every service of a visit, in the order in which they are done."""
    listed = all_services(
        procedure_code=visit.procedure_code,
        group_id=visit.group_id,
        dossier_code=visit.dossier_code,
        services=visit.services,
        is_over=is_over,
    )
    return [VisitService(office=office, service=service, state=state) for service, state in listed]


@strawberry.type
class ServiceIsInVisit(Outcome):
    pass


@strawberry.type
class VisitHasEnoughServices(Outcome):
    limit: int


@strawberry.type
class ServiceCannotBeAdded(Outcome):
    pass


@strawberry.type
class ServiceCannotBeRemoved(Outcome):
    pass


@strawberry.type
class ServiceIsNotHere(Outcome):
    pass


_STAGES = {
    TicketState.BOOKED: "BOOKED",
    TicketState.CALLED: "AT_COUNTER",
    TicketState.SERVING: "AT_COUNTER",
}


def service_refusal(info: Info, outcome: object) -> Any:
    """A refusal to add a service or to take one out, as its type."""
    language = info.context.language
    match outcome:
        case found.ServiceIsInVisit():
            return ServiceIsInVisit(message=say("ServiceIsInVisit", language))
        case found.VisitHasEnoughServices(limit):
            message = say("VisitHasEnoughServices", language, limit=limit)
            return VisitHasEnoughServices(message=message, limit=limit)
        case found.ServiceCannotBeAdded(ticket):
            stage = _STAGES.get(ticket.state, "OVER")
            return ServiceCannotBeAdded(message=say(f"ServiceCannotBeAdded.{stage}", language))
        case found.ServiceCannotBeRemoved(ticket, procedure_code):
            standing = _why_it_stays(ticket, procedure_code)
            return ServiceCannotBeRemoved(message=say(f"ServiceCannotBeRemoved.{standing}", language))
        case found.ServiceIsNotHere():
            return ServiceIsNotHere(message=say("ServiceIsNotHere", language))
        case _:
            return refusal(info, outcome)


def _why_it_stays(ticket: Ticket, procedure_code: str) -> str:
    service = ticket.services.of(procedure_code)
    if service is None:
        return "OWN" if ticket.procedure_code == procedure_code else "NOT_IN_VISIT"
    return "RECEIVED" if service.done_at is None else "DONE"

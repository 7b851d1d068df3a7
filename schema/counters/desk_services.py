"""The services of the visit at a counter: which are done here in one go, and when each would be due."""

from datetime import datetime

import strawberry

from api.domain.deadlines import due_at
from api.domain.dossiers import promised_deadline
from api.domain.hall import LineEntry
from api.domain.procedures import Channel
from api.domain.visit_services import ServiceState
from api.usecases import counters as usecases
from schema.context import Info
from schema.visit_services import VisitService, services_of


@strawberry.type(description="One procedure of the visit at a counter.")
class DeskService:
    desk: strawberry.Private[usecases.Desk]
    service: VisitService
    is_here: bool = strawberry.field(description="Whether this counter does it now.")

    @strawberry.field(description="Whether it was added and can still be taken out again.")
    def can_remove(self) -> bool:
        entry = self.desk.ticket
        return entry is not None and entry.services.may_remove(self.service.service.procedure_code)

    @strawberry.field(description="When the result would be due if received now; null without a deadline.")
    def due_if_received_now(self, info: Info, channel: Channel = Channel.IN_PERSON) -> datetime | None:
        code = self.service.service.procedure_code
        return due_if_received_now(info, desk=self.desk, procedure_code=code, channel=channel)


def desk_services(desk: usecases.Desk, entry: LineEntry) -> list[DeskService]:
    described = desk.office.counter(desk.number)
    refused = described.refused_procedures if described else ()
    return [
        DeskService(
            desk=desk,
            service=each,
            is_here=each.state is ServiceState.NOW
            and (
                each.service.procedure_code == entry.procedure_code
                or each.service.procedure_code not in refused
            ),
        )
        for each in services_of(entry, office=desk.office)
    ]


def due_if_received_now(
    info: Info, *, desk: usecases.Desk, procedure_code: str, channel: Channel = Channel.IN_PERSON
) -> datetime | None:
    procedure = info.context.procedure(office_id=desk.office.id, code=procedure_code)
    if procedure is None:
        return None
    received_at, calendar = desk.as_of, desk.office.calendar
    deadline = promised_deadline(
        procedure=procedure, channel=channel, received_at=received_at, calendar=calendar
    )
    return due_at(received_at=received_at, deadline=deadline, calendar=calendar, cut_off=procedure.cut_off)

"""Queries and mutations about tickets."""

import strawberry

from api.domain import tickets as domain
from api.usecases import appointments, outcomes, queue, visit_services
from api.usecases import tickets as usecases
from api.usecases.hall_codes import current_hall_code
from schema.context import Info
from schema.messages import say
from schema.outcomes import refusal
from schema.qr_codes import qr_svg
from schema.tickets.results import (
    AddServiceInput,
    AddServiceResult,
    AlreadyCheckedIn,
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentRescheduled,
    BookAppointmentInput,
    BookAppointmentResult,
    CancelAppointmentInput,
    CancelAppointmentResult,
    CheckedIn,
    CheckInInput,
    CheckInResult,
    LetOthersGoFirstInput,
    LetOthersGoFirstResult,
    OthersGoFirst,
    RescheduleAppointmentInput,
    RescheduleAppointmentResult,
    ServiceAdded,
    TakeTicketInput,
    TakeTicketResult,
    TicketTaken,
)
from schema.tickets.types import HallCode, Ticket
from schema.visit_services import service_refusal


@strawberry.type
class TicketQuery:
    @strawberry.field(description="A ticket by its code; null when there is none.")
    def ticket(self, info: Info, code: strawberry.ID) -> Ticket | None:
        found = usecases.get_ticket(info.context.services, code=code)
        return Ticket.of(info, found) if found else None

    @strawberry.field(
        description="The hall code of this minute, for a display paired with its key; else null."
    )
    def hall_code(self, info: Info, office: strawberry.ID, display_key: str) -> HallCode | None:
        found = current_hall_code(info.context.services, office_id=office, key=display_key)
        if found is None:
            return None
        return HallCode(code=found.code, url=found.url, qr_svg=qr_svg(found.url), expires_at=found.expires_at)


@strawberry.type
class TicketMutation:
    @strawberry.mutation(description="Book a place. No account; the ticket's code is all one needs to keep.")
    def book_appointment(self, info: Info, input: BookAppointmentInput) -> BookAppointmentResult:  # noqa: A002
        done = appointments.book_appointment(
            info.context.services,
            office_id=input.office,
            procedure_code=input.procedure,
            slot_id=input.slot,
            name=input.name,
            phone=input.phone,
            places=input.places,
            hold=input.hold,
            citizen=input.citizen,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, appointments.AppointmentBooked):
            return AppointmentBooked(ticket=Ticket.of(info, done.ticket))
        return refusal(info, done)

    @strawberry.mutation(
        description="Move a booking; the new place is taken before the old one is given back."
    )
    def reschedule_appointment(
        self,
        info: Info,
        input: RescheduleAppointmentInput,  # noqa: A002
    ) -> RescheduleAppointmentResult:
        done = appointments.reschedule_appointment(
            info.context.services,
            code=input.ticket,
            slot_id=input.slot,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, appointments.AppointmentRescheduled):
            return AppointmentRescheduled(ticket=Ticket.of(info, done.ticket))
        return refusal(info, done)

    @strawberry.mutation(description="Cancel a booking, or leave the line.")
    def cancel_appointment(self, info: Info, input: CancelAppointmentInput) -> CancelAppointmentResult:  # noqa: A002
        done = appointments.cancel_appointment(
            info.context.services, code=input.ticket, idempotency_key=input.idempotency_key
        )
        if isinstance(done, appointments.AppointmentCancelled):
            return AppointmentCancelled(ticket=Ticket.of(info, done.ticket))
        return refusal(info, done)

    @strawberry.mutation(description="Take a number in the hall; the hall code proves that one is there.")
    def take_ticket(self, info: Info, input: TakeTicketInput) -> TakeTicketResult:  # noqa: A002
        done = usecases.take_ticket(
            info.context.services,
            office_id=input.office,
            procedure_code=input.procedure,
            hall_code=input.hall_code,
            name=input.name,
            phone=input.phone,
            priority=input.priority,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.TicketTaken):
            return TicketTaken(ticket=Ticket.of(info, done.ticket, done.place))
        return refusal(info, done)

    @strawberry.mutation(description='Say "I am here": from now on the ticket counts and has its number.')
    def check_in(self, info: Info, input: CheckInInput) -> CheckInResult:  # noqa: A002
        done = usecases.check_in(
            info.context.services,
            code=input.ticket,
            office_id=input.office,
            hall_code=input.hall_code,
            priority=input.priority,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.CheckedIn):
            return CheckedIn(ticket=Ticket.of(info, done.ticket, done.place))
        if isinstance(done, outcomes.AlreadyCheckedIn):
            known = Ticket.of(info, done.ticket)
            return AlreadyCheckedIn(message=already_checked_in(info, known), ticket=known)
        return refusal(info, done)

    @strawberry.mutation(
        description="While waiting: another procedure in the same visit, at once or at the next line."
    )
    def add_service(self, info: Info, input: AddServiceInput) -> AddServiceResult:  # noqa: A002
        done = visit_services.add_service(
            info.context.services,
            code=input.ticket,
            procedure_code=input.procedure,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, visit_services.ServiceAdded):
            return ServiceAdded(ticket=Ticket.of(info, done.ticket))
        return service_refusal(info, done)

    @strawberry.mutation(description="Let the next two of one's group go first; one's place is kept.")
    def let_others_go_first(self, info: Info, input: LetOthersGoFirstInput) -> LetOthersGoFirstResult:  # noqa: A002
        done = queue.let_others_go_first(
            info.context.services, code=input.ticket, idempotency_key=input.idempotency_key
        )
        if isinstance(done, queue.OthersGoFirst):
            return OthersGoFirst(ticket=Ticket.of(info, done.ticket))
        return refusal(info, done)


def already_checked_in(info: Info, ticket: Ticket) -> str:
    number = ticket.ticket.number or 0
    called = domain.label(letter=ticket._group().letter, number=number)
    return say("AlreadyCheckedIn", info.context.language, label=called)

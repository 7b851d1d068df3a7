"""Somebody in the hall takes a number."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from api.domain.calendar import local_day
from api.domain.offices import Office, opening
from api.domain.people import parse_name, parse_phone
from api.domain.queue import PlaceInLine, PriorityClass
from api.domain.tickets import Ticket, TicketState, hall_code_is_valid
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments import new_ticket_code
from api.usecases.forecasts import with_forecast
from api.usecases.intentions import intend, tries
from api.usecases.no_wait_days import would_wait
from api.usecases.outcomes import (
    HallCodeIsExpired,
    InputIsInvalid,
    OfficeIsClosed,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    TodayIsByAppointment,
)
from api.usecases.services import Services
from api.usecases.tickets.arriving import join, serves

# Numbers are given out a little before the doors open, so that those who stand there have their order.
NUMBERS_BEFORE_OPENING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class TicketTaken:
    """`place` is what was forecast with the ticket, if it was taken just now."""

    ticket: Ticket
    place: PlaceInLine | None = None


def take_ticket(
    services: Services,
    *,
    office_id: str,
    procedure_code: str,
    hall_code: str,
    name: str | None,
    phone: str | None,
    idempotency_key: str,
    priority: PriorityClass | None = None,
) -> (
    TicketTaken
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | HallCodeIsExpired
    | OfficeIsClosed
    | TodayIsByAppointment
):
    """Take a number now; the hall code proves that the person is here."""
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    procedure = services.procedure(office_id=office.id, code=procedure_code)
    group = office.group_of_sector(procedure.sector) if procedure else None
    if procedure is None or group is None:
        return ProcedureIsUnknown()
    known_name = parse_name(name) if name and name.strip() else None
    if name and name.strip() and known_name is None:
        return InputIsInvalid(field="name", problem="name")
    known_phone = parse_phone(phone) if phone and phone.strip() else None
    if phone and phone.strip() and known_phone is None:
        return InputIsInvalid(field="phone", problem="phone")
    if not serves(office, priority):
        return InputIsInvalid(field="priority", problem="priority")
    intention = intend(
        mutation="takeTicket",
        caller=office.id,
        key=idempotency_key,
        request={"procedure": procedure.code, "name": known_name, "phone": known_phone, "priority": priority},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    code = new_ticket_code(services, intention)
    now = services.now()
    refusal = _why_no_number(services, office=office, code=hall_code, now=now)
    if refusal is not None:
        # A retry may come after its hall code: what was given stays given.
        earlier = tickets_storage.load_ticket_of(intention, code=code)
        return TicketTaken(earlier) if earlier else refusal
    ticket = Ticket(
        code=code,
        office_id=office.id,
        day=local_day(now),
        group_id=group.id,
        procedure_code=procedure.code,
        state=TicketState.WAITING,
        created_at=now,
        name=known_name,
        phone=known_phone,
        checked_in_at=now,
        priority=priority,
    )
    for _ in tries():
        hall = hall_storage.load_hall(office_id=office.id, on=ticket.day)
        refused = would_wait(services, office=office, group=group, hall=hall)
        if refused is not None:
            earlier = tickets_storage.load_ticket_of(intention, code=code)
            return TicketTaken(earlier) if earlier else refused
        numbered = replace(ticket, number=hall.issued(group.id) + 1)
        numbered, place = with_forecast(services, hall=hall, ticket=numbered, now=now)
        try:
            transact(
                tickets_storage.create_ticket(numbered, intention=intention),
                *join(hall, numbered),
            )
        except ConditionsFailed as failed:
            if "ticket" in failed.names:
                return TicketTaken(tickets_storage.load_ticket_of(intention, code=code) or numbered)
        else:
            return TicketTaken(numbered, place)
    raise AssertionError("tries end in StoreIsBusy")


def _why_no_number(
    services: Services, *, office: Office, code: str, now: datetime
) -> HallCodeIsExpired | OfficeIsClosed | None:
    if not hall_code_is_valid(secret=services.code_secret, office_id=office.id, code=code, now=now):
        return HallCodeIsExpired()
    return why_no_numbers_now(office=office, now=now)


def why_no_numbers_now(*, office: Office, now: datetime) -> OfficeIsClosed | None:
    """None while numbers are given out: during the hours, and a little before the doors open."""
    state = opening(office=office, now=now)
    if state.is_open or (state.opens_at is not None and state.opens_at - now <= NUMBERS_BEFORE_OPENING):
        return None
    return OfficeIsClosed(opens_at=state.opens_at)

"""Tickets: read one, take one in the hall, check in with one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from api.domain.calendar import local_day
from api.domain.hall import Hall, LineEntry
from api.domain.offices import Office, opening
from api.domain.people import parse_name, parse_phone
from api.domain.queue import PriorityClass
from api.domain.tickets import (
    SHORT_CODE_LENGTH,
    Ticket,
    TicketState,
    hall_code_is_valid,
    short_code,
    waiting_again,
)
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Put, Update, transact
from api.usecases.appointments import find_booking, new_ticket_code
from api.usecases.forecasts import with_forecast
from api.usecases.intentions import intend, tries
from api.usecases.no_wait_days import would_wait
from api.usecases.outcomes import (
    AlreadyCheckedIn,
    HallCodeIsExpired,
    InputIsInvalid,
    OfficeIsClosed,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    TicketCannotChange,
    TicketIsForAnotherDay,
    TicketIsForAnotherOffice,
    TicketIsUnknown,
    TodayIsByAppointment,
)
from api.usecases.returns import come_back, return_until
from api.usecases.services import Services

# Numbers are given out a little before the doors open, so that those who stand there have their order.
NUMBERS_BEFORE_OPENING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class TicketTaken:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class CheckedIn:
    ticket: Ticket


def get_ticket(services: Services, *, code: str) -> Ticket | None:
    """The ticket of this code; whoever holds the code is its holder."""
    found = find_booking(services, code)
    return found[0] if found else None


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
    if not _serves(office, priority):
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
        numbered = with_forecast(services, hall=hall, ticket=numbered, now=now)
        try:
            transact(
                tickets_storage.create_ticket(numbered, intention=intention),
                *_join(hall, numbered),
            )
        except ConditionsFailed as failed:
            if "ticket" in failed.names:
                return TicketTaken(tickets_storage.load_ticket_of(intention, code=code) or numbered)
        else:
            return TicketTaken(numbered)
    raise AssertionError("tries end in StoreIsBusy")


def check_in(
    services: Services,
    *,
    code: str,
    office_id: str | None,
    hall_code: str,
    idempotency_key: str,
    priority: PriorityClass | None = None,
) -> (
    CheckedIn
    | AlreadyCheckedIn
    | HallCodeIsExpired
    | TicketIsUnknown
    | TicketIsForAnotherDay
    | TicketIsForAnotherOffice
    | TicketCannotChange
    | InputIsInvalid
):
    """Say "I am here": from now on the ticket counts, with a number of its group's series.

    Who missed her call keeps the number, goes in after the next two, and may come back in time and once.
    `office_id` names the hall one stands in, where that is known; then `code` may be the ticket's short code.
    """
    ticket = _find_to_check_in(services, code=code, office_id=office_id, hall_code=hall_code)
    if not isinstance(ticket, Ticket):
        return ticket
    office = services.office(ticket.office_id)
    if office is not None and not _serves(office, priority):
        return InputIsInvalid(field="priority", problem="priority")
    intention = intend(
        mutation="checkIn",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code, "priority": priority},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    for _ in tries():
        refusal = _why_not_checked_in(services, ticket=ticket, code=hall_code, now=now)
        if refusal is not None:
            return CheckedIn(ticket) if recall(intention, now=now) is not None else refusal
        hall = hall_storage.load_hall(office_id=ticket.office_id, on=ticket.day)
        if ticket.state is TicketState.NO_SHOW:
            entry = arrived(waiting_again(ticket))
            if come_back(services, hall=hall, ticket=ticket, entry=entry, intention=intention, now=now):
                return CheckedIn(tickets_storage.load_ticket(ticket.code) or ticket)
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
            continue
        numbered = replace(
            ticket,
            state=TicketState.WAITING,
            number=hall.issued(ticket.group_id) + 1,
            checked_in_at=now,
            priority=priority,
        )
        numbered = with_forecast(services, hall=hall, ticket=numbered, now=now)
        try:
            transact(
                tickets_storage.check_in_ticket(
                    code=ticket.code,
                    number=numbered.number or 0,
                    priority=priority,
                    outlook=numbered.outlook,
                    told=numbered.told,
                    now=now,
                ),
                *_join(hall, numbered),
                remember(intention, outcome="checked in", now=now),
            )
        except ConditionsFailed as failed:
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
            if WRITE_NAME in failed.names:
                return CheckedIn(ticket)
        else:
            return CheckedIn(numbered)
    raise AssertionError("tries end in StoreIsBusy")


def _join(hall: Hall, ticket: Ticket) -> tuple[Put, Update]:
    """The writes that put a numbered ticket into the line."""
    return (
        hall_storage.join_line(office_id=hall.office_id, on=hall.day, entry=arrived(ticket)),
        hall_storage.issue_number(
            office_id=hall.office_id,
            on=hall.day,
            group_id=ticket.group_id,
            last=hall.issued(ticket.group_id),
        ),
    )


def arrived(ticket: Ticket) -> LineEntry:
    """The line's entry of a ticket that is here; one that was sent or went on waits by its arrival alone."""
    return LineEntry(
        code=ticket.code,
        group_id=ticket.group_id,
        has_arrived=True,
        number=ticket.number,
        appointment_at=None if ticket.was_transferred or ticket.services.done else ticket.appointment_at,
        arrived_at=ticket.checked_in_at,
        name=ticket.name,
        procedure_code=ticket.procedure_code,
        short_code=short_code(ticket.code),
        priority=ticket.priority,
        sent_to=ticket.sent_to,
        dossier_code=ticket.dossier_code,
        has_outlook=ticket.outlook is not None,
        places=ticket.services.own_places(ticket.places),
        services=ticket.services,
    )


def _serves(office: Office, priority: PriorityClass | None) -> bool:
    return priority is None or priority in office.queue_policy.priority_classes


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


def _find_to_check_in(
    services: Services, *, code: str, office_id: str | None, hall_code: str
) -> Ticket | TicketIsUnknown | TicketIsForAnotherOffice | HallCodeIsExpired:
    found = find_booking(services, code)
    if found is not None:
        ticket, its_office, _ = found
        elsewhere = office_id is not None and office_id != its_office.id
        return TicketIsForAnotherOffice(office_name=its_office.name) if elsewhere else ticket
    short = "".join(code.split()).upper()
    office = services.office(office_id) if office_id else None
    if office is None or len(short) != SHORT_CODE_LENGTH:
        return TicketIsUnknown()
    now = services.now()
    if not hall_code_is_valid(secret=services.code_secret, office_id=office.id, code=hall_code, now=now):
        return HallCodeIsExpired()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now))
    entry = hall.entry_with_short_code(short)
    return (tickets_storage.load_ticket(entry.code) if entry else None) or TicketIsUnknown()


def _why_not_checked_in(
    services: Services, *, ticket: Ticket, code: str, now: datetime
) -> AlreadyCheckedIn | HallCodeIsExpired | TicketIsForAnotherDay | TicketCannotChange | None:
    if ticket.state in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING):
        return AlreadyCheckedIn(ticket)
    office = services.office(ticket.office_id)
    until = return_until(ticket, office=office) if office else None
    if ticket.state is not TicketState.BOOKED and (until is None or now > until):
        return TicketCannotChange(ticket)
    if ticket.day != local_day(now):
        return TicketIsForAnotherDay(day=ticket.day)
    if not hall_code_is_valid(secret=services.code_secret, office_id=ticket.office_id, code=code, now=now):
        return HallCodeIsExpired()
    return None

"""Who has an appointment, or missed her call, says that she is here."""

from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.queue import PlaceInLine, PriorityClass
from api.domain.tickets import SHORT_CODE_LENGTH, Ticket, TicketState, hall_code_is_valid, waiting_again
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments import find_booking
from api.usecases.forecasts import with_forecast
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    AlreadyCheckedIn,
    HallCodeIsExpired,
    InputIsInvalid,
    TicketCannotChange,
    TicketIsForAnotherDay,
    TicketIsForAnotherOffice,
    TicketIsUnknown,
)
from api.usecases.returns import come_back, return_until
from api.usecases.services import Services
from api.usecases.tickets.arriving import arrived, join, serves


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """`place` is what was forecast with the check-in, if it was made just now."""

    ticket: Ticket
    place: PlaceInLine | None = None


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
    if office is not None and not serves(office, priority):
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
        numbered, place = with_forecast(services, hall=hall, ticket=numbered, now=now)
        try:
            transact(
                tickets_storage.check_in_ticket(
                    code=ticket.code,
                    appointment_at=ticket.appointment_at,
                    number=numbered.number or 0,
                    priority=priority,
                    outlook=numbered.outlook,
                    told=numbered.told,
                    now=now,
                ),
                *join(hall, numbered),
                remember(intention, outcome="checked in", now=now),
            )
        except ConditionsFailed as failed:
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
            if WRITE_NAME in failed.names:
                return CheckedIn(ticket)
        else:
            return CheckedIn(numbered, place)
    raise AssertionError("tries end in StoreIsBusy")


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

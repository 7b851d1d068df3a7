"""Who missed her call is here again: back into the line, after the next two of it."""

from dataclasses import replace
from datetime import datetime

from api.domain.hall import Hall, LineEntry
from api.domain.offices import Office
from api.domain.queue import TurnGiven, may_return_until, people_before_return
from api.domain.tickets import Ticket, missed_at
from api.storage import hall as hall_storage
from api.storage import returns as returns_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.intentions import Intention
from api.usecases.services import Services


def return_until(ticket: Ticket, *, office: Office) -> datetime | None:
    """Until when she may come back; None unless she has missed her call, and for the first time."""
    since = missed_at(ticket)
    if since is None:
        return None
    return may_return_until(
        missed_at=since, has_returned=ticket.returned_at is not None, policy=office.queue_policy
    )


def come_back(
    services: Services, *, hall: Hall, ticket: Ticket, entry: LineEntry, intention: Intention, now: datetime
) -> bool:
    """Bring her back by her own wish, once; False when she is somewhere else by now."""
    office = services.office(ticket.office_id)
    if office is None or hall.missed_ticket(ticket.code) is None:
        return False
    try:
        transact(
            *return_writes(office=office, hall=hall, ticket=ticket, entry=entry, now=now),
            remember(intention, outcome="came back", now=now),
        )
    except ConditionsFailed as failed:
        return WRITE_NAME in failed.names and recall(intention, now=now) is not None
    return True


def return_writes(
    *, office: Office, hall: Hall, ticket: Ticket, entry: LineEntry, now: datetime
) -> list[Write]:
    """The writes that bring a missed ticket back; `entry` is its place as it was."""
    since, missed = missed_at(ticket), hall.missed_ticket(ticket.code)
    if since is None or missed is None:
        raise LookupError("who was not missed cannot return")
    waiting = hall.waiting()
    place = entry.waiting()
    to = (
        people_before_return(ticket=place, waiting=waiting, now=now, policy=office.queue_policy)
        if place
        else ()
    )
    given = TurnGiven(to=to, at=now, times=0) if to else None
    return [
        tickets_storage.return_ticket(code=ticket.code, missed_at=since, now=now),
        returns_storage.unpark(office_id=office.id, on=hall.day, missed=missed),
        hall_storage.join_line(office_id=office.id, on=hall.day, entry=replace(entry, given=given)),
    ]

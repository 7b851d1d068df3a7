"""The citizen's place in the queue: she gives her turn to those behind her."""

from dataclasses import dataclass

from api.domain.queue import MOST_TIMES_GIVEN, TurnGiven, people_to_let_first
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import queue as queue_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments import find_booking
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    InputIsInvalid,
    NobodyToLetFirst,
    TicketCannotChange,
    TicketIsUnknown,
    TurnWasGivenTooOften,
)
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class OthersGoFirst:
    ticket: Ticket


def let_others_go_first(
    services: Services, *, code: str, idempotency_key: str
) -> (
    OthersGoFirst
    | TicketIsUnknown
    | TicketCannotChange
    | NobodyToLetFirst
    | TurnWasGivenTooOften
    | InputIsInvalid
):
    """Let the next two of one's group be called first; one's own place is kept."""
    found = find_booking(services, code)
    if found is None:
        return TicketIsUnknown()
    ticket, office, _ = found
    intention = intend(
        mutation="letOthersGoFirst",
        caller=ticket.code,
        key=idempotency_key,
        request={"ticket": ticket.code},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    for _ in tries():
        refusal: TicketCannotChange | NobodyToLetFirst | TurnWasGivenTooOften | None = None
        hall = hall_storage.load_hall(office_id=office.id, on=ticket.day)
        entry = hall.entry(ticket.code)
        place = entry.waiting() if entry else None
        times = place.given.times if place and place.given else 0
        to: tuple[str, ...] = ()
        if place is not None:
            to = people_to_let_first(
                ticket=place, waiting=hall.waiting(), now=now, policy=office.queue_policy
            )
        if ticket.state is not TicketState.WAITING:
            refusal = TicketCannotChange(ticket)
        elif times >= MOST_TIMES_GIVEN:
            refusal = TurnWasGivenTooOften(limit=MOST_TIMES_GIVEN)
        elif place is not None and not to:
            refusal = NobodyToLetFirst()
        if refusal is not None:
            return OthersGoFirst(ticket) if recall(intention, now=now) is not None else refusal
        if entry is None or place is None:
            # Called or gone between the two readings: the ticket knows what became of it.
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
            continue
        try:
            transact(
                queue_storage.give_turn(
                    office_id=office.id,
                    on=ticket.day,
                    entry=entry,
                    given=TurnGiven(to=to, at=now, times=times + 1),
                ),
                remember(intention, outcome="others go first", now=now),
            )
        except ConditionsFailed as failed:
            ticket = tickets_storage.load_ticket(ticket.code) or ticket
            if WRITE_NAME in failed.names and recall(intention, now=now) is not None:
                return OthersGoFirst(ticket)
        else:
            return OthersGoFirst(ticket)
    raise AssertionError("tries end in StoreIsBusy")

"""Who waits for a group now; a wish for an earlier time ends once its ticket went another way."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from api.domain.people import phone_digest
from api.domain.tickets import TicketState
from api.domain.waitlist import Wish, WishEnd
from api.storage import tickets as tickets_storage
from api.storage import waitlist as waitlist_storage
from api.storage.transactions import ConditionsFailed, transact
from api.storage.waitlist import Waitlist
from api.usecases.services import Services


def load_waiting(services: Services, *, office_id: str, group_id: str, now: datetime) -> Waitlist:
    """The waitlist of a group, without whose tickets were moved, cancelled or used meanwhile.

    Nothing else ends those wishes: no act on a ticket has to know of the waitlist.
    """
    waitlist = waitlist_storage.load_waitlist(office_id=office_id, group_id=group_id, now=now)
    left_behind = _left_behind(waitlist.wishes)
    if not left_behind:
        return waitlist
    for wish in left_behind:
        end_left_behind(services, wish)
    over = {wish.code for wish in left_behind}
    waitlist = waitlist_storage.load_waitlist(office_id=office_id, group_id=group_id, now=now)
    return replace(waitlist, wishes=tuple(wish for wish in waitlist.wishes if wish.code not in over))


def current(services: Services, wish: Wish | None) -> Wish | None:
    """The wish as it stands now, after a look at its ticket."""
    if wish is None or not _left_behind([wish]):
        return wish
    end_left_behind(services, wish)
    return waitlist_storage.load_wish(wish.code)


def end_left_behind(services: Services, wish: Wish) -> None:
    """What it is offered lapses by itself."""
    digest = phone_digest(secret=services.code_secret, phone=wish.phone)
    left = replace(wish, end=WishEnd.LEFT)
    try:
        transact(*waitlist_storage.end_wish(was=wish, to=left, digest=digest, at=services.now()))
    except ConditionsFailed:
        return  # somebody else has ended it, or changed it: the next look sees


def _left_behind(wishes: Collection[Wish]) -> list[Wish]:
    asked = {wish.ticket: wish for wish in wishes if wish.ticket is not None and wish.end is None}
    tickets = tickets_storage.load_tickets(asked) if asked else {}
    return [
        wish
        for code, wish in asked.items()
        if code not in tickets
        or tickets[code].state is not TicketState.BOOKED
        or tickets[code].appointment_at != wish.before
    ]

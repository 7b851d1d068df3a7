"""A wish by its code: her turn, and what she is offered."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.people import phone_digest
from api.domain.tickets import parse_ticket_code
from api.domain.waitlist import Offer, Wish, ahead_of, days_waited_for
from api.storage import waitlist as waitlist_storage
from api.storage.appointments import occupied_slots
from api.usecases.handing import hand_on
from api.usecases.intentions import Intention, intend
from api.usecases.outcomes import (
    InputIsInvalid,
)
from api.usecases.services import Services
from api.usecases.waiting import current, load_waiting


@dataclass(frozen=True, slots=True)
class SeenWish:
    """A wish at the moment `as_of`: how many are before it, and what it is offered."""

    wish: Wish
    people_ahead: int
    offer: Offer | None
    as_of: datetime


def see_wish(services: Services, *, code: str) -> SeenWish | None:
    """A wish by its code; whoever looks hands on what became vacant for those who wait for the same days."""
    wish = load_wish(services, code)
    if wish is None:
        return None
    now = services.now()
    if wish.is_waiting(now=now):
        since, until = days_waited_for([wish], now=now)
        occupied = occupied_slots(office_id=wish.office_id, group_id=wish.group_id, since=since, until=until)
        hand_on(services, office_id=wish.office_id, group_id=wish.group_id, occupied=occupied)
        wish = load_wish(services, code) or wish
    return seen_now(services, wish)


def seen_now(services: Services, wish: Wish) -> SeenWish:
    now = services.now()
    ahead = 0
    if wish.is_waiting(now=now):
        waitlist = load_waiting(services, office_id=wish.office_id, group_id=wish.group_id, now=now)
        ahead = ahead_of(wish, waitlist.wishes, now=now)
    return SeenWish(wish=wish, people_ahead=ahead, offer=wish.open_offer(now=now), as_of=now)


def load_wish(services: Services, code: str) -> Wish | None:
    parsed = parse_ticket_code(code)
    return current(services, waitlist_storage.load_wish(parsed)) if parsed else None


def intend_for(mutation: str, wish: Wish, *, slot_id: str, key: str) -> Intention | InputIsInvalid:
    return intend(mutation=mutation, caller=wish.code, key=key, request={"wish": wish.code, "slot": slot_id})


def digest_of(services: Services, wish: Wish) -> str:
    return phone_digest(secret=services.code_secret, phone=wish.phone)


def last_offer(wish: Wish, *, slot_id: str) -> Offer | None:
    """What she was offered last, if it is of that slot."""
    return wish.offers[-1] if wish.offers and wish.offers[-1].slot_id == slot_id else None

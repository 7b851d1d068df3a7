"""The wishes about the waitlist: how it comes to an offer, and how it is asked."""

from functools import partial
from typing import Any

from api.domain.appointments import DayPart, SlotTime
from api.domain.calendar import local_day
from api.domain.people import phone_digest
from api.domain.waitlist import Wish as Waiting
from api.storage import waitlist as waitlist_storage
from api.storage.idempotency import Intention
from api.storage.transactions import transact
from api.usecases import waitlist
from tests.integration.usecases.office_day import BIRTH, OfficeDay, phone
from tests.integration.usecases.wishes.asking import Asked, Wish

CODE = "WXYZ23456789"


def join_for_the_ninth_hour(day: OfficeDay, *, key: str, number: int = 1) -> Any:
    """Nothing is free in an hour that the office does not have that day."""
    today = local_day(day.clock.now())
    return waitlist.join_waitlist(
        day.services,
        office_id=day.office.id,
        procedure_code=BIRTH,
        first_day=today,
        last_day=today,
        part=DayPart.NINTH_HOUR,
        name="Trần Thị Minh Demo",
        phone=phone(1000 + number),
        idempotency_key=key,
    )


def offered_slot(day: OfficeDay) -> SlotTime:
    """Somebody waits for a time, and its only booking is cancelled: she is offered it."""
    slot = day.slots()[8]
    wish = Waiting(
        code=CODE,
        office_id=day.office.id,
        group_id=slot.group_id,
        procedure_code=BIRTH,
        joined_at=day.clock.now(),
        first_day=local_day(slot.starts_at),
        last_day=local_day(slot.starts_at),
        part=None,
        places=1,
        name="Trần Thị Minh Demo",
        phone=f"+84{phone(1001)[1:]}",
    )
    digest = phone_digest(secret=day.services.code_secret, phone=wish.phone)
    intention = Intention(scope="joinWaitlist|test", key="a-key-of-its-own", request="{}")
    transact(*waitlist_storage.join(wish, digest=digest, intention=intention))
    day.cancel(day.book(slot, phone=phone(2)).ticket.code)
    day.clock.move(minutes=day.office.booking_policy.cooling_minutes)
    seen = waitlist.see_wish(day.services, code=CODE)
    assert seen is not None
    assert seen.offer is not None
    return slot


def wish_for_earlier(day: OfficeDay) -> Any:
    """Every time before hers is taken. Asked, with a key, to wait for one of them."""
    code = _booked_behind_full_times(day)[-1][-1]
    return lambda key: waitlist.wish_for_earlier(day.services, code=code, idempotency_key=key)


def take_earlier(day: OfficeDay) -> Any:
    """An earlier time was given back and is offered to her. Asked, with a key, to be moved there."""
    *earlier, (*_, code) = _booked_behind_full_times(day)
    wished = waitlist.wish_for_earlier(day.services, code=code, idempotency_key="a-key-of-its-own")
    day.cancel(earlier[-1][0])
    day.clock.move(minutes=day.office.booking_policy.cooling_minutes)
    seen = waitlist.see_wish(day.services, code=wished.seen.wish.code)  # type: ignore[union-attr]
    assert seen is not None
    assert seen.offer is not None
    wish, slot = seen.wish.code, seen.offer.slot_id
    return lambda key: waitlist.accept_offer(day.services, code=wish, slot_id=slot, idempotency_key=key)


def _booked_behind_full_times(day: OfficeDay) -> list[list[str]]:
    """The tickets of the first ten times, all places of each; the last is hers."""
    return [
        [day.book(slot, phone=phone(100 * at + place)).ticket.code for place in range(slot.capacity)]
        for at, slot in enumerate(day.slots()[:10])
    ]


def answer(act: Any, day: OfficeDay) -> Any:
    """Ask for the offer to be taken or passed on, with a key."""
    slot = offered_slot(day)
    return lambda key: act(day.services, code=CODE, slot_id=slot.id, idempotency_key=key)


accept = partial(answer, waitlist.accept_offer)
decline = partial(answer, waitlist.decline_offer)


def leave(day: OfficeDay) -> Any:
    offered_slot(day)
    return lambda key: waitlist.leave_waitlist(day.services, code=CODE, idempotency_key=key)


def _join_waitlist(day: OfficeDay) -> Asked:
    return Asked(
        lambda key: join_for_the_ninth_hour(day, key=key),
        lambda key: join_for_the_ninth_hour(day, key=key, number=2),
    )


def _accept_offer(day: OfficeDay) -> Asked:
    return Asked(accept(day), None)


def _wish_for_earlier(day: OfficeDay) -> Asked:
    return Asked(wish_for_earlier(day), None)


def _take_earlier(day: OfficeDay) -> Asked:
    return Asked(take_earlier(day), None)


def _decline_offer(day: OfficeDay) -> Asked:
    return Asked(decline(day), None)


def _leave_waitlist(day: OfficeDay) -> Asked:
    return Asked(leave(day), None)


WAITLIST = (
    Wish("joinWaitlist", "WaitlistJoined", _join_waitlist),
    Wish("acceptOffer", "AppointmentBooked", _accept_offer, has_other=False),
    Wish("wishForEarlier", "EarlierTimeWished", _wish_for_earlier, has_other=False),
    Wish("acceptOffer of an earlier time", "AppointmentBooked", _take_earlier, has_other=False),
    Wish("declineOffer", "OfferDeclined", _decline_offer, has_other=False),
    Wish("leaveWaitlist", "WaitlistLeft", _leave_waitlist, has_other=False),
)

"""What people on the waitlist do: join, look whose turn it is, take an offer or pass it on, leave.

Beside them the schedule looks for nobody in particular.
"""

from api.domain.appointments import DayPart, find_slots
from api.domain.calendar import local_day
from api.domain.waitlist import MOST_WISHES_OF_A_PHONE
from api.usecases import waitlist
from tests.integration.usecases.office_day import BIRTH, phone
from tests.load.torture import steps
from tests.load.torture.actors import PHONES, Act, Asked, Client
from tests.load.torture.hall_model import HallModel, ModelTicket, ModelWish
from tests.load.torture.history import Event

LEFT, BOOKED = "LEFT", "BOOKED"

# -- what they ask -----------------------------------------------------------------------------------------


def _join(client: Client) -> Asked:
    """For a time of this morning: all that can be booked of it is fought for in the storm."""
    day, number, name = client.day, phone(client.luck.randrange(PHONES)), client.some_name()
    today = local_day(client.slots[0].starts_at)
    return Asked(
        lambda key: waitlist.join_waitlist(
            day.services,
            office_id=day.office.id,
            procedure_code=BIRTH,
            first_day=today,
            last_day=today,
            part=DayPart.MORNING,
            name=name,
            phone=number,
            idempotency_key=key,
        ),
        {"phone": number},
    )


def _look(client: Client) -> Asked | None:
    day, code = client.day, client.some_wish()
    if code is None:
        return None
    return Asked(lambda _: waitlist.see_wish(day.services, code=code), {"code": code})


def _accept(client: Client) -> Asked | None:
    day, offered = client.day, client.some_offer()
    if offered is None:
        return None
    code, slot_id = offered
    slots = find_slots(office=day.office, slot_id=slot_id, places=1)
    assert slots
    return Asked(
        lambda key: waitlist.accept_offer(day.services, code=code, slot_id=slot_id, idempotency_key=key),
        {"code": code, "slot": slot_id, "group": slots[0].group_id, "procedure": BIRTH},
    )


def _decline(client: Client) -> Asked | None:
    day, offered = client.day, client.some_offer()
    if offered is None:
        return None
    code, slot_id = offered
    return Asked(
        lambda key: waitlist.decline_offer(day.services, code=code, slot_id=slot_id, idempotency_key=key),
        {"code": code, "slot": slot_id},
    )


def _leave(client: Client) -> Asked | None:
    day, code = client.day, client.some_wish()
    if code is None:
        return None
    return Asked(
        lambda key: waitlist.leave_waitlist(day.services, code=code, idempotency_key=key), {"code": code}
    )


def _hand_on(client: Client) -> Asked:
    return Asked(lambda _: waitlist.hand_on_due(client.day.services), {})


# -- what the answers mean ---------------------------------------------------------------------------------


def joined(hall: HallModel, event: Event) -> bool:
    code, number = event.told["code"], event.asked["phone"]
    if hall.wish(code) is not None or hall.open_wishes_of(number) >= MOST_WISHES_OF_A_PHONE:
        return False
    hall.put_wish(code, ModelWish(number))
    return True


def phone_waits(hall: HallModel, event: Event) -> bool:
    return hall.open_wishes_of(event.asked["phone"]) >= MOST_WISHES_OF_A_PHONE


def seen(hall: HallModel, event: Event) -> bool:
    wish = hall.wish(event.asked["code"])
    return wish is not None and wish.end == event.told["end"]


def accepted(hall: HallModel, event: Event) -> bool:
    """Her offer is a place of the slot; taken again, by another key, it is the same ticket."""
    code, wish, slot = event.told["code"], hall.wish(event.asked["code"]), event.asked["slot"]
    if wish is None or wish.end == LEFT:
        return False
    if wish.end == BOOKED:
        return hall.ticket(code) is not None
    # The place was held for her since it was offered; clerks may have filled their reserve since.
    if hall.ticket(code) is not None or hall.in_slot(slot) >= hall.capacity + hall.reserve:
        return False
    hall.put_ticket(code, ModelTicket(steps.BOOKED, event.asked["group"], slot=slot, own=BIRTH))
    hall.put_wish(event.asked["code"], ModelWish(wish.phone, end=BOOKED))
    return True


def declined(hall: HallModel, event: Event) -> bool:
    return hall.wish(event.asked["code"]) is not None


def left(hall: HallModel, event: Event) -> bool:
    wish = hall.wish(event.asked["code"])
    if wish is None or wish.end == BOOKED:
        return False
    if wish.end is None:
        hall.put_wish(event.asked["code"], ModelWish(wish.phone, end=LEFT))
    return True


def has_booked(hall: HallModel, event: Event) -> bool:
    wish = hall.wish(event.asked["code"])
    return wish is not None and wish.end == BOOKED


WAITERS = (
    Act(
        "join waitlist",
        4,
        _join,
        {"WaitlistJoined": joined, "TimesAreFree": steps.always, "PhoneWaitsAlready": phone_waits},
    ),
    Act("look", 5, _look, {"SeenWish": seen}),
    Act(
        "accept offer",
        5,
        _accept,
        {
            "AppointmentBooked": accepted,
            "OfferHasLapsed": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
    ),
    Act("decline offer", 1, _decline, {"OfferDeclined": declined, "OfferHasLapsed": steps.always}),
    Act("hand on", 2, _hand_on, {"int": steps.always}),
    Act("leave waitlist", 1, _leave, {"WaitlistLeft": left, "WishHasEnded": has_booked}),
)

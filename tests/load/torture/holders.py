"""What people do who are typing: hold a place, book what they hold, or let it go."""

from tests.integration.usecases.office_day import BIRTH, phone
from tests.load.torture import steps
from tests.load.torture.actors import PHONES, Act, Asked, Client
from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event

# -- what they ask -----------------------------------------------------------------------------------------


def _hold(client: Client) -> Asked:
    slot = client.luck.choice(client.slots)
    return Asked(lambda key: client.day.hold(slot, key=key), {"slot": slot.id})


def _hold_instead(client: Client) -> Asked | None:
    """Another time; what was held before is given up with it."""
    if not client.holds:
        return None
    before, _ = client.holds.pop()
    slot = client.luck.choice(client.slots)
    asked = {"slot": slot.id, "instead": client.code_of(before)}
    return Asked(lambda key: client.day.hold(slot, key=key, instead=before), asked)


def _book_held(client: Client) -> Asked | None:
    if not client.holds:
        return None
    hold, slot = client.holds.pop()
    number, name = phone(client.luck.randrange(PHONES)), client.some_name()
    return Asked(
        lambda key: client.day.book(slot, key=key, phone=number, name=name, hold=hold),
        {"group": slot.group_id, "slot": slot.id, "phone": number, "name": name, "procedure": BIRTH},
    )


def _release(client: Client) -> Asked | None:
    if not client.holds:
        return None
    hold, _ = client.holds.pop()
    return Asked(lambda key: client.day.release(hold, key=key), {"code": client.code_of(hold)})


# -- what the answers mean ---------------------------------------------------------------------------------


def held(hall: HallModel, event: Event) -> bool:
    code, slot = event.told["code"], event.asked["slot"]
    if hall.hold(code) is not None or hall.ticket(code) is not None or hall.in_slot(slot) >= hall.capacity:
        return False
    hall.put_hold(code, slot)
    if "instead" in event.asked:
        hall.put_hold(event.asked["instead"], None)
    return True


def released(hall: HallModel, event: Event) -> bool:
    hall.put_hold(event.asked["code"], None)
    return True


HOLDERS = (
    Act(
        "hold",
        3,
        _hold,
        {"SlotHeld": held, "SlotIsFull": steps.always, "SlotCannotBeHeld": steps.always},
    ),
    Act(
        "hold instead",
        1,
        _hold_instead,
        {"SlotHeld": held, "SlotIsFull": steps.always, "SlotCannotBeHeld": steps.always},
    ),
    Act(
        "book what is held",
        2,
        _book_held,
        {
            "AppointmentBooked": steps.booked,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
        may_be_given_up=True,
    ),
    Act("release", 1, _release, {"HoldReleased": released}),
)

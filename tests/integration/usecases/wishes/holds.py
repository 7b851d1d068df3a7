"""The wishes about a place that is held while somebody types."""

from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish


def _book_what_was_held(day: OfficeDay) -> Asked:
    slot = day.slots()[0]
    hold = day.held(slot)
    return Asked(
        lambda key: day.book(slot, key=key, hold=hold),
        lambda key: day.book(slot, key=key, hold=hold, name="Người Khác Demo"),
    )


def _hold(day: OfficeDay) -> Asked:
    slot = day.slots()[-1]
    return Asked(lambda key: day.hold(slot, key=key), None)


def _hold_three_places_instead(day: OfficeDay) -> Asked:
    first, second = day.slots(places=3)[:2]
    instead = day.held(first)
    return Asked(lambda key: day.hold(second, key=key, places=3, instead=instead), None)


def _release(day: OfficeDay) -> Asked:
    hold = day.held(day.slots()[0], places=2)
    return Asked(lambda key: day.release(hold, key=key), None)


HOLDS = (
    Wish("bookAppointment of what was held", "AppointmentBooked", _book_what_was_held),
    # Its key names the hold of a slot: of another slot it names another hold.
    Wish("holdSlot", "SlotHeld", _hold, has_other=False),
    Wish("holdSlot of three places instead", "SlotHeld", _hold_three_places_instead, has_other=False),
    Wish("releaseHold", "HoldReleased", _release, has_other=False),
)

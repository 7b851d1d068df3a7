"""What has happened before the newcomer comes: bookings for the week, and the morning up to now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from api.domain.appointments import SlotTime, bookable_days, slot_refusal, slot_times
from api.domain.calendar import at_local, local_day
from api.domain.offices import Office
from api.domain.procedures import Procedure
from api.local.demo.chance import chance
from api.local.demo.days import FIRST_BEFORE_OPENING, Arrival, pick_procedure
from api.local.demo.people import VISITORS, visitor
from api.local.demo.stepped_clock import SteppedClock
from api.local.demo.visitors import Visitors
from api.storage.hall import load_hall
from api.usecases.appointments import book_appointment
from api.usecases.services import Services

STEP = timedelta(seconds=40)
# Share of each day's places that visitors have booked: soon days fill first.
BOOKED_SHARES = (0.3, 0.35, 0.25, 0.15, 0.1, 0.06, 0.04, 0.02)
MOST_WAIT_BY_GROUP = {"land": 4, "civil-status": 3, "residence": 2}


def book_ahead(services: Services, *, office: Office, procedures: Sequence[Procedure]) -> int:
    """Visitors' bookings of the coming week; returns how many. Made again, they change nothing."""
    now, booked = services.now(), 0
    for ahead, day in enumerate(bookable_days(policy=office.booking_policy, now=now)):
        for group in office.groups:
            slots = slot_times(office=office, group=group, day=day)
            places = [(slot, place) for slot in slots for place in range(slot.capacity)]
            drawn = chance("bookings", day, group.id)
            for slot, place in drawn.sample(places, round(len(places) * BOOKED_SHARES[ahead])):
                booked += _book(services, office=office, procedures=procedures, slot=slot, place=place)
    return booked


def _book(
    services: Services, *, office: Office, procedures: Sequence[Procedure], slot: SlotTime, place: int
) -> bool:
    now = services.now()
    if slot_refusal(office=office, slot_id=slot.id, group_id=slot.group_id, now=now) is not None:
        return False
    person = visitor(chance("booker", slot.id, place).randrange(VISITORS))
    book_appointment(
        services,
        office_id=office.id,
        procedure_code=pick_procedure(
            office=office, group_id=slot.group_id, procedures=procedures, names=(slot.id, place)
        ).code,
        slot_id=slot.id,
        name=person.name,
        phone=person.phone,
        idempotency_key=f"visitor-{slot.starts_at:%y%m%d-%H%M}-{slot.group_id}-{place}",
    )
    return True


def play_morning(
    services: Services,
    *,
    office: Office,
    procedures: Sequence[Procedure],
    visitors: Visitors,
    until: datetime,
    progress: Callable[[datetime], None],
) -> None:
    """Everything from before the doors opened up to `until`; then somebody waits in every group."""
    day = local_day(until)
    shifts = office.calendar.shifts_on(day)
    if not shifts:
        return
    clock = SteppedClock(at_local(day, shifts[0].opens_at) - FIRST_BEFORE_OPENING)
    played = replace(services, clock=clock)
    while clock.now() < until:
        visitors.step(played)
        clock.move(STEP)
        progress(clock.now())
    clock.moment = until
    hall = load_hall(office_id=office.id, on=day)
    waiting = [ticket.group_id for ticket in hall.waiting()]
    for group in office.groups:
        for nth in range(waiting.count(group.id), MOST_WAIT_BY_GROUP.get(group.id, 1)):
            names = (day, group.id, "just came", nth)
            visitors.walk_in(
                played,
                Arrival(
                    at=until,
                    group_id=group.id,
                    person=visitor(chance(*names).randrange(VISITORS)),
                    procedure=pick_procedure(
                        office=office, group_id=group.id, procedures=procedures, names=names
                    ),
                    priority=None,
                    key=f"visitor-{day:%y%m%d}-{group.id}-just-came-{nth}",
                ),
            )

"""No-wait days: who walks in while others wait is offered a time instead of a number."""

from datetime import date

from api.domain.hall import Hall
from api.domain.offices import DayMode, Office, ServiceGroup, mode_on
from api.usecases.appointments import next_free_slots
from api.usecases.outcomes import TodayIsByAppointment
from api.usecases.services import Services


def would_wait(
    services: Services, *, office: Office, group: ServiceGroup, hall: Hall
) -> TodayIsByAppointment | None:
    """On a no-wait day a number is for who would be next; anybody else is offered a time to come back."""
    if not any(ticket.group_id == group.id for ticket in hall.waiting()):
        return None
    return by_appointment(services, office=office, group=group, day=hall.day)


def by_appointment(
    services: Services, *, office: Office, group: ServiceGroup, day: date
) -> TodayIsByAppointment | None:
    """On a no-wait day the next free time, for who cannot be given a number; None on any other day."""
    if mode_on(office=office, day=day) is not DayMode.NO_WAIT:
        return None
    free = next_free_slots(services, office=office, group=group, first=1)
    return TodayIsByAppointment(next_free=free[0].slot if free else None)

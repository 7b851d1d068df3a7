"""The forecast of an office's hall as it stands: whom the rules reckon with, and by what."""

from datetime import datetime

from api.domain.hall import Hall
from api.domain.offices import Office
from api.domain.queue import (
    ExpectedTicket,
    Experience,
    HallForecast,
    ServiceTimes,
    WaitingTicket,
    estimate,
    forecast_hall,
)


def forecast_of(
    hall: Hall,
    *,
    office: Office,
    experience: Experience,
    now: datetime,
    newcomer: WaitingTicket | None = None,
) -> HallForecast:
    """Who is called when, as the hall stands; with `newcomer` as if she had joined the line."""
    waiting = (*hall.waiting(), newcomer) if newcomer else hall.waiting()
    return forecast_hall(
        waiting=waiting,
        counters=hall.staffed(office),
        estimates={
            group.id: estimate(
                measured=hall.series[group.id].times if group.id in hall.series else ServiceTimes(),
                prior_minutes=group.desk_minutes,
            )
            for group in office.groups
        },
        now=now,
        calendar=office.calendar,
        expected=[
            ExpectedTicket(code=entry.code, group_id=entry.group_id, appointment_at=entry.appointment_at)
            for entry in hall.line
            if not entry.has_arrived
            and entry.appointment_at is not None
            and (newcomer is None or entry.code != newcomer.code)
        ],
        joining=() if newcomer else [group.id for group in office.groups],
        policy=office.queue_policy,
        experience=experience,
        classes={ticket.code: (ticket.priority.value,) for ticket in waiting if ticket.priority},
    )

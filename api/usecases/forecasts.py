"""The forecast of an office's hall, and what each call teaches it."""

import math
from datetime import datetime

from api.domain.hall import Hall
from api.domain.offices import Office
from api.domain.queue import (
    ExpectedTicket,
    HallForecast,
    Outlook,
    ServiceTimes,
    WaitingTicket,
    estimate,
    forecast_hall,
    serving_seconds,
)
from api.domain.tickets import Ticket
from api.storage import experience as experience_storage
from api.storage.transactions import StoreIsBusy
from api.usecases.services import Services


def forecast_now(
    services: Services,
    *,
    office: Office,
    hall: Hall,
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
            ExpectedTicket(
                code=entry.code,
                group_id=entry.group_id,
                appointment_at=entry.appointment_at,
                places=entry.places,
            )
            for entry in hall.line
            if not entry.has_arrived
            and entry.appointment_at is not None
            and (newcomer is None or entry.code != newcomer.code)
        ],
        joining=() if newcomer else [group.id for group in office.groups],
        policy=office.queue_policy,
        experience=services.experience(office.id),
        classes={ticket.code: (ticket.priority.value,) for ticket in waiting if ticket.priority},
    )


def outlook_on_arrival(services: Services, *, hall: Hall, ticket: Ticket, now: datetime) -> Outlook | None:
    """What the forecast knows of the wait of somebody who joins the line now with her number."""
    office = services.office(ticket.office_id)
    if office is None or ticket.number is None:
        return None
    newcomer = WaitingTicket(
        code=ticket.code,
        group_id=ticket.group_id,
        number=ticket.number,
        arrived_at=now,
        appointment_at=ticket.appointment_at,
        priority=ticket.priority,
        places=ticket.places,
    )
    line = forecast_now(services, office=office, hall=hall, now=now, newcomer=newcomer).line
    return next((place.outlook for place in line if place.ticket.code == ticket.code), None)


def learn_from_call(*, office: Office, ticket: Ticket) -> None:
    """Learn how long the called person really waited.

    Not in the call's own transaction: counters that call at the same moment must not wait for each other.
    What is lost when two do, or when the store is busy, is one call of thousands.
    """
    if ticket.outlook is None or ticket.checked_in_at is None or ticket.called_at is None:
        return
    waited = serving_seconds(calendar=office.calendar, since=ticket.checked_in_at, until=ticket.called_at)
    if not math.isfinite(waited):
        return
    try:
        experience = experience_storage.load_experience(office.id, consistent=True)
        if experience.has_learned(group_id=ticket.group_id, at=ticket.called_at):
            return
        learned = experience.with_call(ticket.outlook, waited=waited, at=ticket.called_at)
        experience_storage.save_experience(office.id, experience=learned)
    except StoreIsBusy:
        return

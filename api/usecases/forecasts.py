"""The forecast of an office's hall, and what each call teaches it."""

import math
from datetime import datetime

from api.domain.forecasts import forecast_of
from api.domain.hall import Hall
from api.domain.offices import Office
from api.domain.queue import HallForecast, Outlook, WaitingTicket, serving_seconds
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
    return forecast_of(
        hall, office=office, experience=services.experience(office.id), now=now, newcomer=newcomer
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

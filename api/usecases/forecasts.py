"""The forecast of an office's hall, and what each call teaches it."""

from datetime import datetime

from api.domain.forecasts import forecast_of, learned
from api.domain.hall import Hall
from api.domain.offices import Office
from api.domain.queue import HallForecast, Outlook, Visit, WaitingTicket, serving_seconds
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


def learn_from_call(*, office: Office, ticket: Ticket, visit: Visit | None) -> None:
    """Learn how long the called person really waited, and how long the `visit` before hers took.

    Not in the call's own transaction: counters that call at the same moment must not wait for each other.
    What is lost when two do, or when the store is busy, is one call of thousands.
    """
    if ticket.checked_in_at is None or ticket.called_at is None or (visit is None and ticket.outlook is None):
        return
    waited = serving_seconds(calendar=office.calendar, since=ticket.checked_in_at, until=ticket.called_at)
    try:
        before = experience_storage.load_experience(office.id, consistent=True)
        after = learned(
            before,
            office=office,
            visit=visit,
            outlook=ticket.outlook,
            waited=waited,
            at=ticket.called_at,
        )
        if after != before:
            experience_storage.save_experience(office.id, experience=after)
    except StoreIsBusy:
        return

"""The forecast of an office's hall, and what its calls teach it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from api.domain.hall import CallToLearn, Hall, LineEntry
from api.domain.offices import Office
from api.domain.queue import (
    ExpectedTicket,
    HallForecast,
    LastCall,
    Outlook,
    ServiceTimes,
    WaitingTicket,
    estimate,
    forecast_hall,
    serving_seconds,
)
from api.domain.tickets import Ticket
from api.storage import experience as experience_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import StoreIsBusy
from api.usecases.services import Services

# Counters that learn at the same moment: who is late begins again, and then lets it be.
TIMES_TO_LEARN = 2


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
    experience = services.experience(office.id)
    # Who was called last is known at once; what the calls teach besides is learned a few at a time.
    experience = replace(experience, last_calls={**experience.last_calls, **hall.last_calls()})
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
                procedure_code=entry.procedure_code,
                places=entry.places,
            )
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
        procedure_code=ticket.procedure_code,
        places=ticket.places,
    )
    line = forecast_now(services, office=office, hall=hall, now=now, newcomer=newcomer).line
    return next((place.outlook for place in line if place.ticket.code == ticket.code), None)


def lesson_of(*, office: Office, entry: LineEntry, now: datetime) -> CallToLearn | None:
    """What calling this person now will teach; None when nothing was forecast of her wait.

    Nor does who let others go first teach anything: she waited by her own choice.
    """
    if not entry.has_outlook or entry.given is not None or entry.arrived_at is None:
        return None
    waited = serving_seconds(calendar=office.calendar, since=entry.arrived_at, until=now)
    if not math.isfinite(waited):
        return None
    return CallToLearn(
        code=entry.code,
        group_id=entry.group_id,
        call=LastCall(waited=round(waited), at=round(now.timestamp())),
    )


def learn_from_calls(*, office_id: str, calls: Sequence[CallToLearn]) -> None:
    """Learn how long the called people really waited; those since sent on elsewhere are left out.

    Not in any call's own transaction: counters that call at the same moment must not wait for each other.
    Nobody else learns these calls, and what is lost when the store is busy is a few calls of thousands.
    """
    if not calls:
        return
    try:
        tickets = tickets_storage.load_tickets([each.code for each in calls])
        for _ in range(TIMES_TO_LEARN):
            known = experience_storage.load_experience(office_id, consistent=True)
            learned = known
            for each in calls:
                ticket = tickets.get(each.code)
                if ticket is not None and ticket.outlook is not None:
                    at = datetime.fromtimestamp(each.call.at, tz=UTC)
                    learned = learned.with_call(ticket.outlook, waited=each.call.waited, at=at)
            newest = {**learned.last_calls, **_newer(known.last_calls, than=learned.last_calls)}
            learned = replace(learned, last_calls=newest)
            if experience_storage.save_experience(office_id, experience=learned, was=known):
                return
    except StoreIsBusy:
        return


def _newer(calls: Mapping[str, LastCall], *, than: Mapping[str, LastCall]) -> dict[str, LastCall]:
    return {group_id: call for group_id, call in calls.items() if call.at > than[group_id].at}

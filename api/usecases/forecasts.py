"""The forecast of an office's hall, and what its calls teach it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from api.domain.accuracy import ToldWindows
from api.domain.calendar import local_day
from api.domain.forecasts import forecast_of, learned, learned_of_absent, visit_before
from api.domain.hall import CallToLearn, Hall, LineEntry, OpenCounter
from api.domain.offices import Office
from api.domain.queue import Experience, HallForecast, LastCall, PlaceInLine, WaitingTicket, serving_seconds
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
    return forecast_of(
        hall, office=office, experience=services.experience(office.id), now=now, newcomer=newcomer
    )


def with_forecast(
    services: Services, *, hall: Hall, ticket: Ticket, now: datetime
) -> tuple[Ticket, PlaceInLine | None]:
    """Who joins the line now with her number: the ticket with what is forecast of her wait, and her place."""
    office = services.office(ticket.office_id)
    if office is None or ticket.number is None:
        return ticket, None
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
    place = next((place for place in line if place.ticket.code == ticket.code), None)
    if place is None:
        return ticket, None
    return replace(ticket, outlook=place.outlook, told=place.window), place


def lesson_of(*, office: Office, entry: LineEntry, counter: OpenCounter, now: datetime) -> CallToLearn | None:
    """What calling this person now will teach: how long she waited, and how long the visit before hers took.

    Of her wait nothing, when nothing was forecast of it, or when she let others go first by her own choice.
    None when there is nothing at all to learn.
    """
    call, visit = None, visit_before(counter)
    if entry.has_outlook and entry.given is None and entry.arrived_at is not None:
        waited = serving_seconds(calendar=office.calendar, since=entry.arrived_at, until=now)
        if math.isfinite(waited):
            call = LastCall(waited=round(waited), at=round(now.timestamp()))
    if call is None and visit is None:
        return None
    return CallToLearn(code=entry.code, group_id=entry.group_id, call=call, visit=visit)


def learn_from_calls(*, office: Office, calls: Sequence[CallToLearn], hall: Hall, now: datetime) -> None:
    """Learn what these calls of one counter and day teach, and count how true the windows were.

    Of those since sent on elsewhere, nothing. `hall` tells who did not come to her appointment.

    Not in any call's own transaction: counters that call at the same moment must not wait for each other.
    Nobody else learns these calls, and what is lost when the store is busy is a few calls of thousands.
    """
    if not calls:
        return
    try:
        tickets = tickets_storage.load_tickets([each.code for each in calls if each.call])
        on = local_day(_moment(calls[0]))
        for _ in range(TIMES_TO_LEARN):
            known, told = experience_storage.load_to_learn(office.id, on=on)
            after = _with_calls(known, calls=calls, tickets=tickets, office=office)
            after = learned_of_absent(after, hall=hall, now=now)
            counted = _with_windows(told, calls=calls, tickets=tickets)
            if after == known or experience_storage.save_experience(
                office.id, experience=after, was=known, on=on, told=counted, told_before=told
            ):
                return
    except StoreIsBusy:
        return


def _with_calls(
    known: Experience, *, calls: Sequence[CallToLearn], tickets: Mapping[str, Ticket], office: Office
) -> Experience:
    after = known
    for each in calls:
        ticket = tickets.get(each.code) if each.call else None
        after = learned(
            after,
            office=office,
            visit=each.visit,
            outlook=ticket.outlook if ticket else None,
            waited=each.call.waited if each.call else 0.0,
            at=_moment(each),
            came_after=_came_after(ticket) if ticket else None,
        )
    # Others may have learned later calls meanwhile: the last call of a group stays the last.
    later = {
        group_id: call
        for group_id, call in known.last_calls.items()
        if call.at > after.last_calls[group_id].at
    }
    return replace(after, last_calls={**after.last_calls, **later})


def _with_windows(
    told: ToldWindows, *, calls: Sequence[CallToLearn], tickets: Mapping[str, Ticket]
) -> ToldWindows:
    for each in calls:
        ticket = tickets.get(each.code) if each.call else None
        if ticket is not None and ticket.told is not None:
            told = told.with_call(ticket.told, called_at=_moment(each))
    return told


def _came_after(ticket: Ticket) -> timedelta | None:
    """How long after her appointment's time she came; None without one, or once she was sent on."""
    if ticket.outlook is None or ticket.appointment_at is None or ticket.checked_in_at is None:
        return None
    return ticket.checked_in_at - ticket.appointment_at


def _moment(each: CallToLearn) -> datetime:
    """When this call was made; that of the visit before it when nothing is known of the call."""
    if each.call is not None:
        return datetime.fromtimestamp(each.call.at, tz=UTC)
    return each.visit.ended_at if each.visit is not None else datetime.fromtimestamp(0, tz=UTC)

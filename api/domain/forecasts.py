"""The forecast of an office's hall as it stands: whom the rules reckon with, and by what."""

import math
from dataclasses import replace
from datetime import datetime, timedelta

from api.domain.hall import CounterAct, Hall, OpenCounter
from api.domain.offices import Office, ServiceGroup
from api.domain.queue import (
    ABSENT_AFTER,
    Estimate,
    ExpectedTicket,
    Experience,
    HallForecast,
    Outlook,
    ServiceTimes,
    Visit,
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
    experience = _with_news(experience, hall=hall, office=office)
    return forecast_hall(
        waiting=waiting,
        counters=hall.staffed(office, now=now),
        estimates={group.id: _estimate(group, hall=hall, experience=experience) for group in office.groups},
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


def visit_before(counter: OpenCounter) -> Visit | None:
    """The visit that ended at a counter which is about to call again; None when it is not known there."""
    done = counter.last_own_act
    if done is None or done.released is None or done.act not in (CounterAct.FINISH, CounterAct.NO_SHOW):
        return None
    return Visit(
        group_id=done.released.group_id,
        procedure_code=done.released.procedure_code,
        counter=counter.number,
        seconds=(done.at - done.released.called_at).total_seconds() / done.released.places,
        ended_at=done.at,
    )


def learned(
    experience: Experience,
    *,
    office: Office,
    visit: Visit | None,
    outlook: Outlook | None,
    waited: float,
    at: datetime,
    came_after: timedelta | None = None,
) -> Experience:
    """Experience after a call: of the visit that ended before it there, and of how long the called waited.

    `outlook` is None when nothing was known of that wait. `came_after` is how long after her appointment's
    time she came, below nought before it; None when she had none.
    """
    after = _with_visit(experience, visit, office=office) if visit else experience
    if came_after is not None:
        after = replace(after, attendance=after.attendance.with_arrival(came_after))
    if outlook is not None and math.isfinite(waited):
        after = after.with_call(outlook, waited=waited, at=at)
    return after if after == experience else replace(after, calls=experience.calls + 1)


def learned_of_absent(experience: Experience, *, hall: Hall, now: datetime) -> Experience:
    """Experience with those who by now did not come to their appointment, each counted once."""
    counted_until = experience.attendance.counted_until
    missed = [
        round(entry.appointment_at.timestamp())
        for entry in hall.line
        if not entry.has_arrived
        and entry.appointment_at is not None
        and entry.appointment_at + ABSENT_AFTER <= now
        and entry.appointment_at.timestamp() > counted_until
    ]
    if not missed:
        return experience
    attendance = experience.attendance.with_absent(len(missed), until=max(missed))
    return replace(experience, attendance=attendance, calls=experience.calls + 1)


def _with_news(experience: Experience, *, hall: Hall, office: Office) -> Experience:
    """With what the hall still keeps to be learned of visits and last calls: a slow morning shows at once."""
    visits = [each.visit for counter in hall.counters.values() for each in counter.to_learn if each.visit]
    for visit in sorted(visits, key=lambda visit: (visit.ended_at, visit.counter)):
        experience = _with_visit(experience, visit, office=office)
    return replace(experience, last_calls={**experience.last_calls, **hall.last_calls()})


def _with_visit(experience: Experience, visit: Visit, *, office: Office) -> Experience:
    group = office.group(visit.group_id)
    if group is None or experience.lessons.has_learned(visit):
        return experience
    return experience.with_visit(visit, prior_minutes=group.desk_minutes)


def _estimate(group: ServiceGroup, *, hall: Hall, experience: Experience) -> Estimate:
    """Before an office has learned anything of a group: its guess, drawn to what was measured today."""
    if experience.lessons.knows(group.id):
        return experience.lessons.estimate(group.id, prior_minutes=group.desk_minutes)
    measured = hall.series[group.id].times if group.id in hall.series else ServiceTimes()
    return estimate(measured=measured, prior_minutes=group.desk_minutes)

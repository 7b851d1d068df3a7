"""A day's plan: who walks in when and how each visit goes; drawn the same at each restart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.calendar import at_local
from api.domain.offices import Office
from api.domain.procedures import Procedure
from api.domain.queue import PriorityClass
from api.local.demo.chance import chance
from api.local.demo.people import VISITORS, Visitor, visitor

# A little more than the desks can serve: the line stays, and who finds it too long turns round at the door.
WALK_INS_PER_HOUR = {
    "land": 11.0,
    "civil-status": 13.0,
    "residence": 8.0,
    "construction": 2.5,
    "business": 3.5,
    "social": 5.0,
}
LONGEST_LINE = {
    "land": 6,
    "civil-status": 5,
    "residence": 4,
    "construction": 2,
    "business": 2,
    "social": 3,
}
FIRST_BEFORE_OPENING = timedelta(minutes=12)
LAST_BEFORE_CLOSING = timedelta(minutes=25)

NEVER_COME = 0.08
NO_SHOWS = 0.08
HAVE_PRIORITY = 0.12
# Gamma shape whose standard deviation is 0.6 of the mean, as visits at a desk are believed to be.
SERVICE_SHAPE = 2.8
SHORTEST_SERVICE, LONGEST_SERVICE = timedelta(minutes=1.5), timedelta(minutes=25)
# Visits take this share of what the catalogue expects: who looks for a minute sees the hall move.
BRISKNESS = 0.55
HAND_IN_A_DOSSIER = 0.6
LACK_A_DOCUMENT = 0.12
ANY_VISIT_IN_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who walks in without an appointment."""

    at: datetime
    group_id: str
    person: Visitor
    procedure: Procedure
    priority: PriorityClass | None
    key: str


@dataclass(frozen=True, slots=True)
class Visit:
    """How one visit goes, drawn from its ticket's code."""

    is_kept: bool
    comes_before_appointment: timedelta
    shows_up: bool
    walk_to_counter: timedelta
    service: timedelta
    hands_in: bool
    lacks_a_document: bool
    pause_after: timedelta


def procedures_of(*, office: Office, group_id: str, procedures: Sequence[Procedure]) -> list[Procedure]:
    """The catalogue's procedures that this group handles."""
    return [
        procedure
        for procedure in procedures
        if (group := office.group_of_sector(procedure.sector)) is not None and group.id == group_id
    ]


def pick_procedure(
    *, office: Office, group_id: str, procedures: Sequence[Procedure], names: Sequence[object]
) -> Procedure:
    """One of the group's procedures; those that stand first in the catalogue come more often."""
    offered = procedures_of(office=office, group_id=group_id, procedures=procedures)
    weights = [1 / (rank + 1) for rank in range(len(offered))]
    return chance("procedure", *names).choices(offered, weights)[0]


def walk_ins(*, office: Office, procedures: Sequence[Procedure], day: date) -> list[Arrival]:
    """Everybody who walks in on this day, in order; nobody on a day off."""
    arrivals: list[Arrival] = []
    for group in office.groups:
        drawn = chance("walk-ins", day, group.id)
        mean_gap = timedelta(hours=1) / WALK_INS_PER_HOUR.get(group.id, 1.0)
        for shift in office.calendar.shifts_on(day):
            at = at_local(day, shift.opens_at) - FIRST_BEFORE_OPENING + mean_gap * drawn.random()
            while at < at_local(day, shift.closes_at) - LAST_BEFORE_CLOSING:
                arrivals.append(
                    Arrival(
                        at=at,
                        group_id=group.id,
                        person=visitor(drawn.randrange(VISITORS)),
                        procedure=pick_procedure(
                            office=office, group_id=group.id, procedures=procedures, names=(day, at)
                        ),
                        priority=_priority(day, group.id, at),
                        key=f"visitor-{day:%y%m%d}-{group.id}-{len(arrivals):04}",
                    )
                )
                at += mean_gap * drawn.expovariate(1)
    return sorted(arrivals, key=lambda arrival: arrival.at)


def _priority(*names: object) -> PriorityClass | None:
    drawn = chance("priority", *names)
    return drawn.choice(tuple(PriorityClass)) if drawn.random() < HAVE_PRIORITY else None


def visit_of(code: str, *, procedure: Procedure | None) -> Visit:
    """How the visit with this ticket goes."""
    drawn = chance("visit", code)
    minutes = (procedure.desk_minutes if procedure else None) or ANY_VISIT_IN_MINUTES
    service = timedelta(minutes=minutes * BRISKNESS * drawn.gammavariate(SERVICE_SHAPE, 1 / SERVICE_SHAPE))
    return Visit(
        is_kept=drawn.random() >= NEVER_COME,
        comes_before_appointment=timedelta(minutes=drawn.uniform(-6, 18)),
        shows_up=drawn.random() >= NO_SHOWS,
        walk_to_counter=timedelta(seconds=drawn.uniform(15, 45)),
        service=min(max(service, SHORTEST_SERVICE), LONGEST_SERVICE),
        hands_in=drawn.random() < HAND_IN_A_DOSSIER,
        lacks_a_document=drawn.random() < LACK_A_DOCUMENT,
        pause_after=timedelta(seconds=drawn.uniform(8, 30)),
    )

"""The people of one simulated day: when each comes, what for, and the luck of it."""

import math
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local
from api.domain.queue import PriorityClass
from api.local.simulate.wards import Procedure, Ward

# Booked people come eight minutes early on average, hardly one after the grace.
EARLY_MINUTES, EARLY_SPREAD = 8.0, 6.0
# From the call to the counter, in seconds; and how long a clerk waits for who does not come.
WALK_SECONDS = (15.0, 45.0)
ABSENT_SECONDS = 180.0
# Walk-ins come in these hours; the first of them is that of a rush.
_HOURS = ((time(7, 30), 60), (time(8, 30), 150), (time(13, 30), 170))
_DAY_SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Visitor:
    """`arrives` is None for who booked and does not come; `service_luck` is standard normal."""

    code: str
    procedure: Procedure
    arrives: datetime | None
    appointment_at: datetime | None
    priority: PriorityClass | None
    is_present: bool
    walk_seconds: float
    service_luck: float


def service_seconds(ward: Ward, *, procedure: Procedure, counter: int, luck: float) -> float:
    """The true length of a service: log-normal around the procedure's mean, stretched by the counter."""
    log_sd = math.sqrt(math.log1p(procedure.spread**2))
    mean = procedure.minutes * 60 * ward.speeds[counter]
    return mean * math.exp(log_sd * luck - log_sd**2 / 2)


def visitors_of(ward: Ward, *, on: date, chance: random.Random) -> list[Visitor]:
    """Everybody who comes or has booked that day."""
    number = round(
        ward.people * max(chance.gauss(1, _DAY_SPREAD), 0.5) + chance.gauss(0, 1) * math.sqrt(ward.people) / 2
    )
    shares = [one.share * len(ward.office.counters_of(one.group_id)) for one in ward.procedures]
    people = []
    for place in range(number):
        procedure = chance.choices(ward.procedures, shares)[0]
        appointment_at, arrives = None, walk_in_moment(ward, on=on, chance=chance)
        if chance.random() < ward.booked_share:
            appointment_at = _slot(on=on, chance=chance)
            arrives = appointment_at + timedelta(minutes=arrival_offset(chance))
        shows_up = appointment_at is None or chance.random() < ward.show_up
        people.append(
            Visitor(
                code=f"V{place:03}",
                procedure=procedure,
                arrives=arrives if shows_up else None,
                appointment_at=appointment_at,
                priority=chance.choice(list(PriorityClass))
                if chance.random() < ward.priority_share
                else None,
                is_present=chance.random() < ward.present,
                walk_seconds=chance.uniform(*WALK_SECONDS),
                service_luck=chance.gauss(0, 1),
            )
        )
    return people


def walk_in_moment(ward: Ward, *, on: date, chance: random.Random) -> datetime:
    """When somebody without an appointment comes."""
    weights = (ward.rush, *((1 - ward.rush) * minutes for _, minutes in _HOURS[1:]))
    total = sum(minutes for _, minutes in _HOURS[1:])
    begins, minutes = chance.choices(_HOURS, [weights[0] * total, *weights[1:]])[0]
    return at_local(on, begins) + timedelta(minutes=chance.uniform(0, minutes))


def arrival_offset(chance: random.Random) -> float:
    """Minutes after the appointment's time at which somebody who booked comes; mostly below nought."""
    return max(-30.0, min(chance.gauss(-EARLY_MINUTES, EARLY_SPREAD), 20.0))


def _slot(*, on: date, chance: random.Random) -> datetime:
    """Times are spread evenly over the day, every ten minutes."""
    morning = [at_local(on, time(7, 45)) + timedelta(minutes=10 * step) for step in range(20)]
    afternoon = [at_local(on, time(13, 45)) + timedelta(minutes=10 * step) for step in range(16)]
    return chance.choice(morning + afternoon)

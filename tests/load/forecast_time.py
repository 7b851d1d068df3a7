"""How long the forecast of a full hall takes: a hundred people, seven counters, four groups, much learned."""

from datetime import UTC, datetime, time, timedelta
from time import process_time

from api.domain.calendar import Shift, WorkingCalendar
from api.domain.queue import (
    Estimate,
    Experience,
    HallForecast,
    StaffedCounter,
    WaitingTicket,
    forecast_hall,
)

PEOPLE = 100
LIMIT_IN_MS = 20
_RUNS = 20
_GROUPS = ("land", "civil-status", "residence", "social")
_NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
_HOURS = WorkingCalendar(shifts=(Shift(time(7, 30), time(11, 30)), Shift(time(13, 30), time(17, 0))))
_WAITING = [
    WaitingTicket(
        code=f"C{number}",
        group_id=_GROUPS[number % len(_GROUPS)],
        number=number // len(_GROUPS) + 1,
        arrived_at=_NOW - timedelta(minutes=PEOPLE - number),
        appointment_at=None,
    )
    for number in range(PEOPLE)
]
_COUNTERS = [
    StaffedCounter(
        number=number,
        group_ids=(_GROUPS[number % 4], _GROUPS[(number + 1) % 4]),
        busy_since=_NOW - timedelta(minutes=3),
        busy_group_id=_GROUPS[number % 4],
    )
    for number in range(1, 8)
]
_ESTIMATES = {group: Estimate(mean_seconds=400, sd_seconds=240, mean_error_seconds=40) for group in _GROUPS}


def forecast_of_full_hall(experience: Experience) -> HallForecast:
    """As a board asks for it: everybody's window, and that of who would join each group now."""
    return forecast_hall(
        waiting=_WAITING,
        counters=_COUNTERS,
        estimates=_ESTIMATES,
        now=_NOW,
        calendar=_HOURS,
        experience=experience,
        joining=_GROUPS,
    )


def much_learned() -> Experience:
    """Every person of the hall has taught, so that every sign has its weight."""
    experience = Experience()
    for place in forecast_of_full_hall(experience).line:
        if place.outlook is not None:
            experience = experience.with_call(place.outlook, waited=900, at=_NOW)
    return experience


def fastest_in_ms(runs: int = _RUNS) -> float:
    """Processor time of the fastest of several runs: what is slower, others on the machine did."""
    experience, fastest = much_learned(), float("inf")
    for _ in range(runs):
        began = process_time()
        forecast_of_full_hall(experience)
        fastest = min(fastest, process_time() - began)
    return fastest * 1000

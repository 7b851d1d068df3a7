"""A line and its counters for tests of the queue, by hand and drawn at random."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local, local_clock
from api.domain.queue import (
    CallWindow,
    ExpectedTicket,
    PlaceInLine,
    ServiceTimes,
    StaffedCounter,
    WaitingTicket,
    estimate,
    forecast_hall,
)

MONDAY = date(2026, 11, 23)
CALENDAR = WorkingCalendar(shifts=(Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17))))
GROUPS = ("land", "civil-status", "residence")
ESTIMATES = {
    "land": estimate(measured=ServiceTimes(), prior_minutes=20),
    "civil-status": estimate(measured=ServiceTimes(), prior_minutes=8),
    "residence": estimate(measured=ServiceTimes(), prior_minutes=12),
}
FIVE_MINUTES = timedelta(minutes=5)
MINUTES = st.integers(0, 150)


def at(clock: str) -> datetime:
    return at_local(MONDAY, time.fromisoformat(clock))


NOW = at("09:32")


def ticket(
    number: int, arrived: str, *, appointment: str | None = None, group_id: str = "residence"
) -> WaitingTicket:
    return WaitingTicket(
        code=f"{group_id}-{number}",
        group_id=group_id,
        number=number,
        arrived_at=at(arrived),
        appointment_at=at(appointment) if appointment else None,
    )


def counter(
    number: int, *group_ids: str, busy_since: str | None = None, with_group: str | None = None
) -> StaffedCounter:
    return StaffedCounter(
        number=number,
        group_ids=group_ids or ("residence",),
        busy_since=at(busy_since) if busy_since else None,
        busy_group_id=with_group or ((group_ids or ("residence",))[0] if busy_since else None),
    )


def forecast(
    waiting: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    *,
    now: datetime = NOW,
    expected: Sequence[ExpectedTicket] = (),
) -> tuple[PlaceInLine, ...]:
    return forecast_hall(
        waiting=waiting, counters=counters, estimates=ESTIMATES, now=now, calendar=CALENDAR, expected=expected
    ).line


def shown(window: CallWindow | None) -> str | None:
    return window and f"{local_clock(window.call_from):%H:%M}–{local_clock(window.call_to):%H:%M}"


@st.composite
def lines(draw: st.DrawFn) -> list[WaitingTicket]:
    """People of three groups who came within the last 150 minutes; numbers are given in order of arrival."""
    arrivals = sorted(draw(st.lists(MINUTES, max_size=14)), reverse=True)
    numbers = dict.fromkeys(GROUPS, 0)
    line = []
    for minutes in arrivals:
        group_id = draw(st.sampled_from(GROUPS))
        numbers[group_id] += 1
        ahead = draw(st.none() | st.integers(-12, 12).map(lambda slots: timedelta(minutes=15 * slots)))
        line.append(
            WaitingTicket(
                code=f"{group_id}-{numbers[group_id]}",
                group_id=group_id,
                number=numbers[group_id],
                arrived_at=NOW - timedelta(minutes=minutes),
                appointment_at=None if ahead is None else at("09:30") + ahead,
            )
        )
    return line


@st.composite
def halls(draw: st.DrawFn) -> list[StaffedCounter]:
    counters = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        group_ids = tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), min_size=1))))
        busy = draw(st.none() | st.integers(0, 90))
        counters.append(
            StaffedCounter(
                number=number,
                group_ids=group_ids,
                busy_since=None if busy is None else NOW - timedelta(minutes=busy),
                busy_group_id=None if busy is None else group_ids[0],
            )
        )
    return counters

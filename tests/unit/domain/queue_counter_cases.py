"""Lines with people sent to one counter, and counters with procedures they may not take."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.queue import Estimate, QueuePolicy, StaffedCounter, TurnGiven, WaitingTicket

MONDAY = date(2026, 11, 23)
ALL_DAY = WorkingCalendar(shifts=(Shift(time(0), time(23, 59)),))
POLICY = QueuePolicy()
GROUPS = ("civil-status", "land", "residence")
PROCEDURES = ("birth", "deed", "move")
NOW = at_local(MONDAY, time(9, 32))
SERVICE = {
    "civil-status": Estimate(mean_seconds=431.7, sd_seconds=0.0),
    "land": Estimate(mean_seconds=977.3, sd_seconds=0.0),
    "residence": Estimate(mean_seconds=613.9, sd_seconds=0.0),
}


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def person(
    number: int, waited: float, *, appointment_in: float | None = None, sent_to: int | None = None
) -> WaitingTicket:
    return WaitingTicket(
        code=f"r-{number}",
        group_id="residence",
        number=number,
        arrived_at=NOW - minutes(waited),
        appointment_at=None if appointment_in is None else NOW + minutes(appointment_in),
        sent_to=sent_to,
    )


@st.composite
def lines(draw: st.DrawFn) -> list[WaitingTicket]:
    """People of three groups; some sent to a counter, some with an appointment, some letting others first."""
    line: list[WaitingTicket] = []
    for number, waited in enumerate(
        sorted(draw(st.lists(st.integers(0, 100), max_size=12)), reverse=True), start=1
    ):
        quarter = draw(st.none() | st.integers(-5, 6))
        line.append(
            WaitingTicket(
                code=f"{number}",
                group_id=draw(st.sampled_from(GROUPS)),
                number=number,
                arrived_at=NOW - minutes(waited),
                appointment_at=None if quarter is None else NOW + minutes(15 * quarter),
                procedure_code=draw(st.sampled_from(PROCEDURES)),
                sent_to=draw(st.sampled_from((None, None, 1, 2, 3))),
            )
        )
    for place, giver in enumerate(line):
        mates = [other.code for other in line if other.group_id == giver.group_id and other is not giver]
        if mates and draw(st.integers(0, 3)) == 0:
            to = draw(st.lists(st.sampled_from(mates), min_size=1, max_size=4, unique=True))
            line[place] = replace(giver, given=TurnGiven(to=tuple(to), at=NOW, times=0))
    return line


@st.composite
def halls(draw: st.DrawFn) -> list[StaffedCounter]:
    """Up to three counters, busy for different lengths, each with what it may not take."""
    return [
        StaffedCounter(
            number=number,
            group_ids=tuple(draw(st.sets(st.sampled_from(GROUPS), min_size=1))),
            # No two of them ever call at the same moment.
            busy_since=NOW - timedelta(seconds=17.1 * number),
            busy_group_id="civil-status",
            refused_procedures=tuple(draw(st.sets(st.sampled_from(PROCEDURES), max_size=2))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]

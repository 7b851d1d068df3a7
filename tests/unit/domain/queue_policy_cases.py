"""People waiting under an office's policy, by hand and drawn at random."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.queue import (
    PriorityClass,
    QueuePolicy,
    TurnGiven,
    WaitingTicket,
    call_order,
)

MONDAY = date(2026, 11, 23)
ALL_DAY = WorkingCalendar(shifts=(Shift(time(0), time(23, 59)),))
POLICY = QueuePolicy()
GROUPS = ("civil-status", "land", "residence")
# Where somebody of a drawn line may have been sent.
ONLY_COUNTER = 1


def at(clock: str) -> datetime:
    return at_local(MONDAY, time.fromisoformat(clock))


NOW = at("09:32")


def person(
    number: int,
    arrived: str,
    *,
    appointment: str | None = None,
    priority: bool = False,
    lets: Sequence[int] = (),
    since: str = "09:30",
    group_id: str = "residence",
) -> WaitingTicket:
    return WaitingTicket(
        code=f"{group_id}-{number}",
        group_id=group_id,
        number=number,
        arrived_at=at(arrived),
        appointment_at=at(appointment) if appointment else None,
        priority=PriorityClass.ELDERLY if priority else None,
        given=TurnGiven(to=tuple(f"{group_id}-{one}" for one in lets), at=at(since), times=1)
        if lets
        else None,
    )


def numbers(waiting: Sequence[WaitingTicket], *, ordinary_calls: int = 0) -> list[int]:
    order = call_order(waiting=waiting, now=NOW, policy=POLICY, ordinary_calls=ordinary_calls)
    return [ticket.number for ticket in order]


def five(**changed: WaitingTicket) -> list[WaitingTicket]:
    """Numbers 1 to 5, who came at 9:01 to 9:05; `p3=…` puts somebody else in the place of number 3."""
    return [changed.get(f"p{number}", person(number, f"09:0{number}")) for number in range(1, 6)]


@st.composite
def lines(draw: st.DrawFn) -> list[WaitingTicket]:
    """People of three groups, some with an appointment, a class, or a turn given to others of their group.

    Of those to whom a turn was given some were called since and sent on: to another group, or to a counter.
    """
    line: list[WaitingTicket] = []
    for number, minutes in enumerate(
        sorted(draw(st.lists(st.integers(0, 100), max_size=12)), reverse=True), start=1
    ):
        quarter = draw(st.none() | st.integers(-5, 6))
        line.append(
            WaitingTicket(
                code=f"{number}",
                group_id=draw(st.sampled_from(GROUPS)),
                number=number,
                arrived_at=NOW - timedelta(minutes=minutes),
                appointment_at=None if quarter is None else at("09:30") + timedelta(minutes=15 * quarter),
                priority=draw(st.none() | st.sampled_from(PriorityClass)),
            )
        )
    for place, giver in enumerate(line):
        mates = [other.code for other in line if other.group_id == giver.group_id and other is not giver]
        if mates and draw(st.integers(0, 3)) == 0:
            to = draw(st.lists(st.sampled_from(mates), min_size=1, max_size=4, unique=True))
            line[place] = replace(
                giver,
                given=TurnGiven(
                    to=tuple(to),
                    at=NOW - timedelta(minutes=draw(st.integers(0, 9))),
                    times=draw(st.integers(0, 3)),  # none: she is back after a missed call
                ),
            )
    let_first = {code for giver in line if giver.given for code in giver.given.to}
    for place, taker in enumerate(line):
        if taker.code in let_first and draw(st.integers(0, 2)) == 0:
            group_id = draw(st.sampled_from(GROUPS))
            to_counter = draw(st.none() | st.just(ONLY_COUNTER))
            line[place] = replace(taker, group_id=group_id, sent_to=to_counter, given=None)
    return line


policies = st.builds(
    QueuePolicy,
    calls_per_priority=st.integers(2, 5),
    longest_wait_minutes=st.integers(15, 90),
    priority_classes=st.sets(st.sampled_from(PriorityClass)).map(lambda found: tuple(sorted(found))),
    early_minutes=st.integers(0, 30),
    late_minutes=st.integers(0, 60),
)

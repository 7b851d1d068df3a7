"""Attendance: how many of those who booked come, and when, learned from who came and who did not."""

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.forecasts import learned_of_absent
from api.domain.hall import Hall, LineEntry
from api.domain.queue import ABSENT_AFTER, Attendance, Experience
from api.storage.codec import decode, encode
from tests.unit.domain.queue_cases import MONDAY, at

LONG_BEFORE = timedelta(hours=-3)
ASKED = 200


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def learned_from(*, come: float, early: float, people: int = 600) -> Attendance:
    """Of so many people this share came, around so many minutes before their time."""
    chance, attendance = random.Random(5), Attendance()
    for number in range(people):
        if chance.random() < come:
            attendance = attendance.with_arrival(minutes(chance.gauss(-early, 4)))
        else:
            attendance = attendance.with_absent(1, until=number)
    return attendance


def share_who_come(attendance: Attendance, *, after: timedelta = LONG_BEFORE) -> float:
    answers = attendance.arrivals(after=after, of=ASKED)
    return sum(answer is not None for answer in answers) / ASKED


def middle(attendance: Attendance) -> timedelta:
    come = [answer for answer in attendance.arrivals(after=LONG_BEFORE, of=ASKED) if answer is not None]
    return come[len(come) // 2]


def test_office_without_bookings_believes_that_most_come_and_are_a_little_early() -> None:
    assert share_who_come(Attendance()) == pytest.approx(0.85, abs=0.01)
    assert minutes(-10) < middle(Attendance()) < minutes(0)


@pytest.mark.parametrize(("come", "early"), [(0.95, 20), (0.7, 8), (0.4, 0)])
def test_share_and_time_are_learned(come: float, early: float) -> None:
    attendance = learned_from(come=come, early=early)
    assert share_who_come(attendance) == pytest.approx(come, abs=0.05)
    assert middle(attendance) / minutes(1) == pytest.approx(-early, abs=2.5)


def test_few_people_say_little() -> None:
    nobody_came = Attendance().with_absent(2, until=1)
    assert 0.7 < share_who_come(nobody_came) < 0.85


def test_who_is_not_here_at_her_time_comes_less_likely_and_none_comes_in_the_past() -> None:
    attendance = learned_from(come=0.7, early=8)
    shares = [share_who_come(attendance, after=minutes(after)) for after in (-30, -8, 0, 5, 14)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == pytest.approx(0.7, abs=0.05)
    assert shares[2] < 0.2
    assert share_who_come(attendance, after=ABSENT_AFTER) == 0


@given(
    st.lists(st.one_of(st.none(), st.integers(-90, 90)), max_size=40),
    st.integers(-200, 30),
    st.integers(1, 40),
)
def test_answers_are_in_order_and_never_before_now(people: list[int | None], passed: int, asked: int) -> None:
    attendance = Attendance()
    for each in people:
        if each is None:
            attendance = attendance.with_absent(1, until=1)
        else:
            attendance = attendance.with_arrival(minutes(each))
    answers = attendance.arrivals(after=minutes(passed), of=asked)
    come = [answer for answer in answers if answer is not None]
    assert len(answers) == asked
    assert answers == [*come, *[None] * (asked - len(come))]
    assert come == sorted(come)
    assert all(minutes(passed) <= answer <= ABSENT_AFTER for answer in come)
    assert decode(Attendance, encode(attendance)) == attendance


def test_recent_people_count_more() -> None:
    used_to_come = learned_from(come=1, early=8)
    assert share_who_come(used_to_come.with_absent(700, until=1)) < 0.4


@pytest.mark.parametrize(("after", "counts"), [(14, True), (15, False), (90, False)])
def test_who_comes_when_she_was_counted_as_absent_changes_nothing(after: int, counts: bool) -> None:
    assert (Attendance().with_arrival(minutes(after)) != Attendance()) is counts


def booked(code: str, clock: str, *, came: bool = False) -> LineEntry:
    return LineEntry(
        code=code,
        group_id="land",
        has_arrived=came,
        number=1 if came else None,
        appointment_at=at(clock),
        arrived_at=at(clock) if came else None,
        name=None,
        procedure_code="",
        short_code="",
    )


def hall(*line: LineEntry, on: date = MONDAY) -> Hall:
    return Hall(office_id="demo", day=on, counters={}, line=line, series={})


def test_absent_people_are_counted_once_each_a_quarter_of_an_hour_after_their_time() -> None:
    known = Experience()
    line = [booked("a", "09:00"), booked("b", "09:00"), booked("c", "09:00", came=True), booked("d", "09:10")]
    counted = []
    for clock in ("09:14", "09:15", "09:20", "09:25", "10:30"):
        known = learned_of_absent(known, hall=hall(*line), now=at(clock))
        counted.append(round(known.attendance.absent))
    assert counted == [0, 2, 2, 3, 3]
    assert known.calls == 2
    assert known.attendance.counted_until == at("09:10").timestamp()


def test_who_waits_without_an_appointment_is_nobody_who_was_expected() -> None:
    walk_in = booked("a", "09:00", came=True)
    moment: datetime = at("10:00")
    assert learned_of_absent(Experience(), hall=hall(walk_in), now=moment) == Experience()

"""Missed calls, people sent to one counter, and procedures a counter may not take."""

import heapq
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.queue import (
    Estimate,
    ExpectedTicket,
    QueuePolicy,
    StaffedCounter,
    TurnGiven,
    WaitingTicket,
    absent_from,
    call_order,
    calls_after,
    forecast_hall,
    may_call,
    may_return_until,
    next_call_at,
    next_for,
    people_before_return,
    people_to_let_first,
    policy_in_words,
    waits_since,
)
from api.domain.queue.order import Tier, tier

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


# Three calls


@pytest.mark.parametrize(
    ("calls", "again", "absent"),
    [(1, minutes(1), None), (2, minutes(1), None), (3, None, minutes(1)), (4, None, minutes(1))],
)
def test_three_calls_are_a_minute_apart(
    calls: int, again: timedelta | None, absent: timedelta | None
) -> None:
    assert next_call_at(calls=calls, called_at=NOW) == (again and NOW + again)
    assert absent_from(calls=calls, called_at=NOW) == (absent and NOW + absent)


# Coming back


def test_grace_is_the_office_s_own_and_given_once() -> None:
    policy = QueuePolicy(return_minutes=12)
    until = may_return_until(missed_at=NOW, has_returned=False, policy=policy)
    assert until == NOW + minutes(12)
    assert may_return_until(missed_at=NOW, has_returned=True, policy=policy) is None
    assert any("12 phút" in vi and "12 minutes" in en for vi, en in policy_in_words(policy))


@pytest.mark.parametrize(
    ("waiting", "expected"),
    [
        ([], []),
        ([person(2, 10)], ["r-2"]),
        ([person(2, 10), person(3, 9), person(4, 8)], ["r-2", "r-3"]),
        # whoever would be called before her anyway is one of the two
        ([person(2, 5, appointment_in=-1), person(3, 50), person(4, 8)], ["r-2", "r-3"]),
        # nobody whose appointment is still to come
        ([person(2, 10, appointment_in=90), person(3, 9)], ["r-3"]),
        # nor who waits for another counter
        ([person(2, 10, sent_to=4), person(3, 9)], ["r-3"]),
        ([replace(person(2, 10), group_id="land"), person(3, 9)], ["r-3"]),
    ],
)
def test_next_two_of_her_line_go_first(waiting: list[WaitingTicket], expected: list[str]) -> None:
    back = person(1, 40)
    assert list(people_before_return(ticket=back, waiting=waiting, now=NOW, policy=POLICY)) == expected


def test_turn_is_given_to_nobody_who_waits_for_another_counter() -> None:
    line = [person(1, 30), person(2, 20, sent_to=4), person(3, 10)]
    assert people_to_let_first(ticket=line[0], waiting=line, now=NOW, policy=POLICY) == ("r-3",)
    assert people_to_let_first(ticket=line[1], waiting=line, now=NOW, policy=POLICY) == ("r-3",)


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


def open_only(line: Sequence[WaitingTicket], hall: Sequence[StaffedCounter]) -> list[WaitingTicket]:
    """As the hall tells the rules: a counter that is not open keeps nobody for itself."""
    numbers = {counter.number for counter in hall}
    return [
        ticket if ticket.sent_to in numbers or ticket.sent_to is None else replace(ticket, sent_to=None)
        for ticket in line
    ]


def next_at(
    counter: StaffedCounter, waiting: Sequence[WaitingTicket], *, now: datetime, ordinary_calls: int = 0
) -> WaitingTicket | None:
    return next_for(
        counter_group_ids=counter.group_ids,
        waiting=waiting,
        now=now,
        policy=POLICY,
        ordinary_calls=ordinary_calls,
        counter=counter.number,
        refused_procedures=counter.refused_procedures,
    )


@given(lines(), halls())
def test_no_counter_idles_while_somebody_it_may_serve_waits(
    line: list[WaitingTicket], hall: list[StaffedCounter]
) -> None:
    line = open_only(line, hall)
    for counter in hall:
        may_serve = [ticket for ticket in line if counter.may_call(ticket)]
        called = next_at(counter, line, now=NOW)
        assert called in may_serve if may_serve else called is None


@given(lines(), halls())
def test_counter_calls_only_what_it_can_and_may_do_and_nobody_of_another_s(
    line: list[WaitingTicket], hall: list[StaffedCounter]
) -> None:
    for counter in hall:
        called = next_at(counter, line, now=NOW)
        if called is None:
            continue
        if called.sent_to is None:
            assert called.group_id in counter.group_ids
            assert called.procedure_code not in counter.refused_procedures
        else:
            assert called.sent_to == counter.number


def test_who_is_sent_somewhere_is_nobody_s_without_that_counter() -> None:
    assert not may_call(person(1, 5, sent_to=4), counter=None, group_ids=GROUPS)
    assert not may_call(person(1, 5, sent_to=4), counter=3, group_ids=GROUPS)
    assert may_call(person(1, 5, sent_to=4), counter=4, group_ids=())


@given(lines(), st.integers(0, 100))
def test_coming_back_brings_nobody_else_out_of_order(line: list[WaitingTicket], waited: int) -> None:
    line = [replace(ticket, sent_to=None, given=None) for ticket in line]
    before = call_order(waiting=line, now=NOW, policy=POLICY)
    back = WaitingTicket(
        code="back", group_id="land", number=0, arrived_at=NOW - minutes(waited), appointment_at=None
    )
    to = people_before_return(ticket=back, waiting=line, now=NOW, policy=POLICY)
    back = replace(back, given=TurnGiven(to=to, at=NOW, times=0) if to else None)
    after = call_order(waiting=[*line, back], now=NOW, policy=POLICY)
    assert [ticket for ticket in after if ticket != back] == list(before)
    place = after.index(back)
    assert set(to) <= {ticket.code for ticket in after[:place]}
    # Behind the two nobody passes her who would not pass any person of her arrival.
    for passed in after[:place]:
        is_early = tier(passed, now=NOW, policy=POLICY, priority_is_due=False) is Tier.ARRIVAL
        if is_early and passed.group_id == "land" and passed.code not in to:
            assert waits_since(passed) <= back.arrived_at


@settings(deadline=None)
@given(lines(), halls(), st.lists(st.sampled_from(GROUPS), max_size=3))
def test_forecast_plays_what_counters_do(
    line: list[WaitingTicket], hall: list[StaffedCounter], past: list[str]
) -> None:
    line = open_only(line, hall)
    long_gone = [
        ExpectedTicket(code=f"x{place}", group_id=group_id, appointment_at=NOW - minutes(60))
        for place, group_id in enumerate(past)
    ]
    forecast = forecast_hall(
        waiting=line,
        counters=hall,
        estimates=SERVICE,
        now=NOW,
        calendar=ALL_DAY,
        policy=POLICY,
        expected=long_gone,
    )
    by_number = {counter.number: counter for counter in hall}
    free = [(SERVICE["civil-status"].mean_seconds - 17.1 * one.number, one.number) for one in hall]
    heapq.heapify(free)
    left, called, counts = list(line), [], dict.fromkeys(by_number, 0)
    while free:
        seconds, number = heapq.heappop(free)
        ticket = next_at(
            by_number[number], left, now=NOW + timedelta(seconds=seconds), ordinary_calls=counts[number]
        )
        if ticket is None:
            continue
        left.remove(ticket)
        called.append(ticket.code)
        counts[number] = calls_after(ticket, ordinary_calls=counts[number], policy=POLICY)
        heapq.heappush(free, (seconds + SERVICE[ticket.group_id].mean_seconds, number))
    served = [place for place in forecast.line if place.ticket.code in called]
    assert [place.ticket.code for place in served] == called
    assert all(place.window is not None for place in served)
    for place in forecast.line:
        if place.ticket.code not in called:
            assert place.window is None


def test_expected_person_is_not_reckoned_with_at_a_counter_that_may_not_take_her() -> None:
    hall = [
        StaffedCounter(
            number=1,
            group_ids=("residence",),
            busy_since=None,
            busy_group_id=None,
            refused_procedures=("move",),
        )
    ]
    booked = ExpectedTicket(code="b", group_id="residence", appointment_at=NOW, procedure_code="move")

    def first_window(expected: Sequence[ExpectedTicket]) -> object:
        return (
            forecast_hall(
                waiting=[person(1, 5), person(2, 4)],
                counters=hall,
                estimates=SERVICE,
                now=NOW,
                calendar=ALL_DAY,
                expected=expected,
            )
            .line[1]
            .window
        )

    assert first_window([booked]) == first_window([])
    assert first_window([replace(booked, procedure_code="")]) != first_window([])

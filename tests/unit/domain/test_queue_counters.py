"""People sent to one counter, and procedures a counter may not take."""

import heapq
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.queue import (
    ExpectedTicket,
    StaffedCounter,
    WaitingTicket,
    calls_after,
    forecast_hall,
    may_call,
    next_for,
    people_to_let_first,
)
from tests.unit.domain.queue_counter_cases import (
    ALL_DAY,
    GROUPS,
    NOW,
    POLICY,
    SERVICE,
    halls,
    lines,
    minutes,
    person,
)


def test_turn_is_given_to_nobody_who_waits_for_another_counter() -> None:
    line = [person(1, 30), person(2, 20, sent_to=4), person(3, 10)]
    assert people_to_let_first(ticket=line[0], waiting=line, now=NOW, policy=POLICY) == ("r-3",)
    assert people_to_let_first(ticket=line[1], waiting=line, now=NOW, policy=POLICY) == ("r-3",)


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

"""Missed calls: three of them, and who comes back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import (
    QueuePolicy,
    TurnGiven,
    WaitingTicket,
    absent_from,
    call_order,
    may_return_until,
    next_call_at,
    no_show_from,
    people_before_return,
    policy_in_words,
    waits_since,
)
from api.domain.queue.order import Tier, tier
from tests.unit.domain.queue_counter_cases import NOW, POLICY, lines, minutes, person


@pytest.mark.parametrize(
    ("calls", "again", "absent"),
    [(1, minutes(1), None), (2, minutes(1), None), (3, None, minutes(1)), (4, None, minutes(1))],
)
def test_three_calls_are_a_minute_apart(
    calls: int, again: timedelta | None, absent: timedelta | None
) -> None:
    assert next_call_at(calls=calls, called_at=NOW) == (again and NOW + again)
    assert absent_from(calls=calls, called_at=NOW, policy=QueuePolicy()) == (absent and NOW + absent)


@pytest.mark.parametrize(
    ("needed", "calls", "called_ago", "possible_in"),
    [
        (3, 1, 0, 2),
        (3, 1, 0.5, 1.5),
        (3, 2, 0, 1),
        (3, 3, 0, None),
        (3, 1, 10, 1),  # nobody called again in time: a call now, another in a minute
        (3, 2, 10, 0),
        (2, 1, 0, 1),
        (2, 2, 0, None),
        (1, 1, 0, None),
    ],
)
def test_no_show_waits_for_the_calls_that_are_owed(
    needed: int, calls: int, called_ago: float, possible_in: float | None
) -> None:
    possible_at = no_show_from(
        calls=calls,
        called_at=NOW - timedelta(minutes=called_ago),
        now=NOW,
        policy=QueuePolicy(calls_before_missed=needed),
    )
    assert possible_at == (None if possible_in is None else NOW + timedelta(minutes=possible_in))


@given(st.integers(1, 3), st.integers(0, 600))
def test_who_is_called_as_soon_as_can_be_is_a_no_show_at_that_moment(needed: int, waited: int) -> None:
    policy, calls, called_at, now = QueuePolicy(calls_before_missed=needed), 1, NOW, NOW
    now += timedelta(seconds=waited)
    told = no_show_from(calls=calls, called_at=called_at, now=now, policy=policy)
    while no_show_from(calls=calls, called_at=called_at, now=now, policy=policy) is not None:
        again = next_call_at(calls=calls, called_at=called_at)
        assert again is not None, "calls are owed that can never be made"
        now = max(now, again)
        calls, called_at = calls + 1, now
    assert (calls, now) == (needed, told or NOW + timedelta(seconds=waited))
    assert absent_from(calls=calls, called_at=called_at, policy=policy) == called_at + minutes(1)


@pytest.mark.parametrize(
    ("calls", "vi", "en"),
    [
        (1, "ngay sau lần gọi đầu", "after the first call"),
        (
            2,
            "được gọi 2 lần, cách nhau một phút, rồi mới",
            "called 2 times with a minute between",
        ),
        (
            3,
            "được gọi 3 lần, cách nhau một phút, rồi mới",
            "called 3 times with a minute between",
        ),
    ],
)
def test_calls_before_a_no_show_stand_in_the_rules(calls: int, vi: str, en: str) -> None:
    rules = policy_in_words(QueuePolicy(calls_before_missed=calls))
    assert [(vi in one, en in other) for one, other in rules].count((True, True)) == 1


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
            assert waits_since(passed, policy=POLICY) <= back.arrived_at

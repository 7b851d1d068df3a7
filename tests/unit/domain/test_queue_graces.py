"""How long before and after its time an appointment counts is the office's own choice, everywhere alike."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.queue import (
    ExpectedTicket,
    LineReason,
    PlaceInLine,
    QueuePolicy,
    WaitingTicket,
    call_order,
    forecast_hall,
    line_reason,
    policy_in_words,
    waits_since,
)
from tests.unit.domain.queue_cases import CALENDAR, ESTIMATES, NOW, counter, ticket
from tests.unit.domain.queue_policy_cases import lines, policies

EARLY, LATE = st.integers(0, 30), st.integers(0, 60)
SECOND = timedelta(seconds=1)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@given(lines(), policies)
def test_turn_is_reckoned_from_the_appointment_of_who_came_within_the_grace(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    for one in line:
        appointment_at = one.appointment_at
        if appointment_at is None or one.arrived_at - appointment_at > minutes(policy.late_minutes):
            assert line_reason(one, policy=policy) is LineReason.ARRIVAL
            assert waits_since(one, policy=policy) == one.arrived_at
        else:
            assert line_reason(one, policy=policy) is LineReason.APPOINTMENT
            assert waits_since(one, policy=policy) == appointment_at


def booked(arrived_after: timedelta, *, at_in: timedelta) -> WaitingTicket:
    """Number 2, whose time is `at_in` from now and who came so long after it."""
    appointment_at = NOW + at_in
    return replace(
        ticket(2, "09:00"), appointment_at=appointment_at, arrived_at=appointment_at + arrived_after
    )


def goes_first(someone: WaitingTicket, policy: QueuePolicy) -> bool:
    """Before a person without appointment who came a minute before her."""
    walk_in = replace(ticket(1, "09:00"), arrived_at=someone.arrived_at - minutes(1))
    return call_order(waiting=[walk_in, someone], now=NOW, policy=policy)[0] == someone


@given(EARLY, LATE)
def test_appointment_goes_first_from_the_early_minute_on(early: int, late: int) -> None:
    policy = QueuePolicy(early_minutes=early, late_minutes=late)
    assert goes_first(booked(minutes(-40), at_in=minutes(early)), policy)
    assert not goes_first(booked(minutes(-40), at_in=minutes(early) + SECOND), policy)


@given(EARLY, LATE)
def test_appointment_is_kept_until_the_late_minute(early: int, late: int) -> None:
    policy = QueuePolicy(early_minutes=early, late_minutes=late, longest_wait_minutes=240)
    assert goes_first(booked(minutes(late), at_in=minutes(-90)), policy)
    assert not goes_first(booked(minutes(late) + SECOND, at_in=minutes(-90)), policy)


def line_beside(policy: QueuePolicy, *booked_at: timedelta) -> tuple[PlaceInLine, ...]:
    """Three who wait for one counter, beside people booked for so long from now who are not here."""
    expected = [
        ExpectedTicket(f"booked-{place}", "residence", NOW + at) for place, at in enumerate(booked_at)
    ]
    return forecast_hall(
        waiting=[ticket(number, "09:20") for number in (1, 2, 3)],
        counters=[counter(6)],
        estimates=ESTIMATES,
        now=NOW,
        calendar=CALENDAR,
        expected=expected,
        policy=policy,
    ).line


@settings(deadline=None, max_examples=25)
@given(EARLY, LATE)
def test_forecast_drops_who_can_no_longer_come_in_time(early: int, late: int) -> None:
    policy = QueuePolicy(early_minutes=early, late_minutes=late)
    gone = minutes(late) + SECOND
    assert line_beside(policy, *[-gone] * 3) == line_beside(policy)


def test_forecast_reckons_longer_with_who_is_late_where_the_office_does() -> None:
    short, long = QueuePolicy(late_minutes=0), QueuePolicy(late_minutes=15)
    missing = [minutes(-1)] * 6
    alone, kept = line_beside(long)[-1].wait, line_beside(long, *missing)[-1].wait
    assert line_beside(short, *missing) == line_beside(short)
    assert alone is not None
    assert kept is not None
    assert kept.high > alone.high


def test_nobody_is_expected_longer_than_people_are_counted_as_coming() -> None:
    policy = QueuePolicy(late_minutes=60)
    assert line_beside(policy, *[minutes(-16)] * 6) == line_beside(policy)


@pytest.mark.parametrize(
    ("early", "late", "vi", "en"),
    [
        (
            5,
            10,
            "từ 5 phút trước giờ hẹn; đến muộn quá 10 phút thì",
            "from 5 minutes before their time; who comes more than 10 minutes late waits",
        ),
        (
            0,
            0,
            "từ đúng giờ hẹn; đến sau giờ hẹn thì",
            "from their time on; who comes after it waits",
        ),
        (
            1,
            1,
            "từ 1 phút trước giờ hẹn; đến muộn quá 1 phút thì",
            "from one minute before their time; who comes more than one minute late waits",
        ),
    ],
)
def test_public_rule_states_the_graces(early: int, late: int, vi: str, en: str) -> None:
    rules = policy_in_words(QueuePolicy(early_minutes=early, late_minutes=late))
    assert any(vi in rule_vi and en in rule_en for rule_vi, rule_en in rules)

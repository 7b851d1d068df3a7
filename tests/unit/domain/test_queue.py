"""The queue: call order, who is called next, and how long a service is believed to take."""

import math
import random
from datetime import timedelta
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import (
    LineReason,
    QueuePolicy,
    ServiceTimes,
    WaitingTicket,
    call_order,
    estimate,
    line_reason,
    next_for,
    waits_since,
)
from tests.unit.domain.queue_cases import FIVE_MINUTES, GROUPS, NOW, lines, ticket


@pytest.mark.parametrize(
    ("waiting", "order"),
    [
        ([ticket(2, "09:10"), ticket(1, "09:00")], [1, 2]),
        # an appointment that is due goes before walk-ins who came earlier
        ([ticket(1, "08:40"), ticket(2, "09:20", appointment="09:30")], [2, 1]),
        # from five minutes before its time
        ([ticket(1, "08:40"), ticket(2, "09:20", appointment="09:37")], [2, 1]),
        # and not earlier: it waits for its time, behind those who are here
        ([ticket(1, "09:31"), ticket(2, "09:00", appointment="09:38")], [1, 2]),
        # due appointments go by their time, not by arrival
        ([ticket(1, "09:00", appointment="09:30"), ticket(2, "09:25", appointment="09:15")], [2, 1]),
        # ten minutes late is still in time, eleven waits by arrival
        ([ticket(1, "08:40"), ticket(2, "09:25", appointment="09:15")], [2, 1]),
        ([ticket(1, "08:40"), ticket(2, "09:26", appointment="09:15")], [1, 2]),
        ([ticket(1, "09:27"), ticket(2, "09:26", appointment="09:15")], [2, 1]),
        # ties go by number
        ([ticket(2, "09:00"), ticket(1, "09:00")], [1, 2]),
        ([ticket(2, "09:00", appointment="09:30"), ticket(1, "09:10", appointment="09:30")], [1, 2]),
        ([], []),
    ],
)
def test_line_is_called_in_order(waiting: list[WaitingTicket], order: list[int]) -> None:
    assert [place.number for place in call_order(waiting=waiting, now=NOW)] == order


def test_reason_is_the_appointment_only_for_who_came_in_time() -> None:
    policy = QueuePolicy()
    assert line_reason(ticket(1, "09:00"), policy=policy) is LineReason.ARRIVAL
    assert line_reason(ticket(1, "09:25", appointment="09:15"), policy=policy) is LineReason.APPOINTMENT
    assert line_reason(ticket(1, "09:26", appointment="09:15"), policy=policy) is LineReason.ARRIVAL


@given(lines(), st.randoms(use_true_random=False))
def test_order_holds_everybody_once_and_does_not_depend_on_the_input(
    line: list[WaitingTicket], chance: random.Random
) -> None:
    shuffled = list(line)
    chance.shuffle(shuffled)
    order = call_order(waiting=line, now=NOW)
    assert order == call_order(waiting=shuffled, now=NOW)
    assert sorted(place.code for place in order) == sorted(place.code for place in line)


@given(lines(), st.integers(-60, 120))
def test_earlier_walk_in_goes_before_later_ones(line: list[WaitingTicket], minutes: int) -> None:
    order = call_order(waiting=line, now=NOW + timedelta(minutes=minutes))
    walk_ins = [place for place in order if place.appointment_at is None]
    assert walk_ins == sorted(walk_ins, key=lambda place: (place.arrived_at, place.number, place.group_id))
    for group_id in GROUPS:
        numbers = [place.number for place in walk_ins if place.group_id == group_id]
        assert numbers == sorted(numbers)


@given(lines())
def test_due_appointment_goes_before_every_walk_in_who_has_not_waited_long(
    line: list[WaitingTicket],
) -> None:
    order = [
        place
        for place in call_order(waiting=line, now=NOW)
        if NOW - waits_since(place, policy=QueuePolicy()) < QueuePolicy().longest_wait
    ]
    due = [
        place
        for place in order
        if place.appointment_at is not None
        and line_reason(place, policy=QueuePolicy()) is LineReason.APPOINTMENT
        and place.appointment_at - FIVE_MINUTES <= NOW
    ]
    assert order[: len(due)] == due
    assert [place.appointment_at for place in due] == sorted(
        place.appointment_at for place in due if place.appointment_at
    )


@given(lines(), st.sets(st.sampled_from(GROUPS)))
def test_counter_calls_the_first_of_its_groups(line: list[WaitingTicket], group_ids: set[str]) -> None:
    called = next_for(counter_group_ids=tuple(group_ids), waiting=line, now=NOW)
    mine = [place for place in call_order(waiting=line, now=NOW) if place.group_id in group_ids]
    assert called == (mine[0] if mine else None)


def test_idle_counter_calls_an_appointment_before_its_time() -> None:
    early = ticket(1, "09:00", appointment="11:00")
    assert next_for(counter_group_ids=("residence",), waiting=[early], now=NOW) == early
    assert next_for(counter_group_ids=("land",), waiting=[early], now=NOW) is None


def test_nothing_measured_leaves_the_prior() -> None:
    believed = estimate(measured=ServiceTimes(), prior_minutes=10)
    assert believed.mean_seconds == pytest.approx(600)
    assert believed.sd_seconds == pytest.approx(360)
    assert believed.mean_error_seconds == pytest.approx(360 / math.sqrt(8))


@given(st.lists(st.floats(1, 10_000), min_size=1, max_size=60), st.integers(1, 240))
def test_estimate_lies_between_the_prior_and_what_was_measured(seconds: list[float], prior: int) -> None:
    measured = ServiceTimes()
    for one in seconds:
        measured = measured.with_service(one)
    believed = estimate(measured=measured, prior_minutes=prior)
    low, high = sorted((prior * 60.0, mean(seconds)))
    assert low - 1e-6 <= believed.mean_seconds <= high + 1e-6
    assert believed.sd_seconds >= 0
    assert believed.mean_error_seconds < believed.sd_seconds or believed.sd_seconds == 0


def test_eight_services_weigh_as_much_as_the_prior() -> None:
    measured = ServiceTimes(count=8, total_seconds=8 * 1200, total_squared=8 * 1200**2)
    assert estimate(measured=measured, prior_minutes=10).mean_seconds == pytest.approx(900)


def test_many_equal_services_leave_little_doubt() -> None:
    measured = ServiceTimes(count=800, total_seconds=800 * 300, total_squared=800 * 300**2)
    believed = estimate(measured=measured, prior_minutes=10)
    assert believed.mean_seconds == pytest.approx(300, rel=0.02)
    assert believed.sd_seconds < 60
    assert believed.mean_error_seconds < 3

"""Four calls in five fall inside their window when service times are as believed."""

import heapq
import math
import random
from dataclasses import replace
from datetime import datetime, time, timedelta
from statistics import mean

import pytest

from api.domain.calendar import Shift, WorkingCalendar
from api.domain.queue import (
    Estimate,
    StaffedCounter,
    WaitingTicket,
    forecast_hall,
    next_for,
)
from tests.unit.domain.queue_cases import ESTIMATES, GROUPS, NOW, at


def play_for_real(
    *,
    chance: random.Random,
    waiting: list[WaitingTicket],
    counters: list[StaffedCounter],
    truth: dict[str, Estimate],
) -> dict[str, datetime]:
    """When each ticket is really called: clerks call by `next_for`, services take what chance gives them."""

    def service(group_id: str) -> float:
        one = truth[group_id]
        spread = math.sqrt(math.log(1 + (one.sd_seconds / one.mean_seconds) ** 2))
        return chance.lognormvariate(math.log(one.mean_seconds) - spread**2 / 2, spread)

    def remaining(group_id: str, elapsed: float) -> float:
        while (seconds := service(group_id)) <= elapsed:
            pass
        return seconds - elapsed

    free = [
        (
            remaining(one.busy_group_id, (NOW - one.busy_since).total_seconds())
            if one.busy_group_id and one.busy_since
            else 0.0,
            one.number,
        )
        for one in counters
    ]
    heapq.heapify(free)
    group_ids = {one.number: one.group_ids for one in counters}
    left, called = list(waiting), {}
    while free:
        seconds, number = heapq.heappop(free)
        moment = NOW + timedelta(seconds=seconds)
        person = next_for(counter_group_ids=group_ids[number], waiting=left, now=moment)
        if person is not None:
            left.remove(person)
            called[person.code] = moment
            heapq.heappush(free, (seconds + service(person.group_id), number))
    return called


def a_hall(chance: random.Random) -> tuple[list[WaitingTicket], list[StaffedCounter]]:
    counters = [
        StaffedCounter(
            number=number,
            group_ids=group_ids,
            busy_since=NOW - timedelta(minutes=chance.uniform(0, 10)),
            busy_group_id=group_ids[0],
        )
        for number, group_ids in enumerate(
            [("land",), ("land",), ("civil-status",), ("civil-status", "residence"), ("residence",)], start=1
        )
    ]
    waiting = [
        WaitingTicket(
            code=f"{number}",
            group_id=chance.choice(GROUPS),
            number=number,
            arrived_at=NOW - timedelta(minutes=60 - number),
            appointment_at=at("09:30") + timedelta(minutes=15 * chance.randrange(4))
            if chance.random() < 0.3
            else None,
        )
        for number in range(1, chance.randrange(4, 20))
    ]
    return waiting, counters


def share_called_within_their_window(*, seed: int, mean_is_known: bool) -> tuple[float, float]:
    """The share of calls inside the window, and the windows' mean width in minutes."""
    chance = random.Random(seed)
    inside, widths = [], []
    # Around the clock, so that neither lunch nor closing cuts a window: their rules have their own tests.
    calendar = WorkingCalendar(shifts=(Shift(time(0), time(23, 59)),))
    for _ in range(120):
        waiting, counters = a_hall(chance)
        believed = {
            group_id: replace(one, mean_error_seconds=0.0) if mean_is_known else one
            for group_id, one in ESTIMATES.items()
        }
        truth = {
            group_id: replace(
                one, mean_seconds=max(60.0, chance.gauss(one.mean_seconds, one.mean_error_seconds))
            )
            for group_id, one in believed.items()
        }
        called = play_for_real(chance=chance, waiting=waiting, counters=counters, truth=truth)
        line = forecast_hall(
            waiting=waiting, counters=counters, estimates=believed, now=NOW, calendar=calendar
        ).line
        for place in line:
            assert place.window is not None
            inside.append(place.window.call_from <= called[place.ticket.code] <= place.window.call_to)
            widths.append((place.window.call_to - place.window.call_from).total_seconds() / 60)
    return mean(inside), mean(widths)


@pytest.mark.parametrize("mean_is_known", [True, False])
def test_four_calls_in_five_fall_inside_their_window(mean_is_known: bool) -> None:
    share, width = share_called_within_their_window(seed=2026, mean_is_known=mean_is_known)
    figures = f"{share:.1%} of calls inside, windows {width:.0f} minutes wide"
    # The rule aims at 26 in 32, rounding outwards adds some; far more would mean needlessly wide windows.
    assert 0.80 <= share <= 0.95, figures
    assert width <= 30, figures

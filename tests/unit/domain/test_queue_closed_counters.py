"""Counters that are closed for a while: what the forecast makes of the moment their clerks named."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import forecast_hall
from tests.unit.domain.queue_cases import CALENDAR, ESTIMATES, NOW, at, counter, forecast, ticket


def test_alone_it_calls_from_the_moment_it_is_back() -> None:
    away = replace(counter(6), away_until=at("10:20"))
    first, second = forecast([ticket(1, "09:00"), ticket(2, "09:10")], [away])
    assert first.call_from == at("10:20")
    assert first.call_to is not None
    assert second.call_to is not None
    assert second.call_to > first.call_to


@pytest.mark.parametrize("back", ["17:00", "18:00"])
def test_back_when_nobody_is_called_any_more_is_not_back(back: str) -> None:
    away = replace(counter(6), away_until=at(back))
    hall = forecast_hall(
        waiting=[ticket(1, "09:00")],
        counters=[away],
        estimates=ESTIMATES,
        now=NOW,
        calendar=CALENDAR,
        joining=("residence",),
    )
    assert (hall.line[0].window, hall.joining["residence"]) == (None, None)


def test_back_within_lunch_is_back_after_it() -> None:
    away = replace(counter(6), away_until=at("12:00"))
    assert forecast([ticket(1, "09:00")], [away])[0].call_from == at("13:30")


@given(minutes=st.integers(1, 400), sooner=st.integers(0, 400))
def test_nobody_is_called_later_because_a_counter_is_back_sooner(minutes: int, sooner: int) -> None:
    def last_call(back_at: datetime) -> datetime:
        line = forecast(
            [ticket(number, "09:00") for number in range(1, 6)],
            [counter(5), replace(counter(6), away_until=back_at)],
        )
        assert line[-1].call_to is not None
        return line[-1].call_to

    back_at = NOW + timedelta(minutes=minutes)
    assert last_call(max(back_at - timedelta(minutes=sooner), NOW)) <= last_call(back_at)

"""How often a waiting person's page looks: often near the front, seldom far from it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import seconds_to_next_look
from tests.clocks import MONDAY_MORNING

AHEAD = st.integers(0, 200)
MINUTES = st.none() | st.integers(-300, 300)


def seconds(ahead: int, minutes: float | None) -> int:
    call_from = None if minutes is None else MONDAY_MORNING + timedelta(minutes=minutes)
    return seconds_to_next_look(people_ahead=ahead, call_from=call_from, now=MONDAY_MORNING)


@pytest.mark.parametrize(
    ("ahead", "minutes", "expected"),
    [
        (0, 0, 5),
        (0, 30, 5),  # who is next may be called early
        (0, None, 5),
        (1, -3, 10),  # her window has begun, but somebody is before her
        (1, 0, 10),
        (2, 1, 30),
        (2, 5, 30),
        (6, 10, 60),
        (9, 20, 120),
        (40, 150, 120),
        (3, None, 60),
    ],
)
def test_look_is_a_tenth_of_the_time_left_within_bounds(
    ahead: int, minutes: float | None, expected: int
) -> None:
    assert seconds(ahead, minutes) == expected


@given(ahead=AHEAD, minutes=MINUTES)
def test_nobody_looks_more_often_than_every_five_seconds_or_less_than_every_two_minutes(
    ahead: int, minutes: int | None
) -> None:
    assert 5 <= seconds(ahead, minutes) <= 120


@given(ahead=AHEAD, minutes=st.integers(-300, 300), nearer=st.integers(0, 300))
def test_nobody_looks_less_often_when_her_time_comes_nearer(ahead: int, minutes: int, nearer: int) -> None:
    assert seconds(ahead, minutes - nearer) <= seconds(ahead, minutes)


@given(ahead=st.integers(1, 200), minutes=MINUTES)
def test_one_person_fewer_ahead_never_means_looking_less_often(ahead: int, minutes: int | None) -> None:
    assert seconds(ahead - 1, minutes) <= seconds(ahead, minutes)


@given(ahead=AHEAD, minutes=st.integers(4, 300))
def test_window_does_not_begin_unseen(ahead: int, minutes: int) -> None:
    assert seconds(ahead, minutes) <= minutes * 60 / 8

"""Lessons: a few visits say little, many say how long a group, a procedure and a counter take."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import Experience, Lessons, Visit
from api.storage.codec import decode, encode

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PRIOR_MINUTES = 6.0


def visit(seconds: float, *, procedure: str = "short", counter: int = 3, minute: int = 0) -> Visit:
    return Visit(
        group_id="land",
        procedure_code=procedure,
        counter=counter,
        seconds=seconds,
        ended_at=NOW + timedelta(minutes=minute),
    )


def believed(lessons: Lessons, *, procedure: str, counter: int) -> float:
    mean = lessons.estimate("land", prior_minutes=PRIOR_MINUTES).mean_seconds
    return mean * lessons.stretch_of_procedure(procedure) * lessons.stretch_of_counter(counter)


def test_office_without_visits_believes_its_own_guess() -> None:
    assert not Lessons().knows("land")
    assert believed(Lessons(), procedure="short", counter=3) == PRIOR_MINUTES * 60


def test_procedures_and_counters_are_told_apart() -> None:
    chance, lessons = random.Random(3), Lessons()
    true = {("short", 1): 240, ("short", 2): 360, ("long", 1): 960, ("long", 2): 1440}
    for minute in range(600):
        procedure, counter = chance.choice(list(true))
        seconds = true[procedure, counter] * chance.lognormvariate(-0.045, 0.3)
        lessons = lessons.with_visit(
            visit(seconds, procedure=procedure, counter=counter, minute=minute), prior_minutes=PRIOR_MINUTES
        )
    for (procedure, counter), seconds in true.items():
        assert believed(lessons, procedure=procedure, counter=counter) == pytest.approx(seconds, rel=0.15)
    spread = lessons.estimate("land", prior_minutes=PRIOR_MINUTES)
    assert spread.log_sd == pytest.approx(0.3, abs=0.06)


def test_one_visit_moves_little_and_many_move_all_the_way() -> None:
    once = Lessons().with_visit(visit(1200), prior_minutes=PRIOR_MINUTES)
    assert PRIOR_MINUTES * 60 < believed(once, procedure="other", counter=9) < 1.5 * PRIOR_MINUTES * 60
    often = Lessons()
    for minute in range(300):
        often = often.with_visit(visit(1200, minute=minute), prior_minutes=PRIOR_MINUTES)
    assert believed(often, procedure="short", counter=3) == pytest.approx(1200, rel=0.05)


def test_visit_told_twice_is_known_by_its_counter_and_moment() -> None:
    lessons = Lessons().with_visit(visit(300, minute=5), prior_minutes=PRIOR_MINUTES)
    assert lessons.has_learned(visit(300, minute=5))
    assert not lessons.has_learned(visit(300, minute=6))
    assert not lessons.has_learned(visit(300, minute=5, counter=4))


@given(st.lists(st.floats(0, 100_000), max_size=40))
def test_whatever_visits_take_the_belief_stays_a_positive_time(seconds: list[float]) -> None:
    lessons = Lessons()
    for minute, each in enumerate(seconds):
        lessons = lessons.with_visit(visit(each, minute=minute), prior_minutes=PRIOR_MINUTES)
    mean = believed(lessons, procedure="short", counter=3)
    assert 0 < mean < 1_000_000
    assert lessons.estimate("land", prior_minutes=PRIOR_MINUTES).sd_seconds > 0


def test_lessons_are_kept_with_the_experience() -> None:
    experience = Experience().with_visit(visit(300), prior_minutes=PRIOR_MINUTES)
    assert decode(Experience, encode(experience)) == experience

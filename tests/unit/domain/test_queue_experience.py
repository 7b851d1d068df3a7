"""Experience: begins with the scenarios, learns what really happens, keeps its promise of four in five."""

import math
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.queue import Experience, Outlook, Wait
from api.storage.codec import decode, encode

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def outlook(*, minutes: float = 20, group: str = "land", **signs: float) -> Outlook:
    seconds = minutes * 60
    return Outlook(
        group_id=group,
        service_seconds=600,
        scenarios=Wait(low=seconds * 0.7, middle=seconds, high=seconds * 1.4),
        signs=signs,
    )


def taught(*, calls: int, stretch: float, spread: float, seed: int = 7) -> tuple[Experience, list[bool]]:
    """An office whose waits are `stretch` times those of the scenarios; and which calls fell inside."""
    chance, experience, inside = random.Random(seed), Experience(), []
    for call in range(calls):
        seen = outlook(minutes=chance.uniform(5, 60), busy=chance.choice((0.0, 1.0)))
        usual = seen.scenarios.middle * stretch * (1.5 if seen.signs["busy"] else 1)
        waited = usual * math.exp(chance.gauss(0, spread))
        wait = experience.expect(seen)
        inside.append(wait.low <= waited <= wait.high)
        experience = experience.with_call(seen, waited=waited, at=NOW + timedelta(minutes=call))
    return experience, inside


def test_office_without_calls_answers_as_the_scenarios_do() -> None:
    seen = outlook(minutes=33)
    assert Experience().expect(seen).shares == pytest.approx(seen.scenarios.shares)


@pytest.mark.parametrize("stretch", [0.5, 1.0, 2.0])
def test_middle_moves_to_what_happens_here_and_follows_signs(stretch: float) -> None:
    experience, _ = taught(calls=3000, stretch=stretch, spread=0.3)
    for busy, factor in ((0.0, 1.0), (1.0, 1.5)):
        expected = outlook(minutes=20).scenarios.middle * stretch * factor
        assert experience.expect(outlook(minutes=20, busy=busy)).middle == pytest.approx(expected, rel=0.15)


@pytest.mark.parametrize("spread", [0.1, 0.3, 0.8])
@pytest.mark.parametrize("stretch", [0.5, 1.0, 2.0])
def test_four_calls_in_five_fall_inside_whatever_the_office(stretch: float, spread: float) -> None:
    _, inside = taught(calls=3000, stretch=stretch, spread=spread)
    assert sum(inside[1000:]) / len(inside[1000:]) == pytest.approx(0.8, abs=0.03)


def test_window_follows_an_office_that_changes() -> None:
    experience, _ = taught(calls=2000, stretch=1.0, spread=0.3)
    chance = random.Random(3)
    inside = []
    for _ in range(1500):
        seen = outlook(minutes=chance.uniform(5, 60), busy=0.0)
        waited = seen.scenarios.middle * 1.8 * math.exp(chance.gauss(0, 0.3))
        wait = experience.expect(seen)
        inside.append(wait.low <= waited <= wait.high)
        experience = experience.with_call(seen, waited=waited, at=NOW)
    assert sum(inside[:10]) <= 5
    assert sum(inside[500:]) / len(inside[500:]) == pytest.approx(0.8, abs=0.04)


@given(
    waits=st.lists(st.floats(0, 30_000), max_size=40),
    minutes=st.floats(0, 400),
    sign=st.floats(-4, 4),
)
def test_shares_are_always_in_order_and_finite(waits: list[float], minutes: float, sign: float) -> None:
    experience = Experience()
    for waited in waits:
        experience = experience.with_call(outlook(minutes=minutes, odd=sign), waited=waited, at=NOW)
    wait = experience.expect(outlook(minutes=minutes, odd=-sign))
    assert 0 <= wait.low <= wait.middle <= wait.high < math.inf


def test_what_is_kept_is_what_was_learned() -> None:
    experience, _ = taught(calls=50, stretch=1.4, spread=0.5)
    kept = decode(Experience, encode(experience))
    seen = decode(Outlook, encode(outlook(minutes=12, busy=1.0)))
    assert kept.expect(seen) == experience.expect(outlook(minutes=12, busy=1.0))
    assert kept.last_calls == experience.last_calls


def test_weights_have_no_say_where_they_make_waits_worse() -> None:
    """Whole mornings are slow or fast, which no sign foretells: weights that follow each are trusted less."""
    chance, experience, errors = random.Random(3), Experience(), [0.0, 0.0]
    for day in range(60):
        morning = math.exp(chance.gauss(0, 0.3))
        seen = [experience.weigh(outlook(minutes=chance.uniform(30, 90), busy=1.0)) for _ in range(40)]
        for each in seen:
            waited = each.scenarios.middle * morning * math.exp(chance.gauss(0, 0.05))
            if day >= 20:
                errors[0] += abs(experience.expect(each).middle - waited)
                assert each.weighed is not None
                errors[1] += abs(each.weighed.middle - waited)
            experience = experience.with_call(each, waited=waited, at=NOW + timedelta(days=day))
    assert errors[0] < errors[1]
    plain, learned = experience.errors[""]
    assert plain < learned


def test_call_is_judged_by_what_the_weights_knew_when_she_came() -> None:
    """Whoever waited beside her has taught them since; that must not make the forecast look better."""
    seen = Experience().weigh(outlook(minutes=30))
    taught_since, _ = taught(calls=500, stretch=2.0, spread=0.1)
    assert taught_since.expect(seen).middle != taught_since.expect(outlook(minutes=30)).middle
    kept = taught_since.with_call(seen, waited=3600, at=NOW)
    fresh = taught_since.with_call(outlook(minutes=30), waited=3600, at=NOW)
    assert kept.errors[""][1] > fresh.errors[""][1]
    assert decode(Outlook, encode(seen)) == seen


def test_group_whose_waits_scatter_more_gets_wider_windows_of_its_own() -> None:
    chance, experience = random.Random(5), Experience()
    inside: dict[str, list[bool]] = {"land": [], "residence": []}
    for call in range(6000):
        group, spread = chance.choice((("land", 0.5), ("residence", 0.15)))
        seen = outlook(minutes=chance.uniform(5, 60), group=group)
        waited = seen.scenarios.middle * math.exp(chance.gauss(0, spread))
        wait = experience.expect(seen)
        if call >= 3000:
            inside[group].append(wait.low <= waited <= wait.high)
        experience = experience.with_call(seen, waited=waited, at=NOW)
    for shares in inside.values():
        assert sum(shares) / len(shares) == pytest.approx(0.8, abs=0.04)
